using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Activities;

internal sealed class ActivityOperations : IFeatureOperations
{
    private const string All = $"/v1/deals/{Callers.Absent}/activities";

    private static readonly string[] Read = [Callers.ReadingSystem, Callers.Crm, .. Enum.GetNames<Role>()];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new(
            "addDealActivity", "POST", All, new { kind = "call" }, [Callers.WritingSystem, .. Callers.PartnersPeople],
            "deals.write"),
        new("listDealActivities", "GET", All, null, Read, "deals.read"),
        new("getDealActivity", "GET", $"{All}/{Callers.Absent}", null, Read, "deals.read"),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/deals/{id}/activities"] = Deal,
        ["/v1/deals/{id}/activities/{activityId}"] = Deal,
    };

    /// <summary>A deal; for what is read, with an activity.</summary>
    private static async Task<OperationSetup> Deal(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await host.AddPartner();
        var deal = await host.RegisterExample(partner);
        var path = operation.Definition.Path.Replace("{id}", deal, StringComparison.Ordinal);
        if (operation.Definition.IsRead)
        {
            var added = await partner.PostText($"/v1/deals/{deal}/activities", await host.ExampleOf("addDealActivity"));
            path = path.Replace("{activityId}", added.Expect(HttpStatusCode.Created).Id, StringComparison.Ordinal);
        }

        return new(partner, path, partner.WithdrawAll);
    }
}
