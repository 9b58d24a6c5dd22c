using System.Collections.Concurrent;
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
    private static readonly (string Tier, string? KnownAs, Prepare Prepare)[] Situations =
    [
        ("gold", null, (_, it) => Task.FromResult(it)),
        ("silver", null, (_, it) => Task.FromResult(it)),
        ("gold", "Zenith Papermill", (_, it) => Task.FromResult(it)),
        ("gold", null, Draft),
        ("silver", null, Ask),
        ("gold", null, Offer),
        ("gold", null, ReportWin),
        ("gold", null, Lose),
        ("gold", null, EnterLastDays),
        ("gold", null, async (host, it) => await Extend(await EnterLastDays(host, it))),
        ("gold", null, Wait),
    ];

    /// <summary>
    /// The first situation that offered an action: tests that walk all operations need not try those before it again.
    /// </summary>
    private static readonly ConcurrentDictionary<string, int> FirstTried = new();

    private delegate Task<(Api Partner, string Deal)> Prepare(ChannelHost host, (Api Partner, string Deal) registered);

    private static readonly object Value = new { amount = "44000.00", currency = "USD" };

    private static readonly object Order = new { wonOn = "2026-11-20", value = Value, orderReference = "PO-2026-118" };

    private static readonly string[] Register = [Callers.WritingSystem, .. Callers.PartnersPeople, .. Callers.Deciders];
    private static readonly string[] Change = [Callers.WritingSystem, .. Callers.PartnersPeople];
    private static readonly string[] Outcome = [.. Change, Callers.Crm, nameof(Role.ChannelManager)];
    private static readonly string[] Read = [Callers.ReadingSystem, Callers.Crm, .. Enum.GetNames<Role>()];

    /// <summary>The rules' table of actions: who takes which.</summary>
    public static readonly Dictionary<string, AllowedCallers> Actions = new()
    {
        ["update"] = new("updateDeal", "PATCH", One, new { }, Change, "deals.write"),
        ["submit"] = new("submitDeal", "POST", $"{One}/submit", null, Change, "deals.write"),
        ["approve"] = new("approveDeal", "POST", $"{One}/approve", null, Callers.Deciders),
        ["reject"] = new("rejectDeal", "POST", $"{One}/reject", new { reason = "other" }, Callers.Deciders),
        ["confirmCustomer"] = new("confirmCustomer", "POST", $"{One}/confirm-customer", null, Callers.Deciders),
        ["separateCustomer"] = new("separateCustomer", "POST", $"{One}/separate-customer", null, Callers.Deciders),
        ["requestInformation"] = new(
            "requestInformation", "POST", $"{One}/request-information", new { question = "Who?" }, Callers.Deciders),
        ["answer"] = new("answerDeal", "POST", $"{One}/answer", new { text = "Ada." }, Change, "deals.write"),
        ["acceptOffer"] = new("acceptOffer", "POST", $"{One}/accept-offer", null, Change, "deals.write"),
        ["declineOffer"] = new("declineOffer", "POST", $"{One}/decline-offer", null, Change, "deals.write"),
        ["extend"] = new("extendDeal", "POST", $"{One}/extend", null, Change, "deals.write"),
        ["decideExtension"] = new(
            "decideExtension", "POST", $"{One}/decide-extension", new { grant = true }, Callers.Deciders),
        ["win"] = new("winDeal", "POST", $"{One}/win", Order, Outcome, "deals.write"),
        ["confirmWin"] = new(
            "confirmWin", "POST", $"{One}/confirm-win", new { amount = Value, wonOn = "2026-11-20" },
            [Callers.Crm, Callers.Billing, nameof(Role.ChannelManager), nameof(Role.Finance)]),
        ["lose"] = new("loseDeal", "POST", $"{One}/lose", new { reason = "price" }, Outcome, "deals.write"),
        ["revoke"] = new("revokeDeal", "POST", $"{One}/revoke", new { reason = "other" }, Callers.Deciders),
        ["undo"] = new("undoDeal", "POST", $"{One}/undo", new { reason = "A mistake." }, Callers.Deciders),
        ["withdraw"] = new("withdrawDeal", "POST", $"{One}/withdraw", null, Change, "deals.write"),
        ["dispute"] = new("disputeDeal", "POST", $"{One}/dispute", new { statement = "We were first." }, Change, "deals.write"),
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
        var first = FirstTried.GetValueOrDefault(action ?? "");
        // What another operation won, its partner still has.
        if (first > 0) await host.ForgetCustomers();
        await host.MakeExampleKnown();
        foreach (var (place, (tier, knownAs, prepare)) in Situations.Index().Skip(first))
        {
            if (knownAs is not null) await KnownAs(host, knownAs);
            var partner = await host.AddPartner(tier);
            (partner, var deal) = await prepare(host, (partner, await host.RegisterExample(partner)));
            var permission = operation.Definition.Access.Permission!;
            var caller = permission.PartnerScope is null ? host.StaffWith(permission) : partner;
            var read = await caller.Deal(deal);
            if (action is null || (read.Code is HttpStatusCode.OK && read.Next().Contains(action)))
            {
                FirstTried[action ?? ""] = place;
                return new(caller, operation.Definition.Path.Replace("{id}", deal, StringComparison.Ordinal), Clear);
            }

            await Clear();

            // What the partner waits for, another one has.
            Task Clear() => knownAs is not null || (read.Code is HttpStatusCode.OK && read.DealStatus == "waitlisted")
                ? host.ForgetCustomers()
                : partner.WithdrawAll();
        }

        throw new Xunit.Sdk.XunitException($"{operation}: no deal that is made ready offers {action} among its nextActions.");
    }

    /// <summary>The example once more, of a partner that keeps it as a draft; what was registered is given up.</summary>
    private static async Task<(Api Partner, string Deal)> Draft(ChannelHost host, (Api Partner, string Deal) registered)
    {
        await registered.Partner.Withdraw(registered.Deal);
        var body = JsonNode.Parse(await host.ExampleOf("registerDeal"))!;
        body["draft"] = true;
        var drafted = await registered.Partner.PostText("/v1/deals", body.ToJsonString());
        return (registered.Partner, drafted.Expect(HttpStatusCode.Created).Id);
    }

    private static async Task<(Api Partner, string Deal)> Ask(ChannelHost host, (Api Partner, string Deal) registered)
    {
        await host.ChannelManager.Post(
            $"/v1/deals/{registered.Deal}/request-information", new { question = "Who is your contact in their purchasing?" });
        return registered;
    }

    /// <summary>Another partner waits for the customer, and what was registered is given up.</summary>
    private static async Task<(Api Partner, string Deal)> Offer(ChannelHost host, (Api Partner, string Deal) registered)
    {
        var other = await host.AddPartner();
        var waiting = await host.RegisterExample(other);
        await registered.Partner.Withdraw(registered.Deal);
        return (other, waiting);
    }

    /// <summary>Another partner registers the example, and waits for what was registered.</summary>
    private static async Task<(Api Partner, string Deal)> Wait(ChannelHost host, (Api Partner, string Deal) registered)
    {
        var other = await host.AddPartner();
        return (other, await host.RegisterExample(other));
    }

    private static async Task<(Api Partner, string Deal)> ReportWin(ChannelHost host, (Api Partner, string Deal) registered)
    {
        (await registered.Partner.Post($"/v1/deals/{registered.Deal}/win", Order)).Expect(HttpStatusCode.OK);
        return registered;
    }

    private static async Task<(Api Partner, string Deal)> Lose(ChannelHost host, (Api Partner, string Deal) registered)
    {
        (await registered.Partner.Post($"/v1/deals/{registered.Deal}/lose", new { reason = "price" })).Expect(HttpStatusCode.OK);
        return registered;
    }

    /// <summary>Not by the clock, which other operations share.</summary>
    private static async Task<(Api Partner, string Deal)> EnterLastDays(
        ChannelHost host, (Api Partner, string Deal) registered)
    {
        var deal = await registered.Partner.Deal(registered.Deal);
        if (deal.IsNull("protection")) return registered;

        var until = $"'{deal.Instant("protection.from").AddDays(5):O}'";
        await host.Database.Execute(
            $"UPDATE claims SET protected_until = {until}, expires_at = {until} WHERE deal = '{registered.Deal}'");
        await host.Database.Execute(
            $"UPDATE deals SET protected_until = {until}, ends_at = {until}, next_change_at = {until} "
            + $"WHERE id = '{registered.Deal}'");
        return registered;
    }

    private static async Task<(Api Partner, string Deal)> Extend((Api Partner, string Deal) registered)
    {
        (await registered.Partner.Post($"/v1/deals/{registered.Deal}/extend")).Expect(HttpStatusCode.OK);
        return registered;
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
