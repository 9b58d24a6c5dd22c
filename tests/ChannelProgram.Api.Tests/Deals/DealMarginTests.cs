using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Conflicts;
using ChannelProgram.Api.Tests.DealTransfers;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Tiers;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>The margin of a protection is that of its approval, whatever becomes of its deal.</summary>
public sealed class DealMarginTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private readonly string _customer = Registration.NewCustomer();
    private Api _partner = null!;
    private string _id = "";

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.AddPartner();
        _id = await _partner.PartnerId();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_extension_and_another_approval_of_the_value_leave_it_as_it_was()
    {
        var deal = await _partner.Registered(_customer);
        Assert.Equal("analytics 30", MarginsOf(deal));
        await Staff.GiveTier(_id, "silver");
        host.Clock.Now = deal.Instant("protection.until").AddDays(-5);
        (await _partner.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        (await Staff.DecideExtension(deal.Id, grant: true)).Expect(HttpStatusCode.OK);

        host.Clock.Now = deal.Instant("protection.until").AddDays(1);
        var account = await host.AccountOf(deal);
        Assert.Equal("analytics 30", MarginsOf(await _partner.Deal(deal.Id)));
        Assert.Equal("30 ownProtection", await Quoted(_id, account));
        Assert.Equal("20 tierMargin", await Quoted(_id, account, "platform"));

        // More value needs another approval, which protects nothing anew.
        (await _partner.Change(
            deal.Id, """{"products":[{"code":"analytics","amount":{"amount":"90000.00","currency":"USD"}}]}"""))
            .Expect(HttpStatusCode.OK);
        var again = (await Staff.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics 30", MarginsOf(again));
        host.Clock.Now = again.Instant("protection.until");
        Assert.Equal("analytics none", MarginsOf(await _partner.Deal(deal.Id)));
    }

    [Fact]
    public async Task Each_line_of_a_deal_has_that_of_its_own_approval()
    {
        var holder = await host.Platinum.Registered(_customer, "platform");
        var deal = await _partner.Registered(_customer, "analytics", "platform");
        Assert.Equal("analytics none, platform none", MarginsOf(deal));
        (await Staff.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics 30, platform none", MarginsOf(await _partner.Deal(deal.Id)));

        await Staff.GiveTier(_id, "silver");
        await host.Platinum.Withdraw(holder.Id);
        (await _partner.AcceptOffer(deal.Id)).Expect(HttpStatusCode.OK);
        (await Staff.Approve(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal("analytics 30, platform 20", MarginsOf(await _partner.Deal(deal.Id)));
    }

    [Fact]
    public async Task Unmerging_gives_back_what_a_merge_took()
    {
        var (_, deal, survivor, absorbed) = await Merged();
        Assert.Equal("10 protectedForAnother", await Quoted(_id, absorbed));
        Assert.Equal("30 ownProtection", await Quoted(_id, absorbed, "support"));

        (await Staff.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed })).Expect(HttpStatusCode.OK);

        Assert.Equal("analytics 30, support 30", MarginsOf(await _partner.Deal(deal.Id)));
        Assert.Equal("30 ownProtection", await Quoted(_id, absorbed));
        Assert.Equal("20 tierMargin", await Quoted(_id, survivor, "support"));
    }

    [Fact]
    public async Task What_was_left_of_a_protection_after_a_merge_runs_on_with_it()
    {
        var (holder, deal, survivor, _) = await Merged();
        host.Clock.Now += TimeSpan.FromDays(1);
        await host.Platinum.Withdraw(holder.Id);

        (await _partner.AcceptOffer(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal("analytics 30, support 30", MarginsOf(await _partner.Deal(deal.Id)));
        Assert.Equal("30 ownProtection", await Quoted(_id, survivor));
    }

    [Fact]
    public async Task A_line_that_staff_reassigns_is_approved_anew()
    {
        var (_, deal, survivor, _) = await Merged();
        var conflict = Assert.Single(
            await Staff.Work("kind=conflict&limit=200"), it => it.GetProperty("deal").GetString() == deal.Id);

        await Staff.Settled(conflict.GetProperty("id").GetString()!, "reassign", deal.Id);

        Assert.Equal("analytics 20, support 30", MarginsOf(await _partner.Deal(deal.Id)));
        Assert.Equal("20 ownProtection", await Quoted(_id, survivor));
    }

    [Fact]
    public async Task A_deal_takes_it_along_to_a_partner_of_another_tier()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin("silver"));
        var deal = await giver.System.Registered(_customer);
        var account = await host.AccountOf(deal);

        await host.Transfer(giver.Admin, receiver.Admin, deal.Id);

        Assert.Equal("analytics 30", MarginsOf(await receiver.System.Deal(deal.Id)));
        Assert.Equal("30 ownProtection", await Quoted(receiver.Id, account));
        Assert.Equal("20 tierMargin", await Quoted(receiver.Id, account, "platform"));
        Assert.Equal("10 protectedForAnother", await Quoted(giver.Id, account));
    }

    /// <summary>
    /// Approved as of a Gold partner, which is Silver by now, a deal loses a line by a merge to one that came before.
    /// </summary>
    private async Task<(Answer Holder, Answer Deal, Guid Survivor, Guid Absorbed)> Merged()
    {
        var holder = await host.Platinum.Registered(Registration.NewCustomer());
        var deal = await _partner.Registered(_customer, "analytics", "support");
        Assert.Equal("analytics 30, support 30", MarginsOf(deal));
        await Staff.GiveTier(_id, "silver");
        var (survivor, absorbed) = (await host.AccountOf(holder), await host.AccountOf(deal));
        (await Staff.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);

        Assert.Equal("analytics none, support 30", MarginsOf(await _partner.Deal(deal.Id)));
        return (holder, deal, survivor, absorbed);
    }

    /// <summary><c>analytics 30, platform none</c>: what each product of a deal answers.</summary>
    private static string MarginsOf(Answer deal) => string.Join(
        ", ", deal.Json.GetProperty("products").EnumerateArray()
            .Select(it => $"{it.GetProperty("code").GetString()} {it.GetProperty("marginPercent").GetString() ?? "none"}"));

    /// <summary><c>30 ownProtection</c>: the margin of a sale now, and why.</summary>
    private async Task<string> Quoted(string partner, Guid account, string product = "analytics")
    {
        var terms = (await host.Crm.Get($"/v1/entitlements?partner={partner}&account={account}&product={product}"))
            .Expect(HttpStatusCode.OK);
        return $"{terms.String("marginPercent")} {terms.String("reason")}";
    }
}
