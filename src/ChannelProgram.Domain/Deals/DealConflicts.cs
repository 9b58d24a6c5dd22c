using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>What becomes of a deal while a conflict about one of its lines is open, and when it is decided.</summary>
public sealed partial class Deal
{
    /// <summary>A conflict was decided against it: it has that line no more, and waits for it no more.</summary>
    public void ReleaseByDecision(long claim, bool isAutomatic, DateTimeOffset at) => Change(at, isAutomatic, () =>
    {
        var wasApproved = Lines.AnyProtected;
        Lines.Get(claim).Release(at, ClaimEnd.Decided);
        if (Lines.AllReleased && ConfirmationDueBy is not null) DropUnconfirmedWin();
        EndQuestionIfAllReleased();
        if (Lines.AllReleased)
            Outcome ??= wasApproved
                ? DealOutcome.Revoked(DealReason.NotAvailable, message: null)
                : DealOutcome.Rejected(DealReason.NotAvailable);
        RecalculateStatus(at);
    });

    /// <summary>
    /// What a decision of a conflict took can be given back: nothing but that decision has ended it.
    /// </summary>
    public bool MayHaveAgain(long claim)
    {
        var it = Lines.Get(claim);
        return it.IsLive || (it.ReleasedBecause is ClaimEnd.Decided
            && (!IsOver || (Outcome is { Reason: DealReason.NotAvailable }
                && _claims.Exists(ended => ended.ReleasedBecause is ClaimEnd.Decided && ended.ReleasedAt == EndsAt))));
    }

    /// <summary>A conflict was decided for it: it has the line, protected anew.</summary>
    /// <param name="span">How long its partner may be protected.</param>
    /// <param name="marginPercent">The resale margin of its partner.</param>
    public void GrantByDecision(
        long claim, Protection span, decimal marginPercent, bool isAutomatic, ProgramVersion program, DateTimeOffset now) =>
        Change(now, isAutomatic, () =>
        {
            var it = TakeBack(claim);
            it.Hold(now);
            it.Protect(span, program.Version, marginPercent);
            LetClaimsEndByTheClock();
            StayInReview();
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now);
        });

    /// <summary>An appeal gives it back the line that it had, and what was left of its protection runs on.</summary>
    public void HaveAgainByDecision(long claim, ProgramVersion program, DateTimeOffset now) =>
        Change(now, isAutomatic: false, () =>
        {
            var left = Lines.Get(claim).ProtectionLeft;
            var it = TakeBack(claim);
            it.Hold(now);
            it.SetProtection(left is { } span ? new(now, now + span) : null);
            LetClaimsEndByTheClock();
            StayInReview();
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now);
        });

    /// <summary>An appeal takes the line that it was given: it waits for it again.</summary>
    public void WaitAgainByDecision(long claim, DateTimeOffset now) => Change(now, isAutomatic: false, () =>
    {
        var it = TakeBack(claim);
        it.SetProtection(null);
        RecalculateStatus(now);
    });

    /// <summary>A line in a conflict stays protected until that is decided, at most for some days, once.</summary>
    /// <param name="until">Null: nothing is left of the days in which its partner may be protected.</param>
    public void ProtectDuringConflict(long claim, DateTimeOffset? until, DateTimeOffset now)
    {
        var it = Lines.Get(claim);
        if (!it.IsProtected || !(until > it.ProtectedUntil) || Status is not DealStatus.Approved
            // An extension that was granted meanwhile stands.
            || (it.UntilBeforeConflict is not null && it.ProtectedUntil != it.UntilByConflict)) return;

        Change(now, isAutomatic: true, () =>
        {
            it.SetProtectionByConflict(until.Value);
            RecalculateStatus(now);
        });
    }

    /// <summary>
    /// The decision of a conflict is communicated: of the days that it gave, those are left that end not before this instant. An
    /// extension that was granted meanwhile stays.
    /// </summary>
    public void ShortenAfterConflict(long claim, DateTimeOffset atLeast, DateTimeOffset now)
    {
        var it = Lines.Get(claim);
        if (!it.IsKeptByConflict) return;
        var until = it.UntilBeforeConflict > atLeast ? it.UntilBeforeConflict.Value : atLeast;
        if (until >= it.ProtectedUntil) return;

        Change(now, isAutomatic: true, () =>
        {
            it.SetProtectionByConflict(until);
            RecalculateStatus(now);
        });
    }

    private Claim TakeBack(long claim)
    {
        var it = Lines.Get(claim);
        it.WaitAgain();
        if (Outcome is { Reason: DealReason.NotAvailable }) Outcome = null;
        return it;
    }
}
