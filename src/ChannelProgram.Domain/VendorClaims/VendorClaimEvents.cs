using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.VendorClaims;

/// <summary>A vendor's claim at one moment, without any text that somebody wrote.</summary>
/// <param name="Lines">What it holds.</param>
public sealed record VendorClaimState(
    VendorClaimKind Kind, VendorClaimStatus Status, AccountId Account, string Unit, IReadOnlyList<string> Lines, DateTimeOffset? EndsAt);

/// <summary>Something happened to a vendor's claim; for the audit alone: no partner is ever told.</summary>
public sealed record VendorClaimEvent(
    string Type, VendorClaimId Claim, int Version, DateTimeOffset At, bool IsAutomatic, VendorClaimState? From, VendorClaimState To)
    : IDomainEvent
{
    public const string Created = "vendorClaim.created";
    public const string Updated = "vendorClaim.updated";
    public const string ActivityRecorded = "vendorClaim.activityRecorded";
    public const string Ended = "vendorClaim.ended";
    public const string Reopened = "vendorClaim.reopened";

    string IDomainEvent.Subject => Claim.Value.ToString();
    int? IDomainEvent.Version => Version;
    object? IDomainEvent.Before => From;
    object IDomainEvent.After => To;
    object? IDomainEvent.Published => null;
}
