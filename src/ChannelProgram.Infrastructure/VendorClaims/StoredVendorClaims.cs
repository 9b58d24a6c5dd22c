using ChannelProgram.Application.Common;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.VendorClaims;

internal sealed class StoredVendorClaims(ChannelDb db, IEngine engine) : IVendorClaims
{
    public async Task<VendorClaim?> Find(VendorClaimId id, CancellationToken ct) =>
        await db.Set<VendorClaim>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<VendorClaim>> List(
        VendorClaimFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct) =>
        await filter.Among(db.Set<VendorClaim>().AsNoTracking(), now)
            .NewestFirst(page, it => it.CreatedAt, it => it.Id)
            .ToListAsync(ct);

    public async Task<VendorClaim?> Lock(VendorClaimId id, CancellationToken ct)
    {
        var about = await db.Set<VendorClaim>().AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(it => it.Id == id, ct);
        if (about is null) return null;

        var entered = await engine.LockAndQuery(
            db, AccountLocks.LocksOf([about.Account]), () => db.Set<VendorClaim>().SingleOrDefaultAsync(it => it.Id == id, ct),
            ct);
        // The customer was merged or separated while this waited.
        return entered is null || entered.Account == about.Account ? entered : throw new StaleLockException();
    }

    public async Task<VendorClaim?> FindByExternalId(string externalId, CancellationToken ct) =>
        await db.Set<VendorClaim>().SingleOrDefaultAsync(it => it.ExternalId == externalId, ct);

    public void Add(VendorClaim claim) => db.Add(claim);

    public async Task<IReadOnlyList<VendorClaimId>> FindExpired(
        DateTimeOffset now, VendorClaimId after, int limit, CancellationToken ct) =>
        await db.Set<VendorClaim>().AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.EndedAt == null && it.EndsAt <= now)
            .InOrder(after, limit, it => it.Id)
            .Select(it => it.Id)
            .ToListAsync(ct);
}
