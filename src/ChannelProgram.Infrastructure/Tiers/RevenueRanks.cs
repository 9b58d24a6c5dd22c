using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Revenue;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Tiers;

/// <summary>Ignores the partner scope: a place is one among all. Nothing but the place leaves this class.</summary>
internal sealed class RevenueRanks(ChannelDb db) : IRevenueRanks
{
    public async Task<IReadOnlyDictionary<PartnerId, decimal?>> TopPercentOf(
        IReadOnlyCollection<PartnerId> partners, Quarter quarter, DateTimeOffset at, CancellationToken ct)
    {
        var (from, until) = (quarter.From, quarter.Until);
        var staying = db.Set<Partner>().IgnoreQueryFilters([ChannelDb.PartnerScope]).IgnoreAutoIncludes()
            .Where(it => it.Status != PartnerStatus.Offboarded);
        var earned = await db.CreditedAmounts.IgnoreQueryFilters([ChannelDb.PartnerScope])
            .Where(it => it.RecordedAt <= at && it.OccurredOn >= from && it.OccurredOn < until
                && staying.Any(partner => partner.Id == it.Partner))
            .GroupBy(it => it.Partner).Select(it => new { Partner = it.Key, Amount = it.Sum(one => one.NetAmount) })
            .Where(it => it.Amount > 0).OrderByDescending(it => it.Amount).ToListAsync(ct);
        var count = await staying.CountAsync(ct);
        var places = partners.ToDictionary(it => it, _ => (decimal?)100);
        var ahead = 0;
        foreach (var (index, it) in earned.Index())
        {
            if (index > 0 && it.Amount < earned[index - 1].Amount) ahead = index;
            if (places.ContainsKey(it.Partner)) places[it.Partner] = 100m * ahead / count;
        }

        return places;
    }
}
