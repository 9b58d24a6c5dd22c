using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Claims;

/// <param name="Partner">Null: the vendor's own claim.</param>
/// <param name="Until">When it expires; null if it never does.</param>
public sealed record CompetingClaim(
    ClaimOwnerId Owner, PartnerId? Partner, ClaimTarget Target, ClaimState State, DateTimeOffset? Until)
{
    public bool HasExpired(DateTimeOffset now) => State is ClaimState.Held && Until <= now;
}
