using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// What a feature registers in this layer. Implementations, mappings (<see cref="IEntityTypeConfiguration{TEntity}"/>) and typed
/// ids in this assembly are found automatically.
/// </summary>
internal interface IInfrastructureFeature
{
    /// <summary>
    /// Unique constraints that a change checks before it writes. A violation means that another transaction was quicker.
    /// </summary>
    IEnumerable<string> RacedConstraints => [];

    void AddServices(IServiceCollection services) { }
}

internal static class InfrastructureFeatures
{
    public static IReadOnlyList<IInfrastructureFeature> All { get; } =
    [
        .. typeof(InfrastructureFeatures).Assembly.GetTypes()
            .Where(it => it.IsAssignableTo(typeof(IInfrastructureFeature)) && it is { IsAbstract: false })
            .OrderBy(it => it.FullName, StringComparer.Ordinal)
            .Select(it => (IInfrastructureFeature)Activator.CreateInstance(it)!),
    ];
}
