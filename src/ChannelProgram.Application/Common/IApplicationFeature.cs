using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Common;

/// <summary>
/// What a feature registers in this layer. Implementations, handlers and validators in this assembly are found automatically.
/// </summary>
public interface IApplicationFeature
{
    /// <summary>The permissions its operations require. The scopes that systems can hold are derived from them.</summary>
    IEnumerable<Permission> Permissions => [];

    void AddServices(IServiceCollection services) { }
}
