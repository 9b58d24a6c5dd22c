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
    public DateTimeOffset? DecisionDueBy => Status is DealStatus.Submitted || ReviewRequired ? DueBy : null;

    /// <summary>
    /// Applies the deadlines of a pending review: it escalates; later the deal is approved if only its tier's limit stands
    /// against it, otherwise rejected. This takes effect at <paramref name="now"/>, even if it was due earlier. Repeating it
    /// changes nothing.
    /// </summary>
    public void ApplyDeadlines(ProgramVersion program, DateTimeOffset now)
    {
        if (Review is not { } review) return;

        if (review.MustEscalate(now)) Escalate(review, now);
        if (CanAutoApprove(program) && program.GetAutoApprovalAt(review.RequestedAt) <= now) AutoApproveUnanswered(program, now);
        else if (CanAutoReject && program.GetAutoRejectionAt(review.RequestedAt) <= now) AutoRejectUndecided(now);
        if (FindNextDeadline(program) is var next && next != NextDeadlineAt) ChangeInternally(() => NextDeadlineAt = next);
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

    private bool NeedsReview => Status is DealStatus.Submitted || ReviewRequired
        || (Status is DealStatus.Waitlisted && (ReviewReasons & ReviewReasons.EvenIfWaitlisted) is not ReviewReasons.None);

    private bool CanAutoReject => Status is DealStatus.Submitted;

    private bool CanAutoApprove(ProgramVersion program) =>
        DealActions.Approve.IsAllowedBy(this)
        && ReviewReasons is not ReviewReasons.None && (ReviewReasons & ~ReviewReasons.OfTier) is ReviewReasons.None
        && program.ConvertToProgramCurrency(Value) <= program.DealRegistration.AutoApproveLimit.Value;

    private void RequestReview(ProgramVersion program, DateTimeOffset now)
    {
        Review ??= DealReview.Request(program, now);
        NextDeadlineAt = FindNextDeadline(program);
    }

    private void CloseReview() => (Review, NextDeadlineAt) = (null, null);

    private DateTimeOffset? FindNextDeadline(ProgramVersion program) =>
        Review?.NextDeadline(program, CanAutoApprove(program), CanAutoReject);

    private void Escalate(DealReview review, DateTimeOffset now)
    {
        Raise(new ReviewEvent(
            ReviewEvent.Escalated, Id, Partner, now, IsAutomatic: true,
            new ReviewEscalatedBody(DueBy, EscalatedAt), new ReviewEscalatedBody(DueBy, now)));
        ChangeInternally(() => Review = review with { EscalatedAt = now });
    }

    private void AutoApproveUnanswered(ProgramVersion program, DateTimeOffset now) => Change(now, isAutomatic: true, () =>
    {
        Lines.Protect(program, now);
        if (Status is not DealStatus.Approved)
            ReapprovalThreshold = program.ConvertLimit(program.DealRegistration.AutoApproveLimit, Value.Currency);
        (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
        RecalculateStatus();
    }, DealEvent.Approved, because: AutomaticDecision.Unanswered);

    private void AutoRejectUndecided(DateTimeOffset now) => Change(
        now, isAutomatic: true, () => End(DealOutcome.Rejected(DealReason.NotQualified)), DealEvent.Rejected,
        because: AutomaticDecision.Undecided);
}
