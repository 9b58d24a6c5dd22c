using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Claims;

/// <summary>What becomes of lines that two customers both had when they turn out to be one.</summary>
public class MergeDecisionTests
{
    private static readonly AccountId One = new(Guid.Parse("00000000-0000-7000-8000-00000000000a"));

    [Fact]
    public void Of_two_live_claims_on_one_line_the_earlier_stands_and_the_later_is_next() =>
        Assert.Equal([(2, ClaimOutcome.Waitlisted, 1)], Judge(Held(1, deal: 1), Held(2, deal: 2)));

    [Fact]
    public void The_order_of_the_claims_does_not_matter() =>
        Assert.Equal([(2, ClaimOutcome.Waitlisted, 1)], Judge(Held(2, deal: 2), Held(1, deal: 1)));

    [Fact]
    public void Other_lines_and_waitlisted_claims_are_unchanged() =>
        Assert.Empty(Judge(Held(1, deal: 1), Held(2, deal: 2, line: "platform"), Waits(3, deal: 3)));

    [Fact]
    public void Of_one_partners_two_lines_the_later_is_released() =>
        Assert.Equal([(2, ClaimOutcome.AlreadyRegistered, 1)], Judge(Held(1, deal: 1, partner: 7), Held(2, deal: 2, partner: 7)));

    [Fact]
    public void A_partner_that_holds_the_line_does_not_wait_for_it_as_well() =>
        Assert.Equal(
            [(1, ClaimOutcome.AlreadyRegistered, 2)], Judge(Waits(1, deal: 1, partner: 7), Held(2, deal: 2, partner: 7)));

    [Fact]
    public void Of_one_deals_two_claims_one_remains_and_what_is_held_is_kept() =>
        Assert.Equal([(1, ClaimOutcome.Duplicate, 2)], Judge(Waits(1, deal: 1), Held(2, deal: 1)));

    [Fact]
    public void A_claim_that_yields_makes_its_partners_other_place_in_the_queue_idle() =>
        Assert.Equal(
            [(2, ClaimOutcome.Waitlisted, 1), (3, ClaimOutcome.AlreadyRegistered, 2)],
            Judge(Held(1, deal: 1), Held(2, deal: 2, partner: 7), Waits(3, deal: 3, partner: 7)));

    [Fact]
    public void Claims_on_units_do_not_conflict_with_each_other_but_with_the_whole_customer()
    {
        Assert.Empty(Judge(Held(1, deal: 1, unit: "north"), Held(2, deal: 2, unit: "south")));
        Assert.Equal(
            [(2, ClaimOutcome.Waitlisted, 1), (3, ClaimOutcome.Waitlisted, 1)],
            Judge(Held(1, deal: 1), Held(2, deal: 2, unit: "north"), Held(3, deal: 3, unit: "south")));
    }

    [Fact]
    public void The_vendor_does_not_wait_for_partners_but_they_wait_for_it()
    {
        Assert.Equal([(2, ClaimOutcome.AlreadyRegistered, 1)], Judge(Held(1, deal: 1), Vendors(2)));
        Assert.Equal([(2, ClaimOutcome.Waitlisted, 1)], Judge(Vendors(1), Held(2, deal: 2)));
        Assert.Equal([(2, ClaimOutcome.AlreadyRegistered, 1)], Judge(Vendors(1), Vendors(2)));
    }

    [Fact]
    public void After_a_merge_each_line_has_one_holder_and_each_partner_one_claim()
    {
        // The same numbers every time.
        var chance = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            LiveClaim[] claims =
            [
                .. Enumerable.Range(1, chance.Next(2, 9)).Select(id => new LiveClaim(
                    id, Deal(chance.Next(4)), Partner(chance.Next(4)), new(One, chance.Next(3) == 0 ? "north" : "", "analytics"),
                    chance.Next(2) == 0 ? ClaimState.Held : ClaimState.Waitlisted)),
            ];
            var decisions = ClaimMergeRules.Decide(claims).ToDictionary(it => it.Claim.Id, it => it.Outcome);
            var live = claims.Where(it => !decisions.TryGetValue(it.Id, out var outcome) || outcome is ClaimOutcome.Waitlisted)
                .ToList();
            var held = live.FindAll(it => it.State is ClaimState.Held && !decisions.ContainsKey(it.Id));

            Assert.All(held, it => Assert.DoesNotContain(held, other => other != it && other.Target.ConflictsWith(it.Target)));
            Assert.All(
                live,
                it =>
                    Assert.DoesNotContain(
                        live, other => other != it && other.Partner == it.Partner && other.Target.ConflictsWith(it.Target)));
            // Whoever had to yield has somebody to wait for, who was there earlier.
            Assert.All(
                live.Except(held).Where(it => it.State is ClaimState.Held),
                it => Assert.Contains(held, other => other.Id < it.Id && other.Target.ConflictsWith(it.Target)));
        }
    }

    private static List<(long, ClaimOutcome, long)> Judge(params LiveClaim[] claims) =>
        [.. ClaimMergeRules.Decide(claims).Select(it => (it.Claim.Id, it.Outcome, it.Stands.Id)).Order()];

    private static LiveClaim Held(long claim, int deal, int? partner = null, string line = "analytics", string unit = "") =>
        new(claim, Deal(deal), Partner(partner ?? deal), new(One, unit, line), ClaimState.Held);

    private static LiveClaim Waits(long claim, int deal, int? partner = null) =>
        Held(claim, deal, partner) with { State = ClaimState.Waitlisted };

    private static LiveClaim Vendors(long claim) =>
        Held(claim, deal: 0) with
        {
            Owner = new(ClaimOwnerKind.VendorClaim, new Guid((int)claim, 0, 0, new byte[8])),
            Partner = null
        };

    private static ClaimOwnerId Deal(int number) =>
        new(ClaimOwnerKind.Deal, Guid.Parse($"00000000-0000-7000-8000-1000000000{number:00}"));

    private static PartnerId Partner(int number) => new(Guid.Parse($"00000000-0000-7000-8000-2000000000{number:00}"));
}
