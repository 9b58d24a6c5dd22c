using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Tiers;
using ChannelProgram.Api.Tests.VendorClaims;
using ChannelProgram.Domain.Claims;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Entitlements;

public sealed class EntitlementTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private Api _gold = null!;
    private string _id = "";

    private Api Crm => host.Crm;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _gold = await host.AddPartner();
        _id = await _gold.PartnerId();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_margin_of_a_protection_is_that_of_its_approval_whatever_becomes_of_the_tier()
    {
        var website = Registration.NewCustomer();
        (await _gold.Registered(website)).Expect(HttpStatusCode.Created);
        var account = await AccountOf(_id);
        Assert.Equal("30 ownProtection True", await Terms(_id, account));

        await host.ChannelManager.GiveTier(_id, "silver");
        Assert.Equal("30 ownProtection True", await Terms(_id, account));
        Assert.Equal("20 tierMargin True", await Terms(_id, account, "platform"));

        host.Clock.Now = SettableClock.Start.AddDays(30);
        Assert.Equal("20 tierMargin True", await Terms(_id, account));
        // Then it held: what is asked for is the time of the sale.
        Assert.Equal("30 ownProtection True", await Terms(_id, account, at: "2026-12-01T00:00:00Z"));
    }

    [Fact]
    public async Task While_somebody_is_protected_others_have_the_entry_margin_and_no_commission()
    {
        (await _gold.Registered(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
        var (account, other) = (await AccountOf(_id), await (await host.AddPartner("platinum")).PartnerId());

        Assert.Equal("10 protectedForAnother False", await Terms(other, account));
        Assert.Equal("35 tierMargin True", await Terms(other, account, "platform"));
        host.Clock.Now = SettableClock.Start.AddDays(30).AddTicks(-10);
        Assert.Equal("10 protectedForAnother False", await Terms(other, account));
        host.Clock.Now = SettableClock.Start.AddDays(30);
        Assert.Equal("35 tierMargin True", await Terms(other, account));
    }

    [Fact]
    public async Task What_the_tier_gives_is_told_with_it()
    {
        (await _gold.Registered(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
        var account = await AccountOf(_id);
        var registered = await (await host.AddPartner("registered")).PartnerId();

        var own = (await Ask(_id, account)).Expect(HttpStatusCode.OK).Json;
        var newcomer = (await Ask(registered, account)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal((true, true, true), Grants(own));
        Assert.Equal((false, false, false), Grants(newcomer));
        Assert.Equal("2026-12-23T09:00:00Z", own.GetProperty("protection").GetProperty("until").GetString());
    }

    [Fact]
    public async Task On_a_line_that_the_vendor_keeps_partners_have_the_entry_margin_until_its_claim_ends()
    {
        var (_, customer) = await host.FreeCustomer();
        var account = $"{customer}";
        var claim = (await Crm.Claims(customer, ["analytics"], "direct")).Expect(HttpStatusCode.Created);
        Assert.Equal("10 protectedForAnother False", await Terms(_id, account));
        Assert.Equal("30 tierMargin True", await Terms(_id, account, "platform"));

        // What the vendor does makes it last longer, and begin no later.
        host.Clock.Now = SettableClock.Start.AddDays(60);
        (await Crm.Post($"/v1/vendor-claims/{claim.Id}/activities", new { note = "Called." })).Expect(HttpStatusCode.OK);
        Assert.Equal("10 protectedForAnother False", await Terms(_id, account, at: "2026-12-01T00:00:00Z"));

        host.Clock.Now = SettableClock.Start.AddDays(150).AddTicks(-10);
        Assert.Equal("10 protectedForAnother False", await Terms(_id, account));
        host.Clock.Now = SettableClock.Start.AddDays(150);
        Assert.Equal("30 tierMargin True", await Terms(_id, account));
        Assert.Equal("10 protectedForAnother False", await Terms(_id, account, at: "2026-12-01T00:00:00Z"));
    }

    [Fact]
    public async Task A_partner_that_is_not_active_has_no_margin_but_of_what_was_approved_before()
    {
        await _gold.Registered(Registration.NewCustomer());
        var account = await AccountOf(_id);

        await host.ChannelManager.Suspend(_id);
        Assert.Equal("30 ownProtection True", await Terms(_id, account));
        Assert.Equal("0 partnerNotActive False", await Terms(_id, account, "platform"));

        await host.ChannelManager.Reinstate(_id);
        Assert.Equal("30 tierMargin True", await Terms(_id, account, "platform"));
    }

    [Fact]
    public async Task A_partner_whose_tier_is_paused_has_no_margin_but_of_what_was_approved_before()
    {
        var partner = await host.AddPartner("registered");
        var id = await partner.PartnerId();
        host.Clock.Now = SettableClock.Start.AddDays(80);
        await host.ChannelManager.GiveTier(id, "gold", "2027-02-16T09:00:00Z");
        await partner.Registered(Registration.NewCustomer());
        await _gold.Registered(Registration.NewCustomer());
        var (own, others) = (await AccountOf(id), await AccountOf(_id));

        host.Clock.Now = SettableClock.Start.AddDays(90);
        await host.ChannelManager.Evaluate(id);
        Assert.Equal("30 ownProtection True", await Terms(id, own));
        Assert.Equal("0 tierPaused True", await Terms(id, own, "platform"));
        Assert.Equal("0 tierPaused False", await Terms(id, others));

        host.Clock.Now = SettableClock.Start.AddDays(91);
        await host.CertifyPeople(id, sales: 1, technical: 0);
        await host.ChannelManager.Evaluate(id);
        Assert.Equal("10 tierMargin True", await Terms(id, own, "platform"));
        // A sale of an earlier time has what held then.
        Assert.Equal("0 tierPaused True", await Terms(id, own, "platform", "2027-02-21T09:00:00Z"));
        Assert.Equal("10 tierMargin True", await Terms(id, own, "platform", "2027-02-21T08:59:59Z"));
        Assert.Equal("30 tierMargin True", await Terms(id, own, "platform", "2027-02-16T08:59:59Z"));
    }

    [Fact]
    public async Task A_joint_business_plan_raises_the_margin_of_what_is_sold_or_approved_while_it_holds()
    {
        var (partner, website) = (await host.AddPartner("platinum"), Registration.NewCustomer());
        var id = await partner.PartnerId();
        await partner.Registered(website, "analytics");
        var account = await AccountOf(id);
        host.Clock.Now = SettableClock.Start.AddDays(1);
        (await host.ChannelManager.Post(
            $"{TierActions.TierOf(id)}/joint-plan", new { marginPercent = "38.25", until = "2026-12-03T09:00:00Z" }))
            .Expect(HttpStatusCode.OK);
        await partner.Registered(website, "platform");
        Assert.Equal("35 ownProtection True", await Terms(id, account));
        Assert.Equal("38.25 ownProtection True", await Terms(id, account, "platform"));
        Assert.Equal("38.25 tierMargin True", await Terms(id, account, "support"));

        host.Clock.Now = SettableClock.Start.AddDays(10);
        Assert.Equal("38.25 ownProtection True", await Terms(id, account, "platform"));
        Assert.Equal("35 tierMargin True", await Terms(id, account, "support"));
        Assert.Equal("38.25 tierMargin True", await Terms(id, account, "support", "2026-12-03T08:59:59Z"));
        Assert.Equal("35 tierMargin True", await Terms(id, account, "support", "2026-11-24T08:59:59Z"));
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_told()
    {
        Assert.Equal(
            ["account", "partner", "product"],
            (await Crm.Get("/v1/entitlements")).Expect(HttpStatusCode.BadRequest).Faults.Order(StringComparer.Ordinal));
        foreach (var (parameter, value) in new[]
        {
            ("account", Callers.Absent), ("partner", Callers.Absent), ("product", "unknown"), ("at", "2001-01-01T00:00:00Z"),
        })
        {
            (await _gold.Registered(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
            var asked = new Dictionary<string, string>
            {
                ["account"] = await AccountOf(_id),
                ["partner"] = _id,
                ["product"] = "analytics",
                [parameter] = value,
            };
            var refused = await Crm.Get($"/v1/entitlements?{string.Join('&', asked.Select(it => $"{it.Key}={it.Value}"))}");
            Assert.Equal([parameter], refused.Expect(HttpStatusCode.BadRequest).Faults);
        }
    }

    private Task<Answer> Ask(string partner, string account, string product = "analytics", string? at = null) => Crm.Get(
        $"/v1/entitlements?partner={partner}&account={account}&product={product}{(at is null ? "" : $"&at={at}")}");

    /// <summary><c>30 ownProtection True</c>: the margin, why, and whether it earns commission.</summary>
    private async Task<string> Terms(string partner, string account, string product = "analytics", string? at = null)
    {
        var terms = (await Ask(partner, account, product, at)).Expect(HttpStatusCode.OK).Json;
        return $"{terms.GetProperty("marginPercent").GetString()} {terms.GetProperty("reason").GetString()} "
            + $"{terms.GetProperty("commission").GetBoolean()}";
    }

    /// <summary>That of the partner's only deal.</summary>
    private Task<string> AccountOf(string partner) => host.Database.Read(async db =>
        (await db.Set<Claim>().Where(it => it.Partner == new Domain.Common.PartnerId(Guid.Parse(partner)))
            .OrderBy(it => it.Id).Select(it => it.Account).FirstAsync()).Value.ToString());

    private static (bool, bool, bool) Grants(JsonElement terms) => (
        terms.GetProperty("dealRegistration").GetBoolean(), terms.GetProperty("leadSharing").GetBoolean(),
        terms.GetProperty("coSelling").GetBoolean());
}
