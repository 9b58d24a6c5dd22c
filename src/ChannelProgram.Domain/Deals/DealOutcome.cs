namespace ChannelProgram.Domain.Deals;

/// <summary>A decision that ended a deal. A deal without one ends when its last protection expires.</summary>
/// <param name="Status">The deal's status once it has no line left.</param>
public sealed record DealOutcome(DealStatus Status, DealReason? Reason = null, string? Message = null)
{
    public static readonly DealOutcome Withdrawn = new(DealStatus.Withdrawn);

    public static DealOutcome Rejected(DealReason reason, string? message = null) => new(DealStatus.Rejected, reason, message);
}

public static class DealStatusRules
{
    /// <summary>What a deal reads that ended and was not won: its external id is free for another.</summary>
    public static readonly IReadOnlyList<DealStatus> EndedWithoutWin =
        [DealStatus.Expired, DealStatus.Withdrawn, DealStatus.Rejected];

    internal static DealStatus Derive(DealClaims claims, DealOutcome? outcome) =>
        claims.AnyProtected ? DealStatus.Approved : DeriveAfterExpiry(claims, outcome);

    internal static DealStatus DeriveAfterExpiry(DealClaims claims, DealOutcome? outcome) =>
        claims.AnyLineUndecided ? DealStatus.Submitted
        : claims.AnyLineWaitlisted ? DealStatus.Waitlisted
        : outcome?.Status ?? DealStatus.Expired;
}
