using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Api.Tests.Work;

internal sealed class WorkOperations : IFeatureOperations
{
    private static readonly string[] Read =
        [.. Callers.Deciders, nameof(Role.ConflictSteering), nameof(Role.ExecutiveSponsor), nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("listWork", "GET", "/v1/work", null, Read),
        new("getWorkItem", "GET", $"/v1/work/{Callers.Absent}", null, Read),
        new("assignWork", "POST", $"/v1/work/{Callers.Absent}/assign", new { }, Callers.Deciders),
        new("decideWork", "POST", "/v1/work/decide", new { }, Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/work"] = Waiting,
        ["/v1/work/decide"] = Waiting,
        ["/v1/work/{id}"] = Waiting,
    };

    /// <summary>One deal, as the example registers it, that waits for staff.</summary>
    private static async Task<OperationSetup> Waiting(ChannelHost host, DocumentedOperation operation)
    {
        await host.MakeExampleKnown();
        var partner = await host.AddPartner("silver");
        var deal = await host.RegisterExample(partner);
        var path = operation.Definition.Path.Replace("{id}", deal, StringComparison.Ordinal);
        var staff = host.StaffWith(operation.Definition.Access.Permission!);
        return new(staff, path, partner.WithdrawAll) { Named = ((string)ExampleValues.Id!, deal) };
    }
}
