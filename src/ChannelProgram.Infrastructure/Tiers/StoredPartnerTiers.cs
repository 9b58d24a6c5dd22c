using ChannelProgram.Application.Common;
using ChannelProgram.Application.Tiers;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Tiers;

internal sealed class StoredPartnerTiers(ChannelDb db, CurrentCaller caller) : IPartnerTiers
{
    private IQueryable<PartnerTier> Tiers => db.Set<PartnerTier>();

    /// <summary>Not tracked: of many that are evaluated few change.</summary>
    public async Task<IReadOnlyList<EvaluatedPartner>> Load(IReadOnlyCollection<PartnerId> partners, CancellationToken ct)
    {
        var found = await partners.QueryInChunks(some =>
            (from partner in db.Set<Partner>().AsNoTracking().IgnoreAutoIncludes()
             where some.Contains(partner.Id) && partner.Status != PartnerStatus.Offboarded
             join tier in Tiers.AsNoTracking() on partner.Id equals tier.Partner into tiers
             from tier in tiers.DefaultIfEmpty()
             join last in db.Set<RecordedTierEvaluation>().AsNoTracking()
                 on tier.Evaluation equals (TierEvaluationId?)last.Id into evaluations
             from last in evaluations.DefaultIfEmpty()
             select new { partner, tier, last }).ToListAsync(ct));
        return [.. found.Select(it => new EvaluatedPartner(it.partner, it.tier, it.last))];
    }

    public async Task<IReadOnlyList<PartnerId>> FindDue(
        DateTimeOffset since, DateTimeOffset now, PartnerId after, int limit, CancellationToken ct) =>
        await db.Set<Partner>().AsNoTracking().IgnoreAutoIncludes()
            .Where(partner => partner.Status != PartnerStatus.Offboarded
                && !Tiers.Any(it => it.Partner == partner.Id && it.EvaluatedAt >= since
                    && !(it.NextChangeAt <= now && it.EvaluatedAt < it.NextChangeAt)))
            .InOrder(after, limit, it => it.Id).Select(it => it.Id).ToListAsync(ct);

    public Task<Partner?> FindPartner(PartnerId partner, CancellationToken ct) => db.Set<Partner>()
        .SingleOrDefaultAsync(it => it.Id == partner && it.Status != PartnerStatus.Offboarded, ct);

    public void Change(EvaluatedPartner partner)
    {
        db.Attach(partner.Partner);
        if (partner.Tier!.EvaluatedAt is null && partner.Tier.Revision == 0) db.Add(partner.Tier);
        else db.Attach(partner.Tier);
    }

    public void Add(RecordedTierEvaluation evaluation) => db.Add(evaluation);

    public Task MarkEvaluated(IReadOnlyCollection<PartnerId> partners, DateTimeOffset at, CancellationToken ct) =>
        partners.Count == 0
            ? Task.CompletedTask
            : Tiers.Where(it => partners.Contains(it.Partner) && it.EvaluatedAt < at)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.EvaluatedAt, at), ct);

    public async Task<IReadOnlyList<RecordedTierEvaluation>> List(
        PartnerId partner, TierEvaluationFilter filter, PageRequest page, CancellationToken ct) =>
        await db.Set<RecordedTierEvaluation>().AsNoTracking()
            .Where(it => it.Partner == partner && (filter.At == null || it.At <= filter.At))
            .NewestFirst(page, it => it.At, it => it.Id).ToListAsync(ct);

    public Task<RecordedTierEvaluation?> FindAt(PartnerId partner, DateTimeOffset at, CancellationToken ct) =>
        db.Set<RecordedTierEvaluation>().AsNoTracking().Where(it => it.Partner == partner && it.At <= at)
            .OrderByDescending(it => it.At).ThenByDescending(it => it.Id).FirstOrDefaultAsync(ct);

    public async Task<ILookup<PartnerId, RecordedTierEvaluation>> History(
        IReadOnlyCollection<PartnerId> partners, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var all = db.Set<RecordedTierEvaluation>().AsNoTracking();
        var found = await partners.QueryInChunks(some => all
            .Where(it => some.Contains(it.Partner) && it.At < until
                && (it.At >= from || !all.Any(later => later.Partner == it.Partner && later.At > it.At && later.At < from)))
            .ToListAsync(ct));
        return found.OrderBy(it => it.At).ThenBy(it => it.Id.Value).ToLookup(it => it.Partner);
    }

    public async Task<IReadOnlyList<Partner>> InOrder(
        IReadOnlyCollection<PartnerId> among, PartnerId after, int limit, CancellationToken ct) =>
        await db.Set<Partner>().AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.Status != PartnerStatus.Offboarded && (among.Count == 0 || among.Contains(it.Id)))
            .InOrder(after, limit, it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<PartnerTier>> OverridesEndingBy(
        WorkFilter filter, DateTimeOffset end, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        await filter.Among(
            EndingBy(end, now).AsNoTracking(), caller.Known, now, it => it.Partner, it => it.OverrideUntil!.Value,
            it => it.Assignee)
            .EarliestFirst(after.DueBy, new PartnerId(after.Id), limit, it => it.OverrideUntil!.Value, it => it.Partner)
            .ToListAsync(ct);

    public Task<int> CountOverridesEndingBy(DateTimeOffset end, DateTimeOffset now, CancellationToken ct) =>
        EndingBy(end, now).CountAsync(ct);

    public Task<PartnerTier?> Find(PartnerId partner, CancellationToken ct) =>
        Tiers.SingleOrDefaultAsync(it => it.Partner == partner, ct);

    public async Task<IReadOnlyList<PartnerTier>> AssignedTo(Guid staff, CancellationToken ct) =>
        await Tiers.Where(it => it.Assignee == staff).ToListAsync(ct);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);

    private IQueryable<PartnerTier> EndingBy(DateTimeOffset end, DateTimeOffset now) =>
        Tiers.Where(it => it.OverrideUntil > now && it.OverrideUntil <= end
            && db.Set<Partner>().Any(partner => partner.Id == it.Partner && partner.Status != PartnerStatus.Offboarded));
}
