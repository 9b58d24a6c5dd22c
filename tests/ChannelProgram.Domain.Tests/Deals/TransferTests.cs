using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

/// <summary>What becomes of a deal that goes to another partner, or whose partner leaves.</summary>
public class TransferTests
{
    private static readonly PartnerId Other = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    [Fact]
    public void It_keeps_its_lines_and_its_protection_and_leaves_its_owner_behind()
    {
        var deal = Registered(["analytics"]);
        deal.Update(NewRegistration() with { Owner = "Sam", ExternalId = "crm-1" }, Program, Now);
        var protection = deal.Protection;

        deal.TransferTo(Other, [], successor: null, Now.AddDays(1));

        Assert.Equal((Other, DealStatus.Approved, protection), (deal.Partner, deal.Status, deal.Protection));
        Assert.All(deal.Claims, it => Assert.Equal(Other, it.Partner));
        Assert.Null(deal.Owner);
        Assert.Null(deal.ReservedExternalId);
        Assert.Equal(DealEvent.Transferred, deal.Types().Last());
    }

    [Fact]
    public void A_successor_takes_over_its_owner_and_its_external_id()
    {
        var deal = Registered(["analytics"]);
        deal.Update(NewRegistration() with { Owner = "Sam", ExternalId = "crm-1" }, Program, Now);

        deal.TransferTo(Other, [], new(IsCustomer: false, KeepsExternalId: true), Now);

        Assert.Equal(("Sam", "crm-1"), (deal.Owner, deal.ReservedExternalId));
    }

    [Fact]
    public void A_line_that_the_other_partner_has_by_an_earlier_claim_is_released()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        // The store numbers claims.
        foreach (var (place, it) in deal.Claims.Index()) typeof(Claim).GetProperty(nameof(Claim.Id))!.SetValue(it, place + 1L);
        var waiting = deal.Lines.Waiting.Single();
        var lost = new LiveClaim(waiting.Id, deal.OwnerId, Other, waiting.Target, waiting.State);

        deal.TransferTo(Other, [new(lost, ClaimOutcome.AlreadyRegistered, lost)], successor: null, Now);

        Assert.False(waiting.IsLive);
        Assert.False(deal.Lines.AllReleased);
    }

    [Fact]
    public void Nobody_holds_lines_of_its_own_organisation_after_a_succession()
    {
        var deal = Registered(["analytics"]);

        deal.TransferTo(Other, [], new(IsCustomer: true, KeepsExternalId: false), Now);

        Assert.Equal((DealStatus.Rejected, DealReason.OutOfScope), (deal.Status, deal.Reason));
    }

    [Fact]
    public void Without_its_partner_only_what_is_protected_runs_on()
    {
        var both = Registered(["analytics", "platform"], taken: ["platform"]);
        both.Approve(Program, Now);
        Assert.True(both.EndUnprotected(Now));
        Assert.Equal(
            (DealStatus.Approved, ClaimState.Held, ClaimState.Released),
            (both.Status, both.StateOf("analytics"), both.StateOf("platform")));
        Assert.False(both.EndUnprotected(Now));

        var asked = Registered(["analytics"], by: Silver);
        asked.RequestInformation("Who signs?", Program, Now);
        Assert.True(asked.EndUnprotected(Now));
        Assert.Equal((DealStatus.Rejected, DealReason.OutOfScope, null), (asked.Status, asked.Reason, asked.AnswerDueBy));
    }

    [Fact]
    public void A_win_that_waits_to_be_confirmed_runs_on_and_a_won_deal_frees_what_it_keeps()
    {
        var deal = Registered(["analytics"]);
        deal.Win(Order(), false, [], Program, Now);
        Assert.False(deal.EndUnprotected(Now));

        deal.ConfirmWin(new(10_000m, "USD"), Order().WonOn, Program, Now);
        Assert.False(deal.EndUnprotected(Now));
        deal.ReleaseKeptLines(Now);
        Assert.Equal((DealStatus.Won, true), (deal.Status, deal.Lines.AllReleased));
    }

    [Fact]
    public void A_deal_that_has_ended_stays_what_it_was()
    {
        var deal = Registered(["analytics"]);
        deal.Lose(LossReason.Price, null, Program, Now);
        var ended = deal.EndsAt;

        Assert.False(deal.EndUnprotected(Now.AddDays(1)));
        deal.TransferTo(Other, [], successor: null, Now.AddDays(1));
        Assert.Equal((DealStatus.Lost, ended), (deal.Status, deal.EndsAt));
    }
}
