using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// The pending review of a deal. It is separate from the status, because staff may also have to review a waitlisted deal.
/// Partners see it only where the status says that a decision is due.
/// </summary>
/// <param name="EscalatedAt">When it went to program admins because nobody had decided by <paramref name="DueBy"/>.</param>
public sealed record DealReview(
    DateTimeOffset RequestedAt, DateTimeOffset DueBy, DateTimeOffset? EscalatedAt = null, Guid? Assignee = null)
{
    public static DealReview Request(ProgramVersion program, DateTimeOffset now) => new(now, program.GetStaffDecisionDueBy(now));

    public bool MustEscalate(DateTimeOffset now) => EscalatedAt is null && DueBy <= now;

    public DateTimeOffset? NextDeadline(ProgramVersion program, bool canAutoApprove, bool canAutoReject) => new[]
    {
        EscalatedAt is null ? DueBy : null,
        canAutoApprove ? program.GetAutoApprovalAt(RequestedAt) : null,
        canAutoReject ? program.GetAutoRejectionAt(RequestedAt) : (DateTimeOffset?)null,
    }.Min();
}
