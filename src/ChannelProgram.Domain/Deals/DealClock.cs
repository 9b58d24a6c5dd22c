using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// What a deal reads, now and later. Its status goes through at most these, each up to an instant that is stored, so that the
/// store can filter by the clock: <c>winReported</c>, <c>informationRequested</c>, <c>approved</c>, <c>waitlisted</c> (offered),
/// and then <see cref="FinalStatus"/>.
/// </summary>
public sealed partial class Deal
{
    /// <summary>What it read at its last change; <see cref="ApplyClock"/> brings it up to an instant.</summary>
    public DealStatus Status { get; private set; }

    /// <summary>Until then a reported win waits to be confirmed; null: none does.</summary>
    public DateTimeOffset? ConfirmationDueBy { get; private set; }

    /// <summary>Until then the partner has to answer what staff asked; null: nothing.</summary>
    public DateTimeOffset? AnswerDueBy { get; private set; }

    /// <summary>When the last protection of its lines ends by the clock; null if none is protected.</summary>
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>When its last offer ends, if it waits for nothing else; otherwise null.</summary>
    public DateTimeOffset? OfferedUntil { get; private set; }

    /// <summary>What it reads once the clock has ended all that it can end.</summary>
    public DealStatus FinalStatus { get; private set; }

    /// <summary>When it ended, or the clock is going to end it; null: it is open, and no clock ends it.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When the clock changes anything of it next; null: never.</summary>
    public DateTimeOffset? NextChangeAt { get; private set; }

    /// <summary>It has ended, and was not won.</summary>
    public bool HasEnded => DealStatusRules.EndedWithoutWin.Contains(Status);

    public IReadOnlyList<ClaimTarget> ApplyClock(DateTimeOffset now)
    {
        // Every read of a deal asks this, and there is hardly ever anything.
        if (!(NextChangeAt <= now)) return [];

        var freed = new List<ClaimTarget>();
        while (NextChangeAt is { } at && at <= now)
        {
            var taken = Lines.Taken.Select(it => it.Target).ToList();
            Change(at, isAutomatic: true, () => ApplyClockAt(at));
            freed.AddRange(taken.Except(Lines.Taken.Select(it => it.Target)));
        }

        return freed;
    }

    private void ApplyClockAt(DateTimeOffset at)
    {
        if (AnswerDueBy <= at) EndUnanswered(at);
        else
        {
            if (ConfirmationDueBy <= at) DropUnconfirmedWin();
            foreach (var line in Lines.Live.Where(it => it.HasExpired(at)).Select(it => it.ProductLine).ToHashSet())
                Lines.Expire(line, at, Outcome == DealOutcome.Won ? ClaimEnd.Other : ClaimEnd.Expired);
        }

        RecalculateStatus(at);
        // Back with staff it may be decided by the clock again: when, the program says.
        if (IsInReview) NextDeadlineAt ??= at;
    }

    /// <param name="at">When what changes its status happened.</param>
    private void RecalculateStatus(DateTimeOffset at)
    {
        var before = Status;
        var isWon = Outcome == DealOutcome.Won;
        // Unanswered, all that it has ends with the question.
        ProtectedUntil = isWon || AnswerDueBy is not null ? null : Lines.Protection?.Until;
        OfferedUntil = isWon || AnswerDueBy is not null || Lines.AnyLineUndecided || Lines.AnyLineWaitlisted
            ? null
            : Lines.OfferedUntil;
        FinalStatus = isWon ? DealStatus.Won
            : AnswerDueBy is not null ? DealStatus.Withdrawn
            : Lines.AnyLineUndecided ? DealStatus.Submitted
            : Lines.AnyLineWaitlisted ? DealStatus.Waitlisted
            : Outcome?.Status ?? StatusOfTender ?? DealStatus.Expired;
        Status = ConfirmationDueBy is not null ? DealStatus.WinReported
            : AnswerDueBy is not null ? DealStatus.InformationRequested
            : ProtectedUntil is not null ? DealStatus.Approved
            : OfferedUntil is not null ? DealStatus.Waitlisted
            : FinalStatus;
        NextChangeAt = new[] { ConfirmationDueBy, AnswerDueBy, Lines.NextExpiry }.Min();
        EndsAt = IsOver ? (Status == before ? EndsAt ?? at : at)
            : DealStatusRules.EndedWithoutWin.Contains(FinalStatus)
                ? new[] { ConfirmationDueBy, AnswerDueBy, ProtectedUntil, OfferedUntil }.Max()
            : null;

        if (HasEnded) ReservedExternalId = null;
        // Beside what is protected, staff has a held line to decide.
        ReviewRequired |= Status is DealStatus.Approved or DealStatus.WinReported && Lines.AnyLineUndecided;
        ReviewRequired &= Status is DealStatus.Approved or DealStatus.WinReported;
        if (Status is not DealStatus.Approved) ExtensionRequestedAt = null;
        // What has ended may be taken back: then staff has the same to decide.
        if (!ReviewRequired
            && Status is DealStatus.Approved or DealStatus.Waitlisted or DealStatus.WinReported or DealStatus.Won)
            ReviewReasons &= ReviewReasons.OfCustomer | ReviewReasons.EvenIfWaitlisted;
        if (!NeedsReview) CloseReview();
    }

    /// <summary>When the clock ends its claims, by what it waits for now.</summary>
    private void LetClaimsEndByTheClock()
    {
        foreach (var claim in Lines.Live.Where(_ => Outcome != DealOutcome.Won))
        {
            // A second report of a win holds nothing beyond its protection; so only what is held so stays held.
            var isHeldLonger = claim.IsProtected && claim.ExpiresAt > claim.ProtectedUntil;
            claim.KeepToItsEnd();
            if (AnswerDueBy is { } due && !(claim.ExpiresAt < due)) claim.KeepUntil(due);
            else if (ConfirmationDueBy is { } confirm && isHeldLonger) claim.KeepUntil(confirm);
        }
    }

    /// <summary>It has ended, won or not.</summary>
    public bool IsOver => HasEnded || Status is DealStatus.Won;
}
