using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;
using static ChannelProgram.Api.Tests.Revenue.RevenueActions;

namespace ChannelProgram.Api.Tests.Revenue;

public sealed class RevenueEventTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _gold = "";

    private Api Billing => host.Crm.WithScope("vendor.billing.write");

    private Api Finance => host.Person("finance@vendor.example");

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _gold = await host.Gold.PartnerId();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_a_won_deal_brings_is_credited_to_its_partner_and_what_is_paid_back_taken_off()
    {
        var (partner, other) = (await host.AddPartner(), await host.PartnerWithoutClients());
        var deal = await host.WonDeal(partner, Registration.NewCustomer());
        var (id, invoice) = (await partner.PartnerId(), NewId());

        var paid = await Billing.Posted(Payment(deal.Id, externalId: invoice, product: "analytics", amount: "10000.00"));
        Assert.Equal($"{Events}/{paid.Id}", paid.Headers.Location!.OriginalString);
        Assert.Equal(
            (id, deal.Id, true, "10000.00", 1),
            (paid.String("partner")!, paid.String("deal")!, paid.Json.GetProperty("credited").GetBoolean(),
                paid.Json.GetProperty("programAmount").GetProperty("amount").GetString(),
                paid.Json.GetProperty("version").GetInt32()));
        Assert.True(paid.Json.TryGetProperty("account", out _));
        var back = await Finance.Posted(Refund(invoice, deal.Id, amount: "2500.50"));
        Assert.Equal(
            (invoice, "2500.50"), (back.String("refundOf"), back.Json.GetProperty("amount").GetProperty("amount").GetString()));
        await Billing.Posted(Payment(partner: id, amount: "300.00", occurredOn: "2026-10-01"));
        await Billing.Posted(Payment(partner: other, amount: "7.00"));

        Assert.Equal("2026-10-01 300.00, 2026-11-20 10000.00, 2026-11-21 -2500.50", await host.CreditedTo(id));
        Assert.Equal("2026-11-21 -2500.50", await host.CreditedTo(id, "2026-11-21"));
        Assert.Equal(paid.Text, (await Billing.Get($"{Events}/{paid.Id}")).Text);
    }

    [Fact]
    public async Task It_counts_once_whatever_is_sent_again()
    {
        var (deal, id) = (await host.WonDeal(host.Gold, Registration.NewCustomer()), NewId());
        var first = await Billing.Posted(Payment(deal.Id, externalId: id, amount: "100.00"));

        // 100 is 100.00, and the deal that paid may be gone.
        (await host.ChannelManager.Revoke(deal.Id)).Expect(HttpStatusCode.OK);
        var again = await Billing.Posted(Payment(deal.Id, externalId: id, amount: "100"));
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        foreach (var other in new[]
        {
            Payment(deal.Id, externalId: id, amount: "100.01"), Payment(partner: _gold, externalId: id, amount: "100.00"),
            Payment(deal.Id, externalId: id, amount: "100.00", occurredOn: "2026-11-19"),
            Payment(deal.Id, externalId: id, amount: "100.00", product: "analytics"),
            Refund(id, deal.Id, externalId: id, amount: "100.00", occurredOn: "2026-11-20"),
        })
            Assert.Equal("externalIdInUse", (await Billing.Posts(other)).Expect(HttpStatusCode.Conflict).Problem);

        var refund = Refund(id, deal.Id, externalId: NewId());
        Assert.Equal((await Billing.Posted(refund)).Text, (await Billing.Posted(refund)).Text);
        // It is compared exactly.
        await Billing.Posted(Payment(partner: _gold, externalId: id.ToUpperInvariant()));
    }

    [Fact]
    public async Task What_is_sent_many_times_at_once_counts_once()
    {
        var id = NewId();
        var same = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Billing.Posts(Payment(partner: _gold, externalId: id))));
        Assert.All(same, it => it.Expect(HttpStatusCode.Created));
        Assert.Single(same.Select(it => it.Id).Distinct());

        var other = NewId();
        var different = await Task.WhenAll(Enumerable.Range(1, 5).Select(
            it => Billing.Posts(Payment(partner: _gold, externalId: other, amount: $"{it}.00"))));
        Assert.Equal([201, 409, 409, 409, 409], different.Select(it => it.Status).Order());
    }

    [Fact]
    public async Task Refunds_at_once_never_exceed_their_payment()
    {
        var invoice = NewId();
        await Billing.Posted(Payment(partner: _gold, externalId: invoice, amount: "1000.00"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(it => it % 2 == 0
            ? Billing.Posts(Refund(invoice, partner: _gold, amount: "300.00"))
            : Billing.Post(Bulk, new { items = new[] { Refund(invoice, partner: _gold, amount: "300.00") } })));

        Assert.Equal(900m, await host.Database.Query<decimal>(
            $"SELECT sum(amount) FROM revenue_events WHERE refund_of = '{invoice}'"));
        Assert.All(answers.Where(it => it.Status == 409), it => Assert.Equal("refundExceedsPayment", it.Problem));
        Assert.DoesNotContain(answers, it => it.Status is not (200 or 201 or 409));
        var rest = await Billing.Posts(Refund(invoice, partner: _gold, amount: "100.01"));
        Assert.Contains("100.00 USD is left", rest.Expect(HttpStatusCode.Conflict).String("detail"), StringComparison.Ordinal);
        await Billing.Posted(Refund(invoice, partner: _gold, amount: "100.00"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_its_place_and_nothing_is_stored()
    {
        var won = (await host.WonDeal(host.Gold, Registration.NewCustomer(), "analytics", "platform")).Id;
        var (invoice, other) = (NewId(), (await host.WonDeal(host.Gold, Registration.NewCustomer())).Id);
        await Billing.Posted(Payment(won, externalId: invoice, product: "analytics"));
        var before = await host.Rows();
        foreach (var (happened, faults) in new (object, string[])[]
        {
            (new { }, ["/amount", "/deal", "/externalId", "/kind", "/occurredOn"]),
            (Payment(), ["/deal"]),
            (Payment(won, _gold), ["/partner"]),
            (Payment(won, account: Callers.Absent), ["/account"]),
            (Payment(Callers.Absent), ["/deal"]),
            (Payment("no id"), ["/deal"]),
            (Payment(partner: Callers.Absent), ["/partner"]),
            (Payment(partner: _gold, account: Callers.Absent, product: "juggling"), ["/account", "/product"]),
            (Payment(won, product: "support"), ["/product"]),
            (Payment(partner: _gold, product: "No Code"), ["/product"]),
            (Payment(partner: _gold, amount: "0"), ["/amount/amount"]),
            (Payment(partner: _gold, amount: "-1"), ["/amount/amount"]),
            (Payment(partner: _gold, amount: "1.001"), ["/amount/amount"]),
            (Payment(partner: _gold, amount: "1000000000000000"), ["/amount/amount"]),
            (Payment(partner: _gold, currency: "EUR"), ["/amount/currency"]),
            (Payment(partner: _gold, currency: "XXX"), ["/amount/currency"]),
            (Payment(partner: _gold, occurredOn: "2026-11-24"), ["/occurredOn"]),
            (Payment(partner: _gold, occurredOn: "9999-12-31", currency: "EUR"), ["/amount/currency", "/occurredOn"]),
            (Payment(partner: _gold, occurredOn: "2026-02-30"), ["/occurredOn"]),
            (Payment(partner: _gold, externalId: " "), ["/externalId"]),
            (Payment(partner: _gold, externalId: new('x', 101)), ["/externalId"]),
            (new { externalId = "x", kind = "gift", partner = _gold, amount = new { amount = "1", currency = "USD" },
                occurredOn = "2026-11-20" }, ["/kind"]),
            (new { externalId = "x", kind = "refund", partner = _gold, amount = new { amount = "1", currency = "USD" },
                occurredOn = "2026-11-20" }, ["/refundOf"]),
            (new { externalId = "x", kind = "payment", partner = _gold, amount = new { amount = "1", currency = "USD" },
                occurredOn = "2026-11-20", refundOf = invoice, surprise = 1 }, ["/refundOf", "/surprise"]),
            (Refund("never paid", partner: _gold), ["/refundOf"]),
            (Refund(invoice, partner: _gold), ["/refundOf"]),
            (Refund(invoice, other), ["/refundOf"]),
            (Refund(invoice, won, currency: "EUR", occurredOn: "2026-11-19"), ["/amount/currency", "/occurredOn"]),
        })
        {
            var answer = await Billing.Posts(happened);
            Assert.True(answer.Status == 400, $"{System.Text.Json.JsonSerializer.Serialize(happened)}: {answer}");
            Assert.Equal(faults, answer.Faults);
            Assert.Equal("invalid", answer.Problem);
        }

        Assert.Equal(before, await host.Rows());
    }

    [Fact]
    public async Task Only_a_deal_whose_win_is_confirmed_has_payments()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        foreach (var status in new[] { "approved", "winReported" })
        {
            var refused = (await Billing.Posts(Payment(deal.Id))).Expect(HttpStatusCode.Conflict);
            Assert.Equal(("dealNotWon", status), (refused.Problem, refused.String("currentStatus")));
            await host.Gold.Win(deal.Id);
        }

        (await host.ChannelManager.ConfirmWin(deal.Id)).Expect(HttpStatusCode.OK);
        await Billing.Posted(Payment(deal.Id));
        // What it keeps after the win ends, and the deal is won still.
        host.Clock.Now += TimeSpan.FromDays(200);
        await host.RunJobs();
        await Billing.Posted(Payment(deal.Id));
    }

    [Fact]
    public async Task What_was_paid_for_a_deal_that_was_revoked_since_can_be_paid_back()
    {
        var (partner, invoice) = (await host.AddPartner(), NewId());
        var deal = await host.WonDeal(partner, Registration.NewCustomer());
        await Billing.Posted(Payment(deal.Id, externalId: invoice, amount: "50.00"));
        (await host.ChannelManager.Revoke(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal("dealNotWon", (await Billing.Posts(Payment(deal.Id))).Expect(HttpStatusCode.Conflict).Problem);
        await Billing.Posted(Refund(invoice, deal.Id, amount: "50.00"));
        Assert.Equal("2026-11-20 50.00, 2026-11-21 -50.00", await host.CreditedTo(await partner.PartnerId()));
    }

    [Fact]
    public async Task Another_currency_is_converted_by_the_version_in_force_and_paid_back_at_the_same_rate()
    {
        await using var own = await IsolatedHost.Start();
        var billing = own.Crm;
        var partner = await own.PartnerWithoutClients();
        (await own.Publish(await own.Drafted(new { exchangeRates = new[] { new { currency = "EUR", rate = "1.08425" } } })))
            .Expect(HttpStatusCode.OK);
        own.Clock.Now += TimeSpan.FromMinutes(5);

        var paid = await billing.Posted(Payment(partner: partner, amount: "10.01", currency: "EUR", externalId: "inv-1"));
        Assert.Equal(2, paid.Json.GetProperty("version").GetInt32());
        Assert.Equal("10.85", paid.Json.GetProperty("programAmount").GetProperty("amount").GetString());
        (await own.Publish(await own.Drafted(new { exchangeRates = new[] { new { currency = "EUR", rate = "2" } } })))
            .Expect(HttpStatusCode.OK);
        own.Clock.Now += TimeSpan.FromMinutes(5);
        foreach (var part in new[] { "3.33", "3.33", "3.35" })
            Assert.Equal(2, (await billing.Posted(Refund("inv-1", partner: partner, amount: part, currency: "EUR")))
                .Json.GetProperty("version").GetInt32());

        Assert.Equal("2026-11-20 10.85, 2026-11-21 -3.61, 2026-11-21 -3.61, 2026-11-21 -3.63", await own.CreditedTo(partner));
        var huge = await billing.Posts(Payment(partner: partner, amount: "900000000000000.00", currency: "EUR"));
        Assert.Equal(["/amount/amount"], huge.Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task A_partner_reads_its_own_and_no_other()
    {
        var silver = await host.Silver.PartnerId();
        var own = (await Billing.Posted(Payment(partner: _gold))).Id;
        var theirs = (await Billing.Posted(Payment(partner: silver))).Id;

        foreach (var caller in new[]
        {
            host.Gold.WithScope("commissions.read"), host.Person("admin@gold.example"), host.Person("sales@gold.example"),
        })
        {
            var read = (await caller.Get($"{Events}/{own}")).Expect(HttpStatusCode.OK);
            Assert.False(read.Json.TryGetProperty("credited", out _) || read.Json.TryGetProperty("account", out _));
            Assert.DoesNotContain(theirs, await caller.RevenueIds("limit=200"));
            var (absent, others) = (await caller.Get($"{Events}/{Callers.Absent}"), await caller.Get($"{Events}/{theirs}"));
            Assert.Equal((404, absent.String("detail")), (others.Status, others.String("detail")));
            foreach (var filter in new[] { $"partner={silver}", "credited=true" })
                Assert.Equal(400, (await caller.Get($"{Events}?{filter}")).Status);
            Assert.Equal(403, (await caller.Posts(Payment(partner: _gold))).Status);
        }

        Assert.Equal("insufficientScope", (await host.Gold.WithScope("deals.read").Get(Events)).Problem);
    }

    [Fact]
    public async Task A_list_is_filtered()
    {
        var (partner, invoice) = (await host.AddPartner(), NewId());
        var (id, deal) = (await partner.PartnerId(), (await host.WonDeal(partner, Registration.NewCustomer())).Id);
        var paid = (await Billing.Posted(Payment(deal, externalId: invoice, product: "analytics"))).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var back = (await Billing.Posted(Refund(invoice, deal))).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var other = (await Billing.Posted(Payment(partner: id, occurredOn: "2026-10-31"))).Id;

        foreach (var (filter, found) in new (string, string[])[]
        {
            ("", [other, back, paid]), ($"deal={deal}", [back, paid]), ("kind=refund", [back]), ("kind=payment", [other, paid]),
            ($"externalId={invoice}", [paid]), ($"refundOf={invoice}", [back]), ("product=analytics", [back, paid]),
            ("occurredFrom=2026-11-20", [back, paid]), ("occurredUntil=2026-11-20", [other]),
            ("occurredFrom=2026-11-20&occurredUntil=2026-11-21", [paid]), ("credited=false", []),
        })
            Assert.Equal(found, await Finance.RevenueIds($"partner={id}&{filter}"));
        foreach (var wrong in new[]
        {
            "occurredFrom=yesterday", "occurredUntil=2026-02-30", "kind=gift", "deal=x", "from=2026-01-01",
        })
            Assert.Equal(
                [wrong.Split('=')[0]], (await Finance.Get($"{Events}?{wrong}")).Expect(HttpStatusCode.BadRequest).Faults);
        var first = await partner.Get($"{Events}?limit=2");
        Assert.Equal([paid], await partner.RevenueIds($"limit=2&after={first.String("next")}"));
    }
}
