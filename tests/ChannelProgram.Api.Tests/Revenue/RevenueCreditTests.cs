using System.Net;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.VendorClaims;
using static ChannelProgram.Api.Tests.Revenue.RevenueActions;

namespace ChannelProgram.Api.Tests.Revenue;

/// <summary>While a line is protected, won or the vendor's, no sale of anybody else counts there.</summary>
public sealed class RevenueCreditTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _other = "";

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _other = await host.PartnerWithoutClients();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Protection_of_another_partner_takes_the_credit_on_each_day_that_it_touches()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var account = $"{await host.AccountOf(deal)}";
        var holder = await host.Gold.PartnerId();
        host.Clock.Now = SettableClock.Start.AddDays(60);

        // From 2026-11-23, 9:00, for 30 days.
        foreach (var (day, credited) in new[]
        {
            ("2026-11-22", true), ("2026-11-23", false), ("2026-12-10", false), ("2026-12-23", false), ("2026-12-24", true),
        })
        {
            Assert.Equal(credited, await Credited(_other, account, "analytics", day));
            Assert.True(await Credited(holder, account, "analytics", day));
            Assert.True(await Credited(_other, account, "platform", day));
            Assert.True(await Credited(_other, account, null, day));
            Assert.True(await Credited(_other, null, "analytics", day));
        }
    }

    [Fact]
    public async Task What_was_given_up_protects_to_then_and_a_win_goes_on_protecting()
    {
        var (given, won) = (
            await host.Gold.Registered(Registration.NewCustomer()), await host.Gold.Registered(Registration.NewCustomer()));
        var (first, second) = ($"{await host.AccountOf(given)}", $"{await host.AccountOf(won)}");
        host.Clock.Now = SettableClock.Start.AddDays(3);
        (await host.Gold.Withdraw(given.Id)).Expect(HttpStatusCode.OK);
        (await host.Gold.Win(won.Id, "2026-11-25")).Expect(HttpStatusCode.OK);
        (await host.ChannelManager.ConfirmWin(won.Id, "2026-11-25")).Expect(HttpStatusCode.OK);
        host.Clock.Now = SettableClock.Start.AddDays(300);
        await host.RunJobs();

        Assert.False(await Credited(_other, first, "analytics", "2026-11-26"));
        Assert.True(await Credited(_other, first, "analytics", "2026-11-27"));
        // 90 days from the confirmation.
        Assert.False(await Credited(_other, second, "analytics", "2027-02-24"));
        Assert.True(await Credited(_other, second, "analytics", "2027-02-25"));
    }

    [Fact]
    public async Task What_only_waits_for_a_decision_protects_nothing()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        Assert.Equal("submitted", deal.DealStatus);
        Assert.True(await Credited(_other, $"{await host.AccountOf(deal)}", "analytics", "2026-11-23"));
    }

    [Fact]
    public async Task A_claim_of_the_vendor_takes_the_credit_from_the_day_it_began()
    {
        var (_, account) = await host.FreeCustomer();
        var claim = (await host.ChannelManager.Claims(account, ["analytics"], "direct")).Expect(HttpStatusCode.Created);
        host.Clock.Now = SettableClock.Start.AddDays(10);
        // It lasts 90 days more from then, and began before all the same.
        (await host.ChannelManager.Post($"/v1/vendor-claims/{claim.Id}/activities")).Expect(HttpStatusCode.OK);
        host.Clock.Now = SettableClock.Start.AddDays(12);
        (await host.ChannelManager.Ends(claim.Id)).Expect(HttpStatusCode.OK);
        host.Clock.Now = SettableClock.Start.AddDays(40);

        foreach (var (day, credited) in new[]
        {
            ("2026-11-22", true), ("2026-11-23", false), ("2026-12-01", false), ("2026-12-05", false), ("2026-12-06", true),
        })
            Assert.Equal(credited, await Credited(_other, $"{account}", "analytics", day));
    }

    [Fact]
    public async Task What_hung_on_an_account_that_was_merged_hangs_on_what_remains()
    {
        var held = await host.Gold.Registered(Registration.NewCustomer());
        var (account, (_, absorbed)) = (await host.AccountOf(held), await host.FreeCustomer());
        (await host.ChannelManager.Post($"/v1/accounts/{account}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);

        Assert.False(await Credited(_other, $"{absorbed}", "analytics", "2026-11-23"));
    }

    [Fact]
    public async Task The_partner_is_not_told_and_a_refund_takes_no_more_than_the_payment_gave()
    {
        var partner = await host.AddPartner();
        var (id, held) = (await partner.PartnerId(), await host.Gold.Registered(Registration.NewCustomer()));
        var (account, free) = ($"{await host.AccountOf(held)}", $"{(await host.FreeCustomer()).Account}");
        var answers = new List<string>();
        foreach (var at in new[] { account, free })
        {
            var invoice = NewId();
            var paid = await host.Crm.Posted(
                Payment(partner: id, account: at, product: "analytics", occurredOn: "2026-11-23", externalId: invoice));
            await host.Crm.Posted(Refund(invoice, partner: id, occurredOn: "2026-11-23"));
            Assert.Equal(at == free, paid.Json.GetProperty("credited").GetBoolean());
            var read = (await partner.Get($"{Events}/{paid.Id}")).Expect(HttpStatusCode.OK).Text;
            Assert.DoesNotContain(at, read, StringComparison.Ordinal);
            answers.Add(read.Replace(paid.Id, "", StringComparison.Ordinal).Replace(invoice, "", StringComparison.Ordinal));
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.DoesNotContain("credited", answers[0], StringComparison.Ordinal);
        Assert.Equal("2026-11-23 1000.00, 2026-11-23 -100.00", await host.CreditedTo(id));
        Assert.Equal(2, (await host.Crm.RevenueIds($"partner={id}&credited=false")).Count);
    }

    [Fact]
    public async Task The_order_of_a_tender_is_its_partner_s_whoever_holds_the_customer()
    {
        var (partner, customer) = (await host.AddPartner(), Registration.NewCustomer());
        await host.Gold.Registered(customer);
        var tender = (await partner.Post("/v1/deals", new
        {
            type = "publicTender",
            tenderId = "T-1",
            customer = new { name = Registration.NameOf(customer), country = "DE", website = customer },
            products = new[] { new { code = "analytics", amount = new { amount = "10000.00", currency = "USD" } } },
            expectedCloseDate = "2027-06-30",
            stage = "qualified",
            source = "partnerSourced",
        })).Expect(HttpStatusCode.Created).Id;
        (await host.ChannelManager.Approve(tender)).Expect(HttpStatusCode.OK);
        (await partner.Win(tender)).Expect(HttpStatusCode.OK);
        (await host.ChannelManager.ConfirmWin(tender)).Expect(HttpStatusCode.OK);

        Assert.True((await host.Crm.Posted(Payment(tender, occurredOn: "2026-11-23", product: "analytics")))
            .Json.GetProperty("credited").GetBoolean());
    }

    private async Task<bool> Credited(string partner, string? account, string? product, string day) =>
        (await host.Crm.Posted(Payment(partner: partner, account: account, product: product, occurredOn: day)))
            .Json.GetProperty("credited").GetBoolean();
}
