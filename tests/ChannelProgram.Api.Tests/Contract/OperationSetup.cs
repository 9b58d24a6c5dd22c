using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Who calls an operation, and the path of what it is called on: everything is there for its example to work.</summary>
/// <param name="resource">What the caller reads of it, if not the first four parts of the path.</param>
internal sealed class OperationSetup(Api caller, string path, Func<Task>? cleanup = null, string? resource = null)
    : IAsyncDisposable
{
    public Api Caller => caller;

    public string Path => path;

    /// <summary>What the example's body names, in place of what the document shows; null: nothing.</summary>
    public (string Shown, string Actual)? Named { get; init; }

    /// <summary>The operation ends the session that it comes from.</summary>
    public bool EndsSession { get; init; }

    public string Resource => resource ?? string.Join('/', path.Split('/').Take(4));

    public static async Task<OperationSetup> Of(ChannelHost host, DocumentedOperation operation)
    {
        var route = operation.Definition.Path;
        var upToId = route[..(route.IndexOf('}', StringComparison.Ordinal) + 1)];
        if (Features.Setups.TryGetValue(route, out var make) || Features.Setups.TryGetValue(upToId, out make))
            return await make(host, operation);
        if (operation.Definition.NamesResource)
            throw new Xunit.Sdk.XunitException(
                $"{operation}: no {nameof(IFeatureOperations)} says how to make a {upToId} ready.");

        var access = operation.Definition.Access;
        return new(
            access == Web.Common.Access.OpenToAll ? host.Nobody
            : access.Permission is null ? host.Gold
            : access.Permission.PartnerScope is null ? host.StaffWith(access.Permission)
            : await host.AddPartner(),
            route);
    }

    public async ValueTask DisposeAsync()
    {
        if (cleanup is not null) await cleanup();
    }
}

internal static class Examples
{
    /// <summary>The body that the document shows for an operation.</summary>
    public static async Task<string> ExampleOf(this ChannelHost host, string operation) =>
        (await DocumentedOperation.All(host)).Single(it => it.Name == operation).ExampleBody;

    /// <summary>Somebody of the vendor's staff who may do that, a channel manager if one may.</summary>
    public static Api StaffWith(this ChannelHost host, Permission permission) => host.Person(
        DemoSeed.Staff.OrderByDescending(it => it.Value is Role.ChannelManager)
            .First(it => permission.Roles.Contains(it.Value)).Key);
}
