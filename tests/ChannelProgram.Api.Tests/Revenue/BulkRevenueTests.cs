using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Web.Common;
using static ChannelProgram.Api.Tests.Revenue.RevenueActions;

namespace ChannelProgram.Api.Tests.Revenue;

public sealed class BulkRevenueTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    /// <summary>Each with what is wrong with it; the place is null where the refusal names none.</summary>
    private static readonly (string Kind, string Text)[] Faults =
    [
        ("amount", "refused invalid /amount/amount"), ("currency", "refused invalid /amount/currency"),
        ("future", "refused invalid /occurredOn"), ("partner", "refused invalid /partner"),
        ("product", "refused invalid /product"), ("refund", "refused invalid /refundOf"),
        ("nobody", "refused invalid /deal"), ("deal", "refused dealNotWon"), ("id", "refused externalIdInUse"),
    ];

    private string _partner = "";

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.PartnerWithoutClients();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_is_recorded_as_it_would_be_alone_in_the_order_of_the_request()
    {
        var (invoice, known) = (NewId(), NewId());
        var before = await host.Crm.Posted(Payment(partner: _partner, externalId: known));
        var paid = Payment(partner: _partner, externalId: invoice);

        var items = await host.Crm.PostMany(
            Refund(invoice, partner: _partner), paid, paid, Payment(partner: _partner, externalId: invoice, amount: "1.00"),
            Refund(invoice, partner: _partner, amount: "600.00"), Refund(invoice, partner: _partner, amount: "600.00"),
            Refund(invoice, partner: _partner, amount: "400.00"), Payment(partner: _partner, externalId: known),
            Payment(partner: _partner, amount: "0", occurredOn: "2027-01-01"), new { });

        Assert.Equal(
            [
                "0 refused invalid /refundOf", "1 accepted", "2 duplicate", "3 refused externalIdInUse", "4 accepted",
                "5 refused refundExceedsPayment", "6 accepted", "7 duplicate", "8 refused invalid /amount/amount",
                "9 refused invalid /externalId /kind /amount /occurredOn /deal",
            ],
            items.Select(it => it.Text()));
        Assert.Equal(items[1].GetProperty("id").GetString(), items[2].GetProperty("id").GetString());
        Assert.Equal(before.Id, items[7].GetProperty("id").GetString());
        Assert.Equal(
            "2026-11-20 1000.00, 2026-11-20 1000.00, 2026-11-21 -400.00, 2026-11-21 -600.00", await host.CreditedTo(_partner));
    }

    [Fact]
    public async Task Of_a_refused_one_nothing_is_stored_and_the_others_are() => await Send(requests: 1, rows: 300);

    [LongFact]
    public async Task A_hundred_thousand_in_requests_of_a_thousand() => await Send(requests: 100, rows: 1000);

    [Fact]
    public async Task A_request_has_up_to_1000()
    {
        var items = Enumerable.Range(0, 1001).Select(_ => Payment(partner: Callers.Absent, product: "analytics")).ToArray();

        Assert.Equal(["/items"], (await host.Crm.Post(Bulk, new { items })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["/items"], (await host.Crm.Post(Bulk, new { items = (object[])[] })).Faults);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(new { items = items[1..] }).Length, 1, BufferedRequestBody.MaxBytes);
        Assert.All(await host.Crm.PostMany(items[1..]), it => Assert.Equal("refused", it.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_as_a_whole()
    {
        var good = Payment(partner: _partner);
        foreach (var (wrong, fault) in new (object?, string)[]
        {
            (new { surprise = 1 }, "/items/1/surprise"), (new { kind = "gift" }, "/items/1/kind"), (null, "/items/1"),
            (new { partner = "nobody" }, "/items/1/partner"), (new { amount = 5 }, "/items/1/amount"),
        })
            Assert.Equal(
                [fault],
                (await host.Crm.Post(Bulk, new { items = new[] { good, wrong } })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Empty(await host.Crm.RevenueIds($"partner={_partner}"));
    }

    [Fact]
    public async Task Many_that_are_sent_many_times_at_once_count_once()
    {
        var items = Enumerable.Range(0, 20).Select(_ => Payment(partner: _partner)).ToArray();

        var all = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(it => host.Crm.PostMany(it % 2 == 0 ? items : [.. items.Reverse()])));

        Assert.Equal(20, all.SelectMany(it => it).Count(it => it.GetProperty("result").GetString() is "accepted"));
        Assert.Equal(20, (await host.Crm.RevenueIds($"partner={_partner}&limit=200")).Count);
    }

    /// <summary>Every third row is wrong, each time otherwise.</summary>
    private async Task Send(int requests, int rows)
    {
        var (open, prefix) = ((await host.Gold.Registered(Registration.NewCustomer())).Id, $"{Guid.NewGuid():N}"[..8]);
        await host.Crm.Posted(Payment(partner: _partner, externalId: $"{prefix}-used", amount: "1.00"));
        for (var request = 0; request < requests; request++)
        {
            var first = request * rows;
            var items = Enumerable.Range(first, rows)
                .Select(it => it % 3 == 2 ? Wrong(FaultOf(it).Kind, $"{prefix}-{it}", open, prefix) : Right($"{prefix}-{it}"))
                .ToArray();

            Assert.Equal(
                Enumerable.Range(0, rows).Select(it => $"{it} {((first + it) % 3 == 2 ? FaultOf(first + it).Text : "accepted")}"),
                (await host.Crm.PostMany(items)).Select(it => it.Text()));
        }

        var right = Enumerable.Range(0, requests * rows).Count(it => it % 3 != 2);
        Assert.Equal(
            right + 1L,
            await host.Database.Query<long>($"SELECT count(*) FROM revenue_events WHERE external_id LIKE '{prefix}-%'"));
        Assert.Equal(
            right + 1m,
            await host.Database.Query<decimal>($"SELECT sum(net_amount) FROM revenue_events WHERE partner = '{_partner}'"));
    }

    private static (string Kind, string Text) FaultOf(int row) => Faults[row / 3 % Faults.Length];

    private object Right(string id) => Payment(partner: _partner, externalId: id, amount: "1.00", product: "analytics");

    private object Wrong(string kind, string id, string open, string prefix) => kind switch
    {
        "amount" => Payment(partner: _partner, externalId: id, amount: "1.005"),
        "currency" => Payment(partner: _partner, externalId: id, currency: "EUR"),
        "future" => Payment(partner: _partner, externalId: id, occurredOn: "2026-11-24"),
        "partner" => Payment(partner: Callers.Absent, externalId: id),
        "product" => Payment(partner: _partner, externalId: id, product: "juggling"),
        "refund" => Refund($"{prefix}-nothing", partner: _partner, externalId: id),
        "nobody" => Payment(externalId: id),
        "deal" => Payment(open, externalId: id),
        _ => Payment(partner: _partner, externalId: $"{prefix}-used", amount: "2.00"),
    };
}
