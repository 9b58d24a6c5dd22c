using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

public sealed partial class Deal
{
    /// <summary>The deal is approved, but staff has yet to approve something about it.</summary>
    public bool ReviewRequired { get; private set; }

    /// <summary>Why the deal needs a decision of staff, until staff approves it. Partners are not told the reasons.</summary>
    public ReviewReasons ReviewReasons { get; private set; }

    public DealReview? Review
    {
        get => ReviewRequestedAt is { } since && DueBy is { } due ? new(since, due, EscalatedAt, Assignee) : null;
        private set =>
            (
                ReviewRequestedAt, DueBy, EscalatedAt, Assignee) = (
                    value?.RequestedAt, value?.DueBy, value?.EscalatedAt, value?.Assignee);
    }

    public DateTimeOffset? ReviewRequestedAt { get; private set; }

    public DateTimeOffset? DueBy { get; private set; }

    public DateTimeOffset? EscalatedAt { get; private set; }

    public DateTimeOffset? NextDeadlineAt { get; private set; }

    public Guid? Assignee { get; private set; }

    public bool IsInReview => ReviewRequestedAt is not null;

    /// <summary>The due date that the partner is told; null if nothing is pending as far as the partner knows.</summary>
    public DateTimeOffset? DecisionDueBy => Status is DealStatus.Submitted || ReviewRequired || ExtensionRequestedAt is not null
        ? DueBy
        : null;

    /// <summary>
    /// Applies the deadlines of a pending review: it escalates; later the deal is approved if only its tier's limit stands
    /// against it, otherwise rejected. This takes effect at <paramref name="now"/>, even if it was due earlier. Repeating it
    /// changes nothing.
    /// </summary>
    public void ApplyDeadlines(ProtectionHistory history, ProgramVersion program, DateTimeOffset now)
    {
        if (Review is not { } review) return;

        if (review.MustEscalate(now)) Escalate(review, now);
        if (CanAutoApprove(program, now) && program.GetAutoApprovalAt(review.RequestedAt) <= now
            && Lines.Undecided.All(it => history.Grant(it.Target, program, now) is not null))
            AutoApproveUnanswered(history, program, now);
        else if (CanAutoReject && program.GetAutoRejectionAt(review.RequestedAt) <= now) AutoRejectUndecided(now);
        if (FindNextDeadline(program, now) is var next && next != NextDeadlineAt) ChangeInternally(() => NextDeadlineAt = next);
    }

    public Refusal? Assign(Guid? staff, DateTimeOffset now)
    {
        if (Review is not { } review) return DealRefusals.StatusForbids(Status, "This deal does not wait for staff.");
        if (Assignee == staff) return null;

        Raise(new ReviewEvent(
            ReviewEvent.Assigned, Id, Partner, now, IsAutomatic: false,
            new ReviewAssignedBody(Assignee), new ReviewAssignedBody(staff)));
        ChangeInternally(() => Review = review with { Assignee = staff });
        return null;
    }

    private bool NeedsReview => Status is DealStatus.Submitted || ReviewRequired || ExtensionRequestedAt is not null
        || (Status is DealStatus.Waitlisted && (ReviewReasons & ReviewReasons.EvenIfWaitlisted) is not ReviewReasons.None);

    private bool CanAutoReject => Status is DealStatus.Submitted;

    private bool CanAutoApprove(ProgramVersion program, DateTimeOffset now) =>
        DealActions.Approve.IsAllowedBy(this, program, now)
        && ReviewReasons is not ReviewReasons.None && (ReviewReasons & ~ReviewReasons.OfTier) is ReviewReasons.None
        && program.ConvertToProgramCurrency(Value) <= program.DealRegistration.AutoApproveLimit.Value;

    /// <param name="since">When staff's time began, if it is not now: time in the partner's hands does not count.</param>
    private void RequestReview(ProgramVersion program, DateTimeOffset now, DateTimeOffset? since = null)
    {
        Review ??= DealReview.Request(program, now) with { RequestedAt = since ?? now };
        NextDeadlineAt = FindNextDeadline(program, now);
    }

    private void CloseReview() => (Review, NextDeadlineAt) = (null, null);

    private DateTimeOffset? FindNextDeadline(ProgramVersion program, DateTimeOffset now) =>
        Review?.NextDeadline(program, CanAutoApprove(program, now), CanAutoReject);

    private void Escalate(DealReview review, DateTimeOffset now)
    {
        Raise(new ReviewEvent(
            ReviewEvent.Escalated, Id, Partner, now, IsAutomatic: true,
            new ReviewEscalatedBody(DueBy, EscalatedAt), new ReviewEscalatedBody(DueBy, now)));
        ChangeInternally(() => Review = review with { EscalatedAt = now });
    }

    private void AutoApproveUnanswered(ProtectionHistory history, ProgramVersion program, DateTimeOffset now) => Change(
        now, isAutomatic: true, () =>
    {
        DealClaims.Protect(Lines.Undecided, history, program, now);
        if (Status is not (DealStatus.Approved or DealStatus.WinReported))
            ReapprovalThreshold = program.ConvertLimit(program.DealRegistration.AutoApproveLimit, Value.Currency);
        (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
        RecalculateStatus(now);
    }, DealEvent.Approved, because: AutomaticDecision.Unanswered);

    private void AutoRejectUndecided(DateTimeOffset now) => Change(
        now, isAutomatic: true, () => End(DealOutcome.Rejected(DealReason.NotQualified), ClaimEnd.Other, now), DealEvent.Rejected,
        because: AutomaticDecision.Undecided);
}
