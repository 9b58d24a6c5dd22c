using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.DealTransfers;

internal sealed class DealTransferOperations : IFeatureOperations
{
    private const string One = $"/v1/deal-transfers/{Callers.Absent}";
    private const string ShownCode = "q3Yb0xT9v2LrW8kMhJ1nZcP5sD7fG4aE6uR-iO_tKyQ";

    private static readonly string[] AdminsAndDeciders = [nameof(Role.PartnerAdmin), .. Callers.Deciders];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("offerDealTransfer", "POST", $"/v1/deals/{Callers.Absent}/transfers", null, AdminsAndDeciders),
        new(
            "listDealTransfers", "GET", "/v1/deal-transfers", null,
            [.. Callers.PartnersPeople, .. Callers.Deciders, nameof(Role.Auditor)]),
        new("getDealTransfer", "GET", One, null, [.. Callers.PartnersPeople, .. Callers.Deciders, nameof(Role.Auditor)]),
        new(
            "acceptDealTransfer", "POST", "/v1/deal-transfers/accept", new { code = new string('x', 43) },
            [nameof(Role.PartnerAdmin)]),
        new("confirmDealTransfer", "POST", $"{One}/confirm", null, Callers.Deciders),
        new("rejectDealTransfer", "POST", $"{One}/reject", null, Callers.Deciders),
        new("cancelDealTransfer", "POST", $"{One}/cancel", null, AdminsAndDeciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/deals/{id}/transfers"] = async (host, _) =>
        {
            var giver = host.Person("admin@platinum.example");
            return new(
                giver, $"/v1/deals/{(await giver.Registered(Registration.NewCustomer())).Id}/transfers", () => Forget(host));
        },
        ["/v1/deal-transfers"] = async (host, _) =>
        {
            await Forget(host);
            return new((await Offered(host)).Giver, "/v1/deal-transfers", () => Forget(host));
        },
        ["/v1/deal-transfers/accept"] = async (host, _) => new(
            host.Person("admin@gold.example"), "/v1/deal-transfers/accept", () => Forget(host))
        {
            Named = (ShownCode, (await Offered(host)).Code),
        },
        ["/v1/deal-transfers/{id}"] = async (host, operation) =>
        {
            var (giver, id, code) = await Offered(host);
            var decided = operation.Name is "confirmDealTransfer" or "rejectDealTransfer";
            if (decided)
                (await host.Person("admin@gold.example").AcceptTransfer(code)).Expect(HttpStatusCode.OK);
            return new(
                decided ? host.ChannelManager : giver, operation.Definition.Path.Replace("{id}", id, StringComparison.Ordinal),
                () => Forget(host));
        },
    };

    /// <summary>Other examples delete the deals that there are.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM deal_transfers");

    private static async Task<(Api Giver, string Id, string Code)> Offered(ChannelHost host)
    {
        var giver = host.Person("admin@platinum.example");
        var (id, code) = await giver.OfferedTransfer(
            (await giver.Registered(Registration.NewCustomer())).Id, "The customer moved to your region.");
        return (giver, id, code);
    }
}
