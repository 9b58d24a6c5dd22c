using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Access;

public class WhoMayDoWhat(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Absent = "019ab000-0000-7000-8000-000000000001";

    private static readonly string[] Systems = ["nobody", "read", "write", "crm"];

    private static readonly string[] SignedIn = [.. Systems[1..], .. Enum.GetNames<Role>()];

    private static readonly string[] Everybody = ["nobody", .. SignedIn];

    private static readonly string[] ReadAccounts = ["crm", "ProgramAdmin", "ChannelManager", "ConflictSteering", "ExecutiveSponsor", "Finance", "Auditor"];

    private static readonly string[] WriteAccounts = ["crm", "ProgramAdmin", "ChannelManager"];

    /// <summary>Every operation, how it is called, and who may.</summary>
    private static readonly Dictionary<string, (string Method, string Path, object? Body, string[] Allowed)> Operations = new()
    {
        ["registerDeal"] = ("POST", "/v1/deals", new { }, ["write", "PartnerAdmin", "PartnerSales", "ProgramAdmin", "ChannelManager"]),
        ["checkDeal"] = ("POST", "/v1/deals/check", new { }, ["write", "PartnerAdmin", "PartnerSales", "ProgramAdmin", "ChannelManager"]),
        ["listDeals"] = ("GET", "/v1/deals", null, ["read", "crm", .. Enum.GetNames<Role>()]),
        ["getDeal"] = ("GET", $"/v1/deals/{Absent}", null, ["read", "crm", .. Enum.GetNames<Role>()]),
        ["updateDeal"] = ("PATCH", $"/v1/deals/{Absent}", new { }, ["write", "PartnerAdmin", "PartnerSales"]),
        ["getDealTimeline"] = ("GET", $"/v1/deals/{Absent}/timeline", null, ["read", "crm", .. Enum.GetNames<Role>()]),
        ["getDealMatching"] = ("GET", $"/v1/deals/{Absent}/matching", null, ["ProgramAdmin", "ChannelManager", "Auditor"]),
        ["rejectDeal"] = ("POST", $"/v1/deals/{Absent}/reject", new { reason = "other" }, ["ProgramAdmin", "ChannelManager"]),
        ["approveDeal"] = ("POST", $"/v1/deals/{Absent}/approve", null, ["ProgramAdmin", "ChannelManager"]),
        ["withdrawDeal"] = ("POST", $"/v1/deals/{Absent}/withdraw", null, ["write", "PartnerAdmin", "PartnerSales"]),
        ["listWork"] = ("GET", "/v1/work", null, ["ProgramAdmin", "ChannelManager", "Auditor"]),
        ["getWorkItem"] = ("GET", $"/v1/work/{Absent}", null, ["ProgramAdmin", "ChannelManager", "Auditor"]),
        ["assignWork"] = ("POST", $"/v1/work/{Absent}/assign", new { }, ["ProgramAdmin", "ChannelManager"]),
        ["decideWork"] = ("POST", "/v1/work/decide", new { }, ["ProgramAdmin", "ChannelManager"]),
        ["makeVendorClaim"] = ("POST", "/v1/vendor-claims", new { }, WriteAccounts),
        ["listVendorClaims"] = ("GET", "/v1/vendor-claims", null, ReadAccounts),
        ["getVendorClaim"] = ("GET", $"/v1/vendor-claims/{Absent}", null, ReadAccounts),
        ["recordVendorActivity"] = ("POST", $"/v1/vendor-claims/{Absent}/activities", null, WriteAccounts),
        ["endVendorClaim"] = ("POST", $"/v1/vendor-claims/{Absent}/end", null, WriteAccounts),
        ["putVendorClaim"] = ("PUT", "/v1/vendor-claims/by-external-id/crm-1", new { }, WriteAccounts),
        ["getBuyingUnits"] = ("GET", $"/v1/accounts/{Absent}/buying-units", null, ReadAccounts),
        ["setBuyingUnits"] = ("PUT", $"/v1/accounts/{Absent}/buying-units", new { hasBuyingUnits = true }, ["ProgramAdmin", "ChannelManager"]),
        ["confirmCustomer"] = ("POST", $"/v1/deals/{Absent}/confirm-customer", null, ["ProgramAdmin", "ChannelManager"]),
        ["separateCustomer"] = ("POST", $"/v1/deals/{Absent}/separate-customer", null, ["ProgramAdmin", "ChannelManager"]),
        ["listAccounts"] = ("GET", "/v1/accounts", null, ReadAccounts),
        ["getAccount"] = ("GET", $"/v1/accounts/{Absent}", null, ReadAccounts),
        ["getAccountHistory"] = ("GET", $"/v1/accounts/{Absent}/history", null, ReadAccounts),
        ["updateAccount"] = ("PATCH", $"/v1/accounts/{Absent}", new { }, WriteAccounts),
        ["addAccountKey"] = ("POST", $"/v1/accounts/{Absent}/keys", new { kind = "duns", value = "150483782" }, WriteAccounts),
        ["confirmAccountKey"] = ("POST", $"/v1/accounts/{Absent}/keys/confirm", new { kind = "duns", value = "150483782" }, WriteAccounts),
        ["detachAccountKey"] = ("POST", $"/v1/accounts/{Absent}/keys/detach", new { kind = "duns", value = "150483782" }, WriteAccounts),
        ["mergeAccounts"] = ("POST", $"/v1/accounts/{Absent}/merge", new { account = Absent }, ["ProgramAdmin", "ChannelManager"]),
        ["unmergeAccounts"] = ("POST", $"/v1/accounts/{Absent}/unmerge", new { account = Absent }, ["ProgramAdmin", "ChannelManager"]),
        ["getAccountByExternalId"] = ("GET", $"/v1/accounts/by-external-id/{Absent}", null, ReadAccounts),
        ["putAccountByExternalId"] = ("PUT", "/v1/accounts/by-external-id/new", new { }, WriteAccounts),
        ["getMe"] = ("GET", "/v1/me", null, SignedIn),
        ["getProgram"] = ("GET", "/v1/program", null, SignedIn),
        ["signIn"] = ("POST", "/v1/account/sign-in", new { }, Everybody),
        ["issueToken"] = ("POST", "/connect/token", new { }, Everybody),
        ["getAuthorizationServerMetadata"] = ("GET", "/.well-known/oauth-authorization-server", null, Everybody),
        ["isLive"] = ("GET", "/health/live", null, Everybody),
        ["isReady"] = ("GET", "/health/ready", null, Everybody),
    };

    public static TheoryData<string> Callers => [.. Everybody];

    [Fact]
    public void Every_operation_is_in_the_table() =>
        Assert.Equal(Operations.Keys.Order(StringComparer.Ordinal), host.Operations.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Everybody_may_do_what_the_table_says_and_no_more(string name)
    {
        var caller = await Caller(name);
        foreach (var (operation, (method, path, body, allowed)) in Operations)
        {
            // What it would otherwise be told (404, 400) comes after who may ask.
            var answer = await caller.Send(new(method), path, body is null ? null : JsonContent.Create(body));

            var refusal = answer.Status is 401 or 403 ? $"{answer.Status} {answer.Problem} {answer.Headers.WwwAuthenticate}" : "allowed";
            Assert.True(Expected(name, operation, allowed) == refusal, $"{name}, {operation}: {refusal}");
            if (allowed.Contains(name) && path.Contains(Absent, StringComparison.Ordinal)) Assert.Equal(404, answer.Status);
        }
    }

    [Fact]
    public async Task Who_may_register_and_withdraw_does()
    {
        foreach (var name in Operations["withdrawDeal"].Allowed)
        {
            var caller = await Caller(name);
            var deal = await caller.Registered(Registration.NewCustomer());
            Assert.Equal("withdrawn", (await caller.Withdraw(deal.Id)).DealStatus);
        }
    }

    [Fact]
    public async Task Who_may_decide_does_and_who_may_read_reads()
    {
        var partner = await host.AddPartner("silver");
        foreach (var name in Operations["approveDeal"].Allowed)
        {
            var caller = await Caller(name);
            Assert.Equal("approved", (await caller.Approve((await partner.Registered(Registration.NewCustomer())).Id)).DealStatus);
            Assert.Equal("rejected", (await caller.Reject((await partner.Registered(Registration.NewCustomer())).Id, "other")).DealStatus);
        }

        var own = await host.Gold.Registered(Registration.NewCustomer());
        foreach (var name in Operations["getDeal"].Allowed)
        {
            var caller = await Caller(name);
            (await caller.Deal(own.Id)).Expect(HttpStatusCode.OK);
            Assert.Equal([own.Id], await caller.Listed($"number={own.String("number")}"));
        }
    }

    [Fact]
    public async Task A_token_holds_no_more_than_was_asked_for_or_the_client_has()
    {
        var me = (await host.Gold.WithScope("deals.write").Get("/v1/me")).Expect(HttpStatusCode.OK);
        Assert.Equal(["deals.write"], me.Json.GetProperty("scopes").EnumerateArray().Select(it => it.GetString()));

        var partner = await host.AddPartner();
        (await partner.Get("/v1/deals")).Expect(HttpStatusCode.OK);
        var id = (await partner.Get("/v1/me")).Id;
        await host.Database.Execute($"UPDATE api_clients SET scopes = 'deals.write' WHERE id = '{id}'");
        Assert.Equal("insufficientScope", (await partner.Get("/v1/deals")).Expect(HttpStatusCode.Forbidden).Problem);
    }

    private static string Expected(string name, string operation, string[] allowed)
    {
        if (allowed.Contains(name)) return "allowed";
        if (name == "nobody") return "401 unauthenticated Bearer";
        if (!Systems.Contains(name)) return "403 insufficientRole ";

        var scope = (name, operation) switch
        {
            (_, "approveDeal" or "rejectDeal" or "getDealMatching" or "listWork" or "getWorkItem" or "assignWork" or "decideWork" or "setBuyingUnits") => null,
            _ when operation.Contains("Account", StringComparison.Ordinal) || operation.EndsWith("Customer", StringComparison.Ordinal)
                || operation.Contains("VendorClaim", StringComparison.Ordinal) || operation is "recordVendorActivity" => null,
            ("crm", _) => null,
            (_, "registerDeal" or "checkDeal" or "updateDeal" or "withdrawDeal") => "deals.write",
            _ => "deals.read",
        };
        return "403 insufficientScope Bearer error=\"insufficient_scope\"" + (scope is null ? "" : $", scope=\"{scope}\"");
    }

    private async Task<Api> Caller(string name) => name switch
    {
        "nobody" => host.Nobody,
        "read" => host.Gold.WithScope("deals.read"),
        "write" => host.Gold.WithScope("deals.write"),
        "crm" => host.Crm,
        _ => await Person(Enum.Parse<Role>(name)),
    };

    /// <summary>Somebody of the demo in that role: roles are read afresh with every request.</summary>
    private async Task<Api> Person(Role role)
    {
        var email = role >= Role.PartnerAdmin ? "sales@gold.example" : "auditor@vendor.example";
        await host.Database.Execute($"UPDATE portal_users SET role = '{role}' WHERE email = '{email}'");
        return host.Person(email);
    }
}
