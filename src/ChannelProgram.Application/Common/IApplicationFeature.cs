using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Common;

/// <summary>
/// What a feature brings to this layer. Every implementation in this assembly is found and used: a new feature adds one and edits
/// nothing else. Handlers and validators are found by themselves.
/// </summary>
public interface IApplicationFeature
{
    /// <summary>The permissions that its operations require; the scopes that systems can hold follow from them.</summary>
    IEnumerable<Permission> Permissions => [];

    void AddServices(IServiceCollection services) { }
}
