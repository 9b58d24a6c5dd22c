using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// How a deal waits for staff: a thing of its own beside its status, because staff may have a question to a deal that is
/// waitlisted. Only where the status says that a decision is due are partners told of it.
/// </summary>
public sealed partial class Deal
{
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
        if (ReviewRequestedAt is not { } since) return;

        if (EscalatedAt is null && DueBy <= now) Escalate(now);
        if (CanAutoApprove(program) && program.GetAutoApprovalAt(since) <= now) AutoApproveUnanswered(program, now);
        else if (CanAutoReject && program.GetAutoRejectionAt(since) <= now) AutoRejectUndecided(now);
        NextDeadlineAt = FindNextDeadline(program);
    }

    /// <param name="staff">Null: nobody looks after it any more.</param>
    public Refusal? Assign(Guid? staff, DateTimeOffset now)
    {
        if (!IsInReview) return DealRefusals.StatusForbids(Status, "This deal does not wait for staff.");
        if (Assignee == staff) return null;

        Raise(new ReviewEvent(
            ReviewEvent.Assigned, Id, Partner, now, IsAutomatic: false,
            new ReviewAssignedBody(Assignee), new ReviewAssignedBody(staff)));
        Assignee = staff;
        return null;
    }

    private bool NeedsReview => Status is DealStatus.Submitted || ReviewRequired
        || (Status is DealStatus.Waitlisted && (ReviewReasons & ReviewReasons.EvenIfWaitlisted) is not ReviewReasons.None);

    /// <summary>Only a registration: what is protected stays so, and one that waits for a line may go on doing so.</summary>
    private bool CanAutoReject => Status is DealStatus.Submitted;

    private bool CanAutoApprove(ProgramVersion program) =>
        CanBeApproved && IsUnambiguous
        && ReviewReasons is not ReviewReasons.None && (ReviewReasons & ~ReviewReasons.OfTier) is ReviewReasons.None
        && program.ConvertToProgramCurrency(Value) <= program.DealRegistration.AutoApproveLimit.Value;

    /// <summary>It waits from now on, unless it does already; when the clock has something to do with it is found anew.</summary>
    private void RequestReview(ProgramVersion program, DateTimeOffset now)
    {
        ReviewRequestedAt ??= now;
        DueBy ??= program.GetStaffDecisionDueBy(now);
        NextDeadlineAt = FindNextDeadline(program);
    }

    private void CloseReview() => (ReviewRequestedAt, DueBy, EscalatedAt, NextDeadlineAt, Assignee) = (null, null, null, null, null);

    private DateTimeOffset? FindNextDeadline(ProgramVersion program) => ReviewRequestedAt is not { } since ? null : new[]
    {
        EscalatedAt is null ? DueBy : null,
        CanAutoApprove(program) ? program.GetAutoApprovalAt(since) : null,
        CanAutoReject ? program.GetAutoRejectionAt(since) : null,
    }.Min();

    private void Escalate(DateTimeOffset now)
    {
        Raise(new ReviewEvent(
            ReviewEvent.Escalated, Id, Partner, now, IsAutomatic: true,
            new ReviewEscalatedBody(DueBy, EscalatedAt), new ReviewEscalatedBody(DueBy, now)));
        EscalatedAt = now;
    }

    /// <summary>An automatic approval, with the limit of such ones for what it may grow to.</summary>
    private void AutoApproveUnanswered(ProgramVersion program, DateTimeOffset now) => Change(now, isAutomatic: true, () =>
    {
        foreach (var claim in Undecided) claim.Protect(program.DealRegistration.GetProtection(now), program.Version);
        if (Status is not DealStatus.Approved)
            ReapprovalThreshold = program.ConvertLimit(program.DealRegistration.AutoApproveLimit, Value.Currency);
        (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
        Settle(ended: Status);
    }, DealEvent.Approved, because: AutomaticDecision.Unanswered);

    private void AutoRejectUndecided(DateTimeOffset now) => Change(now, isAutomatic: true, () =>
    {
        RejectedFor = DealReason.NotQualified;
        End(DealStatus.Rejected);
    }, DealEvent.Rejected, because: AutomaticDecision.Undecided);
}
