using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.VendorClaims;

public sealed record VendorClaimFilter : IListFilter
{
    [Description("Claims on one of these end customers, by the id of the account.")]
    public IReadOnlyList<AccountId> Account { get; init; } = [];

    [Description("Claims of one of these kinds.")]
    public IReadOnlyList<VendorClaimKind> Kind { get; init; } = [];

    [Description("Claims that have one of these statuses now.")]
    public IReadOnlyList<VendorClaimStatus> Status { get; init; } = [];

    [Description("Claims with one of these ids of the vendor's systems. An id with a comma cannot be searched for.")]
    [Line(VendorClaim.MaxExternalIdLength)]
    public IReadOnlyList<string> ExternalId { get; init; } = [];

    public IQueryable<VendorClaim> Among(IQueryable<VendorClaim> claims, DateTimeOffset now)
    {
        if (Account.Count > 0) claims = claims.Where(it => Account.Contains(it.Account));
        if (Kind.Count > 0) claims = claims.Where(it => Kind.Contains(it.Kind));
        if (ExternalId.Count > 0)
            claims = claims.Where(it => it.ExternalId != null && ExternalId.Contains(it.ExternalId));
        if (Status.Distinct().ToList() is [var only])
        {
            var ended = only is VendorClaimStatus.Ended;
            claims = claims.Where(it => (it.EndedAt != null || it.EndsAt <= now) == ended);
        }

        return claims;
    }
}
