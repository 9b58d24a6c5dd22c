namespace ChannelProgram.Domain.Deals;

/// <summary>A decision that ended a deal. A deal without one ends when the protection of its last line expires.</summary>
/// <param name="Status">What the deal reads once it has no line left.</param>
/// <param name="Message">What staff told the partner with it.</param>
public sealed record DealOutcome(DealStatus Status, DealReason? Reason = null, string? Message = null)
{
    public static readonly DealOutcome Withdrawn = new(DealStatus.Withdrawn);

    public static DealOutcome Rejected(DealReason reason, string? message = null) => new(DealStatus.Rejected, reason, message);
}

/// <summary>The status of a deal follows from its claims and from the decision that ended it, if any.</summary>
internal static class DealStatusRules
{
    public static DealStatus Derive(DealClaims claims, DealOutcome? outcome) =>
        claims.AnyProtected ? DealStatus.Approved : DeriveAfterExpiry(claims, outcome);

    /// <summary>The status once every protection has expired.</summary>
    public static DealStatus DeriveAfterExpiry(DealClaims claims, DealOutcome? outcome) =>
        claims.AnyLineUndecided ? DealStatus.Submitted
        : claims.AnyLineWaitlisted ? DealStatus.Waitlisted
        : outcome?.Status ?? DealStatus.Expired;
}
