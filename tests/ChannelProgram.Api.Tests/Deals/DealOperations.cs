using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Deals;

internal sealed class DealOperations : IFeatureOperations
{
    private const string One = $"/v1/deals/{Callers.Absent}";

    /// <summary>
    /// Deals that have just been registered by a partner of this tier, of a customer that the program knows by that name, are
    /// in the states that actions start from.
    /// </summary>
    private static readonly (
        string Tier, string? KnownAs)[] Situations = [("gold", null), ("silver", null), ("gold", "Zenith Papermill")];

    private static readonly string[] Register = [Callers.WritingSystem, .. Callers.PartnersPeople, .. Callers.Deciders];
    private static readonly string[] Change = [Callers.WritingSystem, .. Callers.PartnersPeople];
    private static readonly string[] Read = [Callers.ReadingSystem, Callers.Crm, .. Enum.GetNames<Role>()];

    /// <summary>The rules' table of actions: who takes which.</summary>
    private static readonly Dictionary<string, AllowedCallers> Actions = new()
    {
        ["update"] = new("updateDeal", "PATCH", One, new { }, Change, "deals.write"),
        ["approve"] = new("approveDeal", "POST", $"{One}/approve", null, Callers.Deciders),
        ["reject"] = new("rejectDeal", "POST", $"{One}/reject", new { reason = "other" }, Callers.Deciders),
        ["confirmCustomer"] = new("confirmCustomer", "POST", $"{One}/confirm-customer", null, Callers.Deciders),
        ["separateCustomer"] = new("separateCustomer", "POST", $"{One}/separate-customer", null, Callers.Deciders),
        ["withdraw"] = new("withdrawDeal", "POST", $"{One}/withdraw", null, Change, "deals.write"),
    };

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("registerDeal", "POST", "/v1/deals", new { }, Register, "deals.write"),
        new("checkDeal", "POST", "/v1/deals/check", new { }, Register, "deals.write"),
        new("listDeals", "GET", "/v1/deals", null, Read, "deals.read"),
        new("getDeal", "GET", One, null, Read, "deals.read"),
        new("getDealTimeline", "GET", $"{One}/timeline", null, Read, "deals.read"),
        new("getDealMatching", "GET", $"{One}/matching", null, [.. Callers.Deciders, nameof(Role.Auditor)]),
        .. Domain.Deals.DealActions.All.Select(it => Actions[it.Name]),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/deals"] = OfAPartner,
        ["/v1/deals/check"] = OfAPartner,
        ["/v1/deals/{id}"] = Deal,
    };

    /// <summary>A partner for whom the example's customer is free; for a list to tell something, it has registered it.</summary>
    private static async Task<OperationSetup> OfAPartner(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await host.AddPartner();
        if (operation.Definition.IsRead) await host.RegisterExample(partner);
        return new(partner, operation.Definition.Path, partner.WithdrawAll);
    }

    /// <summary>A deal, as the example registers it, that lets the operation's caller do what the operation does.</summary>
    private static async Task<OperationSetup> Deal(ChannelHost host, DocumentedOperation operation)
    {
        var action = operation.Definition.IsRead || operation.Definition.Method != "POST"
            ? null
            : Camel(operation.Definition.Path.Split('/')[^1]);
        await host.MakeExampleKnown();
        foreach (var (tier, knownAs) in Situations)
        {
            if (knownAs is not null) await KnownAs(host, knownAs);
            var partner = await host.AddPartner(tier);
            var deal = await host.RegisterExample(partner);
            var permission = operation.Definition.Access.Permission!;
            var caller = permission.PartnerScope is null ? host.StaffWith(permission) : partner;
            if (action is null || (await caller.Deal(deal)).Next().Contains(action))
                return new(caller, operation.Definition.Path.Replace("{id}", deal, StringComparison.Ordinal), Clear);
            await Clear();

            Task Clear() => knownAs is null ? partner.WithdrawAll() : host.ForgetCustomers();
        }

        throw new Xunit.Sdk.XunitException($"{operation}: no deal that is made ready offers {action} among its nextActions.");
    }

    /// <summary>Another partner knows the customer of the example by another name, and is about another line.</summary>
    private static async Task KnownAs(ChannelHost host, string name)
    {
        await host.ForgetCustomers();
        var body = JsonNode.Parse(await host.ExampleOf("registerDeal"))!;
        body["customer"]!["name"] = name;
        body["products"] = JsonNode.Parse("""[{"code":"support","amount":{"amount":"1.00","currency":"USD"}}]""");
        (await (await host.AddPartner()).PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
    }

    private static string Camel(string kebab) => JsonNamingPolicy.CamelCase.ConvertName(
        string.Concat(kebab.Split('-').Select(it => $"{char.ToUpperInvariant(it[0])}{it[1..]}")));
}

internal static class ExampleDeals
{
    /// <summary>Registers the document's example; the id of the deal.</summary>
    public static async Task<string> RegisterExample(this ChannelHost host, Api partner) =>
        (await partner.PostText("/v1/deals", await host.ExampleOf("registerDeal"))).Expect(HttpStatusCode.Created).Id;

    /// <summary>The example's customer is one that the program knows and nobody holds, whichever example comes first.</summary>
    public static async Task MakeExampleKnown(this ChannelHost host)
    {
        var partner = await host.AddPartner();
        await host.RegisterExample(partner);
        await partner.WithdrawAll();
    }

    /// <summary>The customer is free again for whoever registers the example next.</summary>
    public static async Task WithdrawAll(this Api partner)
    {
        foreach (var id in await partner.Listed("limit=200")) await partner.Withdraw(id);
    }
}
