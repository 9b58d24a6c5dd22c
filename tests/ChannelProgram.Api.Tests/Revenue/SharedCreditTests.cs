using System.Globalization;
using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.DealTransfers;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Tiers;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.CreditShares;
using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ChannelProgram.Api.Tests.Revenue.RevenueActions;

namespace ChannelProgram.Api.Tests.Revenue;

/// <summary>The credit for a line of a won deal is shared with the partners of other deals, as a conflict decided.</summary>
public sealed class SharedCreditTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private Api _holder = null!;
    private Api _other = null!;
    private string _holderId = "";
    private string _otherId = "";

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        (_holder, _other) = (await host.AddPartner(), await host.AddPartner());
        (_holderId, _otherId) = (await _holder.PartnerId(), await _other.PartnerId());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_payment_is_divided_and_refunds_of_all_of_it_leave_nothing_to_anybody()
    {
        var third = await host.AddPartner();
        var (won, otherDeal, thirdDeal) = (await Won("analytics"), await Deal(_other), await Deal(third));
        await Split(won, "analytics", (otherDeal, 33.33m), (won, 33.34m), (thirdDeal, 33.33m));
        var invoice = NewId();

        await host.Crm.Posted(Payment(won, amount: "100.01", product: "analytics", externalId: invoice));
        Assert.Equal("2026-11-20 33.35", await host.CreditedTo(_holderId));
        Assert.Equal("2026-11-20 33.33", await host.CreditedTo(_otherId));
        Assert.Equal("2026-11-20 33.33", await host.CreditedTo(await third.PartnerId()));

        foreach (var part in new[] { "0.01", "33.34", "0.02", "66.64" })
            await host.Crm.Posted(Refund(invoice, won, amount: part));
        foreach (var partner in new[] { _holderId, _otherId, await third.PartnerId() })
        {
            var credits = (await host.CreditedTo(partner)).Split(", ");
            Assert.Equal(5, credits.Length);
            Assert.Equal(0, credits.Sum(it => decimal.Parse(it.Split(' ')[1], CultureInfo.InvariantCulture)));
        }

        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task A_payment_and_its_refund_may_come_in_one_request()
    {
        var (won, otherDeal) = (await Won("analytics"), await Deal(_other));
        // The holder has no share.
        await Split(won, "analytics", (otherDeal, 75), (await Deal(_other), 25));
        var invoice = NewId();

        var results = await host.Crm.PostMany(
            Payment(won, amount: "10.00", externalId: invoice), Refund(invoice, won, amount: "4.00"),
            Payment(won, amount: "10.00", externalId: invoice));

        Assert.Equal(["0 accepted", "1 accepted", "2 duplicate"], results.Select(it => it.Text()));
        Assert.Equal("", await host.CreditedTo(_holderId));
        // By each of its two deals.
        Assert.Equal("2026-11-20 7.50, 2026-11-20 2.50, 2026-11-21 -1.00, 2026-11-21 -3.00", await host.CreditedTo(_otherId));
    }

    [Fact]
    public async Task Only_what_is_recorded_while_it_is_in_force_is_shared()
    {
        var (won, otherDeal) = (await Won("analytics"), await Deal(_other));
        var (before, during) = (NewId(), NewId());
        await host.Crm.Posted(Payment(won, amount: "10.00", externalId: before));
        await Split(won, "analytics", (won, 60), (otherDeal, 40));
        await host.Crm.Posted(Payment(won, amount: "20.00", externalId: during));
        // Replaced by another one in one transaction.
        await Split(won, "analytics", (won, 10), (otherDeal, 90));
        await host.Crm.Posted(Refund(before, won, amount: "5.00"));
        await host.Crm.Posted(Refund(during, won, amount: "10.00"));
        await End(won, "analytics");
        await host.Crm.Posted(Payment(won, amount: "1.00"));

        Assert.Equal(
            "2026-11-20 12.00, 2026-11-20 10.00, 2026-11-20 1.00, 2026-11-21 -5.00, 2026-11-21 -6.00",
            await host.CreditedTo(_holderId));
        Assert.Equal("2026-11-20 8.00, 2026-11-21 -4.00", await host.CreditedTo(_otherId));
    }

    [Fact]
    public async Task A_payment_that_names_no_product_is_for_the_only_line_that_was_won()
    {
        var (won, otherDeal) = (await Won("analytics", "platform"), await Deal(_other));
        await host.Crm.Posted(Payment(won, amount: "1.00"));
        await Split(won, "analytics", (won, 50), (otherDeal, 50));

        var refused = await host.Crm.Posts(Payment(won, amount: "2.00"));
        Assert.Equal(400, refused.Status);
        Assert.Equal(["/product"], refused.Faults);
        await host.Crm.Posted(Payment(won, amount: "4.00", product: "platform"));
        await host.Crm.Posted(Payment(won, amount: "8.00", product: "analytics"));

        Assert.Equal("2026-11-20 4.00, 2026-11-20 4.00, 2026-11-20 1.00", await host.CreditedTo(_holderId));
        Assert.Equal("2026-11-20 4.00", await host.CreditedTo(_otherId));
    }

    [Fact]
    public async Task A_deal_that_is_handed_over_takes_its_share_along_but_not_what_was_recorded()
    {
        var (giver, giverAdmin, giverId) = await host.AddPartnerWithAdmin();
        var (_, receiverAdmin, receiverId) = await host.AddPartnerWithAdmin();
        var (won, given) = (await Won("analytics"), await Deal(giver));
        await Split(won, "analytics", (won, 50), (given, 50));
        var invoice = NewId();
        await host.Crm.Posted(Payment(won, amount: "10.00", externalId: invoice));

        await host.Transfer(giverAdmin, receiverAdmin, given);
        await host.Crm.Posted(Payment(won, amount: "20.00"));
        await host.Crm.Posted(Refund(invoice, won, amount: "10.00"));

        Assert.Equal("2026-11-20 5.00, 2026-11-21 -5.00", await host.CreditedTo(giverId));
        Assert.Equal("2026-11-20 10.00", await host.CreditedTo(receiverId));
    }

    [Fact]
    public async Task Partners_read_what_they_read_without_a_split()
    {
        var (won, plain, otherDeal) = (await Won("analytics"), await Won("analytics"), await Deal(_other));
        await Split(won, "analytics", (won, 50), (otherDeal, 50));
        var texts = new List<string>();
        foreach (var deal in new[] { won, plain })
        {
            var invoice = NewId();
            var id = (await host.Crm.Posted(Payment(deal, amount: "10.00", externalId: invoice))).Id;
            Assert.Equal(404, (await _other.Get($"{Events}/{id}")).Status);
            texts.Add((await _holder.Get($"{Events}/{id}")).Expect(HttpStatusCode.OK).Text
                .Replace(id, "", StringComparison.Ordinal).Replace(invoice, "", StringComparison.Ordinal)
                .Replace(deal, "", StringComparison.Ordinal));
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.Empty(await _other.RevenueIds());
    }

    [Fact]
    public async Task Each_party_s_part_counts_for_its_tier_and_its_place_among_all()
    {
        var (won, otherDeal) = (await Won("analytics"), await Deal(_other));
        await Split(won, "analytics", (won, 25), (otherDeal, 75));
        await host.Crm.Posted(Payment(won, amount: "40000000.00", product: "analytics"));
        host.Clock.Now = new(2027, 1, 20, 6, 0, 0, TimeSpan.Zero);

        foreach (var (partner, id, revenue) in new[] { (_holder, _holderId, "10000000"), (_other, _otherId, "30000000") })
        {
            // Its tier is staff's gift, and is kept as it is; what it is judged by is told all the same.
            await host.ChannelManager.Evaluate(id);
            Assert.Contains(
                (await partner.Tier(id)).Json.RequirementsOf("gold"),
                it => it.StartsWith($"quarterlyRevenue {revenue}/100000 ", StringComparison.Ordinal));
        }

        await using var scope = AsProgram();
        var (holder, other) = (new PartnerId(Guid.Parse(_holderId)), new PartnerId(Guid.Parse(_otherId)));
        var places = await scope.ServiceProvider.GetRequiredService<IRevenueRanks>().TopPercentOf(
            [holder, other], Quarter.Of(new(2026, 11, 20)), host.Clock.Now, default);
        Assert.Equal(0, places[other]);
        Assert.True(places[holder] is > 0 and < 100, $"{places[holder]}");
    }

    [Fact]
    public async Task One_split_of_a_line_is_in_force()
    {
        var (won, otherDeal) = (await Won("analytics", "platform"), await Deal(_other));
        await Split(won, "analytics", (won, 50), (otherDeal, 50));
        await Split(won, "platform", (won, 50), (otherDeal, 50));

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            host.Database.Write(db => db.Add(Decided(won, "analytics", (won, 50), (otherDeal, 50)))));
        await using var scope = AsProgram();
        Assert.Equal(
            ["analytics", "platform"],
            (await scope.ServiceProvider.GetRequiredService<ICreditShares>().InForce([Id(won), Id(otherDeal)], default))
                .Select(it => it.ProductLine).Order());
    }

    private async Task<string> Won(params string[] products) =>
        (await host.WonDeal(_holder, Registration.NewCustomer(), products)).Id;

    private static async Task<string> Deal(Api partner) => (await partner.Registered(Registration.NewCustomer())).Id;

    /// <summary>As a conflict decides it, instead of the one before.</summary>
    private async Task Split(string deal, string line, params (string Deal, decimal Percent)[] shares)
    {
        await using var scope = AsProgram();
        var splits = scope.ServiceProvider.GetRequiredService<ICreditShares>();
        (await splits.Find(Id(deal), line, default))?.End(host.Clock.Now);
        splits.Add(Decided(deal, line, shares));
        await scope.ServiceProvider.GetRequiredService<ChannelDb>().SaveChangesAsync();
    }

    private async Task End(string deal, string line)
    {
        await using var scope = AsProgram();
        (await scope.ServiceProvider.GetRequiredService<ICreditShares>().Find(Id(deal), line, default))!.End(host.Clock.Now);
        await scope.ServiceProvider.GetRequiredService<ChannelDb>().SaveChangesAsync();
    }

    private CreditSplit Decided(string deal, string line, params (string Deal, decimal Percent)[] shares) => CreditSplit.Decide(
        Id(deal), line, [.. shares.Select(it => new CreditShare(Id(it.Deal), it.Percent))], Guid.NewGuid(),
        host.Clock.Now).Value;

    private async Task<IReadOnlyList<string>> Faults()
    {
        await using var scope = AsProgram();
        var found = new List<string>();
        foreach (var question in scope.ServiceProvider.GetServices<IDataCheck>()
            .Where(it => it.Name is "revenue" or "credit-shares").SelectMany(it => it.Questions))
            found.AddRange((await question.ToListAsync()).Select(it => it.Text));
        return found;
    }

    private AsyncServiceScope AsProgram()
    {
        var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        return scope;
    }

    private static DealId Id(string deal) => new(Guid.Parse(deal));
}
