using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Revenue;

namespace ChannelProgram.Api.Tests.Revenue;

internal sealed class RevenueOperations : IFeatureOperations
{
    private const string All = RevenueActions.Events;
    private const string One = $"{All}/{Callers.Absent}";

    private static readonly string[] Recorders =
        [Callers.Crm, Callers.Billing, nameof(Role.Finance), nameof(Role.ProgramAdmin)];

    private static readonly string[] Readers =
    [
        .. Recorders, nameof(Role.ChannelManager), nameof(Role.Auditor), .. Callers.PartnersPeople, nameof(Role.PartnerFinance),
    ];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("recordRevenueEvent", "POST", All, new { }, Recorders),
        new("recordRevenueEvents", "POST", $"{All}/bulk", new { }, Recorders),
        new("listRevenueEvents", "GET", All, null, Readers, "commissions.read"),
        new("getRevenueEvent", "GET", One, null, Readers, "commissions.read"),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [All] = Prepared,
        [$"{All}/bulk"] = Prepared,
        [$"{All}/{{id}}"] = Prepared,
    };

    /// <summary>The example's partner, and its payment unless the operation records it.</summary>
    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        await Forget(host);
        var (path, named) =
            (operation.Definition.Path, (Shown: $"{RevenueExamples.Partner.Value}", await host.PartnerWithoutClients()));
        if (operation.Definition.IsRead)
        {
            var example = await host.ExampleOf("recordRevenueEvent");
            var made = await host.ProgramAdmin.PostText(All, example.Replace(named.Shown, named.Item2, StringComparison.Ordinal));
            path = path.Replace("{id}", made.Expect(HttpStatusCode.Created).Id, StringComparison.Ordinal);
        }

        return new(host.ProgramAdmin, path, () => Forget(host)) { Named = named };
    }

    /// <summary>The example's external id counts once.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM revenue_events");
}
