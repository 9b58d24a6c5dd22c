using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// The wait of a deal for staff. It is apart from the status, because staff may have a question about a deal that is waitlisted;
/// partners are told of it only where the status says that a decision is due.
/// </summary>
/// <param name="EscalatedAt">When it went to the program's admins because nobody had decided by <paramref name="DueBy"/>.</param>
/// <param name="Assignee">Who of staff looks after it, by id.</param>
public sealed record DealReview(DateTimeOffset RequestedAt, DateTimeOffset DueBy, DateTimeOffset? EscalatedAt = null, Guid? Assignee = null)
{
    public static DealReview Request(ProgramVersion program, DateTimeOffset now) => new(now, program.GetStaffDecisionDueBy(now));

    public bool MustEscalate(DateTimeOffset now) => EscalatedAt is null && DueBy <= now;

    /// <summary>The next instant at which the clock does something with it; null: none.</summary>
    public DateTimeOffset? NextDeadline(ProgramVersion program, bool canAutoApprove, bool canAutoReject) => new[]
    {
        EscalatedAt is null ? DueBy : null,
        canAutoApprove ? program.GetAutoApprovalAt(RequestedAt) : null,
        canAutoReject ? program.GetAutoRejectionAt(RequestedAt) : (DateTimeOffset?)null,
    }.Min();
}
