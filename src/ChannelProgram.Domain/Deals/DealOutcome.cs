namespace ChannelProgram.Domain.Deals;

/// <summary>A decision that ended a deal. A deal without one ends when its last line does.</summary>
/// <param name="Status">The deal's status once it has no line left.</param>
public sealed record DealOutcome(DealStatus Status, DealReason? Reason = null, string? Message = null)
{
    public static readonly DealOutcome Withdrawn = new(DealStatus.Withdrawn);

    public static readonly DealOutcome Won = new(DealStatus.Won);

    public static DealOutcome Rejected(DealReason reason, string? message = null) => new(DealStatus.Rejected, reason, message);

    public static DealOutcome Revoked(DealReason reason, string? message) => new(DealStatus.Revoked, reason, message);

    public static readonly DealOutcome Lost = new(DealStatus.Lost);
}

public static class DealStatusRules
{
    /// <summary>What a deal reads that ended and was not won: its external id is free for another.</summary>
    public static readonly IReadOnlyList<DealStatus> EndedWithoutWin =
        [DealStatus.Expired, DealStatus.Withdrawn, DealStatus.Rejected, DealStatus.Lost, DealStatus.Revoked];
}
