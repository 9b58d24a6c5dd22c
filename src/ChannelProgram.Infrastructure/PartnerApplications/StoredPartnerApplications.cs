using ChannelProgram.Application.Common;
using ChannelProgram.Application.PartnerApplications;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.PartnerApplications;

internal sealed class StoredPartnerApplications(ChannelDb db, IEngine engine, CurrentCaller caller) : IPartnerApplications
{
    private DbSet<PartnerApplication> All => db.Set<PartnerApplication>();

    public void Add(PartnerApplication application) => db.Add(application);

    public Task<PartnerApplication?> Find(PartnerApplicationId id, CancellationToken ct) =>
        All.SingleOrDefaultAsync(it => it.Id == id, ct);

    public Task<PartnerApplication?> FindBySecret(byte[] hash, CancellationToken ct) =>
        All.AsNoTracking().SingleOrDefaultAsync(it => it.SecretHash == hash, ct);

    public async Task<IReadOnlyList<PartnerApplication>> List(
        PartnerApplicationFilter filter, PageRequest page, CancellationToken ct) =>
        await filter.Among(All.AsNoTracking()).NewestFirst(page, it => it.SubmittedAt, it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<PartnerApplication>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        await filter.Among(WaitingNow, caller.Known, now, it => it.DueBy!.Value, it => it.Assignee)
            .EarliestFirst(after.DueBy, new PartnerApplicationId(after.Id), limit, it => it.DueBy!.Value, it => it.Id)
            .ToListAsync(ct);

    public async Task<IReadOnlyList<PartnerApplication>> AssignedTo(Guid staff, CancellationToken ct) =>
        await All.Where(it => it.Assignee == staff && it.DueBy != null).ToListAsync(ct);

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
        (await WaitingNow.CountAsync(ct), await WaitingNow.CountAsync(it => it.DueBy <= now, ct));

    public async Task<PartnersWithKeys> LockKeys(IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        await engine.Lock(db, [.. keys.Order().Select(it => LockKey.Of($"partner with {it}"))], ct);
        var values = keys.Select(it => it.Value).ToList();
        var found = await db.Set<Partner>().AsNoTracking()
            .Where(it => it.Keys.Any(key => values.Contains(key.Value)))
            .ToListAsync(ct);
        var owners = found.Where(it => it.Keys.Any(key => keys.Contains(key.Key))).ToList();
        return new(
            owners.SelectMany(it => it.Keys).Select(it => it.Key).Where(keys.Contains).ToHashSet(),
            owners.Exists(it => it.SuspendedAt is not null));
    }

    public Task<int> DeleteEndedBefore(DateTimeOffset instant, CancellationToken ct) => All
        .Where(it => it.DecidedAt < instant
            || (it.Status == PartnerApplicationStatus.Unconfirmed && it.ConfirmBy < instant))
        .ExecuteDeleteAsync(ct);

    private IQueryable<PartnerApplication> WaitingNow => All.AsNoTracking().Where(it => it.DueBy != null);
}
