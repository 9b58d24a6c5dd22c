using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Api.Tests.Access;

public class AuthorizationTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string OneOfTheVendor = "vendor.*";

    private static readonly Regex VendorScope = new(@"vendor\.[a-z.]+");

    public static TheoryData<string> Everybody => [.. Callers.Everybody];

    [Fact]
    public void Every_operation_is_in_the_permission_table() =>
        Assert.Equal(Features.Allowed.Keys.Order(StringComparer.Ordinal), host.Operations.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_caller_may_do_what_the_permission_table_says_and_no_more(string name)
    {
        var caller = await Caller(name);
        foreach (var it in Features.Allowed.Values)
        {
            // What it would otherwise be told (404, 400) comes after who may ask.
            var answer = await caller.Send(new(it.Method), it.Path, it.Body switch
            {
                null => null,
                Func<HttpContent> form => form(),
                var body => JsonContent.Create(body),
            });

            var refusal = answer.Status is 401 or 403
                ? $"{answer.Status} {answer.Problem} {VendorScope.Replace($"{answer.Headers.WwwAuthenticate}", OneOfTheVendor)}"
                : "allowed";
            Assert.True(Expected(name, it) == refusal, $"{name}, {it.Operation}: {refusal}");
            if (it.Callers.Contains(name) && it.Path.Contains(Callers.Absent, StringComparison.Ordinal))
                Assert.Equal(404, answer.Status);
        }
    }

    [Fact]
    public async Task Permitted_callers_register_and_withdraw()
    {
        foreach (var name in Features.Allowed["withdrawDeal"].Callers)
        {
            var caller = await Caller(name);
            var deal = await caller.Registered(Registration.NewCustomer());
            Assert.Equal("withdrawn", (await caller.Withdraw(deal.Id)).DealStatus);
        }
    }

    [Fact]
    public async Task Permitted_callers_decide_and_read()
    {
        var partner = await host.AddPartner("silver");
        foreach (var name in Features.Allowed["approveDeal"].Callers)
        {
            var caller = await Caller(name);
            Assert.Equal(
                "approved", (await caller.Approve((await partner.Registered(Registration.NewCustomer())).Id)).DealStatus);
            Assert.Equal(
                "rejected", (await caller.Reject((await partner.Registered(Registration.NewCustomer())).Id, "other")).DealStatus);
        }

        var own = await host.Gold.Registered(Registration.NewCustomer());
        foreach (var name in Features.Allowed["getDeal"].Callers)
        {
            var caller = await Caller(name);
            (await caller.Deal(own.Id)).Expect(HttpStatusCode.OK);
            Assert.Equal([own.Id], await caller.Listed($"number={own.String("number")}"));
        }
    }

    [Fact]
    public async Task A_token_has_no_more_scopes_than_requested_or_granted()
    {
        var me = (await host.Gold.WithScope("deals.write").Get("/v1/me")).Expect(HttpStatusCode.OK);
        Assert.Equal(["deals.write"], me.Json.GetProperty("scopes").EnumerateArray().Select(it => it.GetString()));

        var partner = await host.AddPartner();
        (await partner.Get("/v1/deals")).Expect(HttpStatusCode.OK);
        var id = (await partner.Get("/v1/me")).Id;
        await host.Database.Execute(
            $"UPDATE api_clients SET permissions = '{ApiClient.PermissionsOf(["deals.write"])}' WHERE client_id = '{id}'");
        Assert.Equal("insufficientScope", (await partner.Get("/v1/deals")).Expect(HttpStatusCode.Forbidden).Problem);
    }

    private static string Expected(string name, AllowedCallers it)
    {
        if (it.Callers.Contains(name)) return "allowed";
        if (name == Callers.Nobody) return "401 unauthenticated Bearer";
        if (!Callers.Systems.Contains(name)) return "403 insufficientRole ";

        var scope = name switch
        {
            Callers.Crm => null,
            Callers.Billing => it.Callers.Contains(Callers.Crm) ? OneOfTheVendor : null,
            _ => it.Scope,
        };
        return "403 insufficientScope Bearer error=\"insufficient_scope\"" + (scope is null ? "" : $", scope=\"{scope}\"");
    }

    private async Task<Api> Caller(string name) => name switch
    {
        Callers.Nobody => host.Nobody,
        Callers.ReadingSystem => host.Gold.WithScope("deals.read"),
        Callers.WritingSystem => host.Gold.WithScope("deals.write"),
        Callers.ManagingSystem => host.Gold.WithScope("partner.manage"),
        // It may do what the scopes of deals and accounts allow; the other may confirm wins alone.
        Callers.Crm => host.Crm,
        Callers.Billing => host.Crm.WithScope("vendor.billing.write"),
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
