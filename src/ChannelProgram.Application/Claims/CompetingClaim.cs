using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Claims;

/// <summary>A live claim that somebody has on a customer.</summary>
/// <param name="Partner">Null: the vendor's own claim.</param>
/// <param name="ExpiresAt">When the clock ends it; null: never.</param>
public sealed record CompetingClaim(
    ClaimOwnerId Owner, PartnerId? Partner, ClaimTarget Target, ClaimState State, DateTimeOffset? ExpiresAt)
{
    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;
}
