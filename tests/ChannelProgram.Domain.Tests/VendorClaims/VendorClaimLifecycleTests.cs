using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.VendorClaims;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.VendorClaims;

public class VendorClaimLifecycleTests
{
    private static readonly DateTimeOffset Ends = Now.AddDays(90);

    [Fact]
    public void A_direct_claim_ends_ninety_days_after_the_last_activity()
    {
        var claim = Made(VendorClaimKind.Direct);
        Assert.Null(claim.RecordActivity("Met the buyer.", Program, Now.AddDays(10)));

        Assert.Empty(claim.ApplyClock(Ends.AddDays(10).AddMicroseconds(-1)));
        Assert.Equal([Line("analytics"), Line("platform")], claim.ApplyClock(Ends.AddDays(40)));

        // Whoever noticed late, it ended then.
        Assert.Equal((VendorClaimStatus.Ended, Ends.AddDays(10)), (claim.Status, claim.EndedAt));
        var ended = Assert.IsType<VendorClaimEvent>(claim.Events[^1]);
        Assert.Equal(("vendorClaim.ended", Ends.AddDays(10), true), (ended.Type, ended.At, ended.IsAutomatic));
        Assert.All(claim.Claims, it => Assert.Equal(ClaimState.Released, it.State));
        Assert.Empty(claim.ApplyClock(Ends.AddDays(50)));
    }

    [Theory]
    [InlineData(VendorClaimKind.House)]
    [InlineData(VendorClaimKind.Named)]
    public void A_house_or_named_one_lasts_until_somebody_ends_it(VendorClaimKind kind)
    {
        var claim = Made(kind);

        Assert.Empty(claim.ApplyClock(Now.AddYears(20)));
        Assert.Null(claim.End("Sold to a partner.", Now.AddYears(20)));
        Assert.Equal((VendorClaimStatus.Ended, "Sold to a partner."), (claim.Status, claim.EndReason));
        Assert.Empty(claim.Held);
        Assert.Equal("statusForbids", claim.End(null, Now.AddYears(20))?.Code);
        Assert.Equal("statusForbids", claim.RecordActivity(null, Program, Now.AddYears(20))?.Code);
    }

    [Fact]
    public void An_update_drops_and_adds_lines_and_restarts_their_term()
    {
        var claim = Made(VendorClaimKind.Direct);
        var said = Asked(VendorClaimKind.Direct, "analytics", "support");
        Assert.Equal([Line("support")], claim.MissingTargets(said));

        Assert.Null(claim.Update(said, Program, Now.AddDays(5)));

        Assert.Equal([Line("analytics"), Line("support")], claim.Held);
        Assert.Equal(Ends.AddDays(5), claim.EndsAt);
        Assert.All(claim.Claims.Where(it => it.State is ClaimState.Held), it => Assert.Equal(Ends.AddDays(5), it.ProtectedUntil));
        Assert.Equal(["vendorClaim.created", "vendorClaim.updated"], claim.Events.Select(it => it.Type));
    }

    [Fact]
    public void An_ended_claim_is_resumed_and_an_unchanged_update_is_activity()
    {
        var claim = Made(VendorClaimKind.Direct);
        claim.ApplyClock(Ends);

        claim.Update(Asked(VendorClaimKind.Direct, "platform"), Program, Ends.AddDays(3));
        claim.Update(Asked(VendorClaimKind.Direct, "platform"), Program, Ends.AddDays(4));

        Assert.Equal((VendorClaimStatus.Active, Ends.AddDays(94)), (claim.Status, claim.EndsAt));
        Assert.Equal([Line("platform")], claim.Held);
        Assert.Equal(["vendorClaim.reopened", "vendorClaim.activityRecorded"], claim.Events.Select(it => it.Type).TakeLast(2));
    }

    [Fact]
    public void Kind_customer_and_unit_are_fixed()
    {
        var claim = Made(VendorClaimKind.Direct);
        var other = new VendorClaimRequest(VendorClaimKind.House, AcmeToo, ["analytics"], "Library", null, null);

        var refused = claim.Update(other, Program, Now);

        Assert.Equal("notEditable", refused?.Code);
        Assert.Equal(["/kind", "/account", "/unit"], (IEnumerable<string>)refused!.Members["pointers"]!);
    }

    [Fact]
    public void Lines_lost_in_a_merge_are_restored_unless_the_claim_has_ended_since()
    {
        var (left, ended) = (Made(VendorClaimKind.House), Made(VendorClaimKind.House));
        var (lostOfLeft, lostOfEnded) = (ReleaseInMerge(left, "analytics", "platform"), ReleaseInMerge(ended, "analytics"));
        ended.End(reason: null, Now);

        Assert.All(lostOfLeft, it => Assert.True(left.IsUnchangedSinceMerge(it)));
        Assert.All(lostOfEnded, it => Assert.Null(ended.IsUnchangedSinceMerge(it)));
    }

    [Fact]
    public void A_line_left_out_in_an_update_is_not_restored()
    {
        var claim = Made(VendorClaimKind.House);
        var lost = ReleaseInMerge(claim, "analytics");
        claim.RecordActivity(null, Program, Now);
        Assert.True(claim.IsUnchangedSinceMerge(lost[0]));

        claim.Update(Asked(VendorClaimKind.House, "platform"), Program, Now);

        Assert.Null(claim.IsUnchangedSinceMerge(lost[0]));
    }

    [Fact]
    public void What_a_merge_took_from_a_claim_that_the_clock_has_ended_since_is_not_restored()
    {
        var claim = Made(VendorClaimKind.Direct);
        var lost = ReleaseInMerge(claim, "analytics");

        claim.ApplyClock(Ends);

        Assert.Null(claim.IsUnchangedSinceMerge(lost[0]));
    }

    [Fact]
    public void A_restored_line_ends_with_the_others_though_the_vendor_worked_on_the_claim_meanwhile()
    {
        var claim = Made(VendorClaimKind.Direct);
        var lost = ReleaseInMerge(claim, "analytics");
        claim.RecordActivity(null, Program, Now.AddDays(10));

        claim.RestoreClaims(lost, Program, Now.AddDays(20));

        Assert.Equal([Line("analytics"), Line("platform")], claim.Held.OrderBy(it => it.ProductLine, StringComparer.Ordinal));
        Assert.All(claim.Claims, it => Assert.Equal(Ends.AddDays(10), it.ProtectedUntil));
    }

    /// <summary>A merge finds that somebody has had these lines for longer.</summary>
    private static IReadOnlyList<ClaimSnapshot> ReleaseInMerge(VendorClaim claim, params string[] lines)
    {
        // The store numbers claims.
        foreach (var (place, it) in claim.Claims.Index()) typeof(Claim).GetProperty(nameof(Claim.Id))!.SetValue(it, place + 1L);
        return claim.ApplyMergeDecisions(
            [
                .. claim.Claims.Where(it => lines.Contains(it.ProductLine))
                    .Select(it => new LiveClaim(it.Id, claim.OwnerId, null, it.Target, it.State))
                    .Select(it => new MergeDecision(it, ClaimOutcome.AlreadyRegistered, it)),
            ],
            Now);
    }

    private static VendorClaim Made(VendorClaimKind kind) =>
        VendorClaim.Create(Asked(kind, "platform", "analytics"), "crm", Program, Now);

    private static VendorClaimRequest Asked(VendorClaimKind kind, params string[] lines) =>
        new(kind, Acme, lines, "", null, null);
}
