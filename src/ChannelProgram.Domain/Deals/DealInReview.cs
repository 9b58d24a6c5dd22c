using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>How a deal waits for staff, and what the clock makes of it (<see cref="DealReview"/>).</summary>
public sealed partial class Deal
{
    /// <summary>An approved deal has something that staff has yet to approve.</summary>
    public bool ReviewRequired { get; private set; }

    /// <summary>
    /// What keeps it from being approved without a person, until staff approves it. Partners are not told: to them a review
    /// is like any other.
    /// </summary>
    public ReviewReasons ReviewReasons { get; private set; }

    /// <summary>Its wait for staff; null: it does not wait.</summary>
    public DealReview? Review
    {
        get => ReviewRequestedAt is { } since && DueBy is { } due ? new(since, due, EscalatedAt, Assignee) : null;
        private set => (ReviewRequestedAt, DueBy, EscalatedAt, Assignee) = (value?.RequestedAt, value?.DueBy, value?.EscalatedAt, value?.Assignee);
    }

    /// <summary>Since when it waits for staff; null: it does not.</summary>
    public DateTimeOffset? ReviewRequestedAt { get; private set; }

    /// <summary>By when staff should have decided; null if it does not wait for staff.</summary>
    public DateTimeOffset? DueBy { get; private set; }

    /// <summary>When it went to the program's admins because nobody had decided by <see cref="DueBy"/>; null if it did not.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>When the clock next has something to do with it while it waits for staff (<see cref="ApplyDeadlines"/>); null: nothing.</summary>
    public DateTimeOffset? NextDeadlineAt { get; private set; }

    /// <summary>Who of staff looks after it, by id; null: nobody yet.</summary>
    public Guid? Assignee { get; private set; }

    public bool IsInReview => ReviewRequestedAt is not null;

    /// <summary>By when staff decides, as the partner is told; null if nothing of it waits as far as the partner knows.</summary>
    public DateTimeOffset? DecisionDueBy => Status is DealStatus.Submitted || ReviewRequired ? DueBy : null;

    /// <summary>
    /// What the clock makes of a deal that staff left waiting: it escalates, and later is approved if the tier's limit alone spoke
    /// against it, or else rejected. Counts from now, whenever it was due; twice changes nothing.
    /// </summary>
    public void ApplyDeadlines(ProgramVersion program, DateTimeOffset now)
    {
        if (Review is not { } review) return;

        if (review.MustEscalate(now)) Escalate(review, now);
        if (CanAutoApprove(program) && program.GetAutoApprovalAt(review.RequestedAt) <= now) AutoApproveUnanswered(program, now);
        else if (CanAutoReject && program.GetAutoRejectionAt(review.RequestedAt) <= now) AutoRejectUndecided(now);
        ChangeInternally(() => NextDeadlineAt = FindNextDeadline(program));
    }

    /// <param name="staff">Null: nobody looks after it any more.</param>
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

    /// <summary>Only a registration: what is protected stays so, and one that waits for a line may go on doing so.</summary>
    private bool CanAutoReject => Status is DealStatus.Submitted;

    private bool CanAutoApprove(ProgramVersion program) =>
        DealActions.Approve.IsAllowedBy(this)
        && ReviewReasons is not ReviewReasons.None && (ReviewReasons & ~ReviewReasons.OfTier) is ReviewReasons.None
        && program.ConvertToProgramCurrency(Value) <= program.DealRegistration.AutoApproveLimit.Value;

    /// <summary>It waits from now on, unless it does already; when the clock has something to do with it is found anew.</summary>
    private void RequestReview(ProgramVersion program, DateTimeOffset now)
    {
        Review ??= DealReview.Request(program, now);
        NextDeadlineAt = FindNextDeadline(program);
    }

    private void CloseReview() => (Review, NextDeadlineAt) = (null, null);

    private DateTimeOffset? FindNextDeadline(ProgramVersion program) => Review?.NextDeadline(program, CanAutoApprove(program), CanAutoReject);

    private void Escalate(DealReview review, DateTimeOffset now)
    {
        Raise(new ReviewEvent(
            ReviewEvent.Escalated, Id, Partner, now, IsAutomatic: true,
            new ReviewEscalatedBody(DueBy, EscalatedAt), new ReviewEscalatedBody(DueBy, now)));
        ChangeInternally(() => Review = review with { EscalatedAt = now });
    }

    /// <summary>An automatic approval, with the limit of such ones for what it may grow to.</summary>
    private void AutoApproveUnanswered(ProgramVersion program, DateTimeOffset now) => Change(now, isAutomatic: true, () =>
    {
        Lines.Protect(program, now);
        if (Status is not DealStatus.Approved)
            ReapprovalThreshold = program.ConvertLimit(program.DealRegistration.AutoApproveLimit, Value.Currency);
        (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
        RecalculateStatus();
    }, DealEvent.Approved, because: AutomaticDecision.Unanswered);

    private void AutoRejectUndecided(DateTimeOffset now) => Change(
        now, isAutomatic: true, () => End(DealOutcome.Rejected(DealReason.NotQualified)), DealEvent.Rejected, because: AutomaticDecision.Undecided);
}
