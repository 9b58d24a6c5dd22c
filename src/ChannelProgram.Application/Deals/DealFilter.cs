using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>Which deals of those that the caller sees; what is empty or null asks nothing, all others are joined by AND.</summary>
/// <param name="Customers">For each, what all must occur in the customer's words; any of them will do.</param>
/// <param name="UpdatedSince">Changed then or later, by the clock too.</param>
/// <param name="ExpiresBefore">Protected now, and only until an earlier instant.</param>
public sealed record DealFilter(
    IReadOnlyCollection<DealStatus> Statuses,
    IReadOnlyCollection<SalesStage> Stages,
    IReadOnlyCollection<DealType> Types,
    IReadOnlyCollection<IReadOnlyList<string>> Customers,
    IReadOnlyCollection<string> Products,
    IReadOnlyCollection<string> ExternalIds,
    IReadOnlyCollection<DealNumber> Numbers,
    IReadOnlyCollection<PartnerId> Partners,
    DateTimeOffset? UpdatedSince,
    DateTimeOffset? ExpiresBefore)
{
    internal IQueryable<Deal> Among(IQueryable<Deal> deals, DateTimeOffset now)
    {
        if (Statuses.Count > 0) deals = deals.Where(it => Statuses.Contains(it.ProtectedUntil <= now ? it.StatusAfterExpiry : it.Status));
        if (Stages.Count > 0) deals = deals.Where(it => Stages.Contains(it.Stage));
        if (Types.Count > 0) deals = deals.Where(it => Types.Contains(it.Type));
        if (Products.Count > 0) deals = deals.Where(it => it.Products.Any(product => Products.Contains(product.Code)));
        if (ExternalIds.Count > 0) deals = deals.Where(it => ExternalIds.Contains(it.ExternalId));
        if (Numbers.Count > 0) deals = deals.Where(it => Numbers.Contains(it.Number));
        if (Partners.Count > 0) deals = deals.Where(it => Partners.Contains(it.Partner));
        if (Customers.Count > 0) deals = deals.WhereAny(it => it.CustomerSearchText, Customers);
        if (UpdatedSince is { } since)
            deals = deals.Where(it => it.UpdatedAt >= since || it.Claims.Any(claim =>
                claim.State == ClaimState.Held && claim.ProtectedUntil >= since && claim.ProtectedUntil <= now));
        if (ExpiresBefore is { } before) deals = deals.Where(it => it.ProtectedUntil > now && it.ProtectedUntil < before);
        return deals;
    }
}
