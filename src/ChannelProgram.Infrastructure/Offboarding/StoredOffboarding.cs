using ChannelProgram.Application.Common;
using ChannelProgram.Application.Offboarding;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Infrastructure.Users;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Offboarding;

internal sealed class StoredOffboarding(ChannelDb db) : IOffboarding
{
    public async Task<IReadOnlyList<Deal>> OpenDeals(PartnerId partner, DateTimeOffset now, CancellationToken ct) =>
        await Of(partner).AsNoTracking()
            .Where(it => it.EndsAt == null || it.EndsAt > now || it.Claims.Any(claim => claim.State != ClaimState.Released))
            .OrderBy(it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlySet<DealId>> FindContested(PartnerId partner, PartnerId successor, CancellationToken ct)
    {
        var live = db.Set<Claim>().Where(it => it.State != ClaimState.Released);
        // The same rule as ClaimTarget.ConflictsWith.
        var found =
            from own in live.Where(it => it.Partner == partner)
            join other in live.Where(it => it.Partner == successor)
                on new { own.Account, own.ProductLine } equals new { other.Account, other.ProductLine }
            where own.Unit == "" || other.Unit == "" || own.Unit == other.Unit
            select EF.Property<DealId?>(own, ClaimColumns.Deal)!.Value;
        return await found.Distinct().ToHashSetAsync(ct);
    }

    public async Task<OffboardingCounts> Count(PartnerId partner, CancellationToken ct) => new(
        await Of(partner).CountAsync(ct),
        await db.Set<DealDraft>().CountAsync(it => it.Partner == partner, ct),
        await db.Set<Membership>().CountAsync(it => it.Partner == partner && it.Until == null, ct),
        await db.Users.CountAsync(it => it.Partner == partner && it.RemovedAt == null, ct)
            + await db.Set<StoredInvitation>().CountAsync(it => it.Partner == partner, ct),
        await db.Set<ApiClient>().CountAsync(it => it.Partner == partner && it.RevokedAt == null, ct),
        await db.Set<Partner>().Where(it => it.Distributor == partner).OrderBy(it => it.Id).Select(it => it.Id.Value)
            .ToListAsync(ct));

    public async Task<IReadOnlyList<PartnerId>> FindLeaving(
        DateTimeOffset now, PartnerId after, int limit, CancellationToken ct) =>
        await db.Set<Partner>().AsNoTracking()
            // What reached it at the very instant at which it left is found again.
            .Where(it => it.LeavesAt <= now && (it.Status != PartnerStatus.Offboarded
                || db.Set<Claim>().Any(claim => claim.Partner == it.Id && claim.State != ClaimState.Released)
                || db.Set<DealDraft>().Any(draft => draft.Partner == it.Id)
                || db.Set<Membership>().Any(member => member.Partner == it.Id && member.Until == null)
                || db.Users.Any(user => user.Partner == it.Id && user.RemovedAt == null)
                || db.Set<ApiClient>().Any(client => client.Partner == it.Id && client.RevokedAt == null)))
            .InOrder(after, limit, it => it.Id).Select(it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<DealId>> FindDeals(PartnerId partner, DealId after, int limit, CancellationToken ct) =>
        await Of(partner).InOrder(after, limit, it => it.Id).Select(it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<DealId>> FindUnprotected(
        PartnerId partner, DateTimeOffset now, DealId after, int limit, CancellationToken ct) =>
        // The same rule as Deal.EndUnprotected.
        await Of(partner)
            .Where(it => (it.EndsAt == null || it.EndsAt > now) && it.FinalStatus != DealStatus.Won
                && (it.ExtensionRequestedAt != null
                    || it.Claims.Any(claim => claim.State != ClaimState.Released
                        && (claim.State != ClaimState.Held || claim.ProtectedUntil == null))
                    || (it.ConfirmationDueBy == null && !it.Claims.Any(claim => claim.State != ClaimState.Released))))
            .InOrder(after, limit, it => it.Id).Select(it => it.Id).ToListAsync(ct);

    public Task<bool> HasOpenDeals(PartnerId partner, DateTimeOffset now, CancellationToken ct) =>
        Of(partner).AnyAsync(it => it.EndsAt == null || it.EndsAt > now, ct);

    public async Task<IReadOnlyList<DealId>> FindKeepingLines(PartnerId partner, DealId after, int limit, CancellationToken ct) =>
        await Of(partner).Where(it => it.Claims.Any(claim => claim.State != ClaimState.Released))
            .InOrder(after, limit, it => it.Id).Select(it => it.Id).ToListAsync(ct);

    public Task<bool> HasAnything(Partner partner, DateTimeOffset now, CancellationToken ct) => partner.Successor is null
        ? Of(partner.Id).AnyAsync(
            it => it.EndsAt == null || it.EndsAt > now || it.Claims.Any(claim => claim.State != ClaimState.Released), ct)
        : Of(partner.Id).AnyAsync(ct);

    public Task MoveDrafts(PartnerId partner, PartnerId? successor, CancellationToken ct)
    {
        var drafts = db.Set<DealDraft>().Where(it => it.Partner == partner);
        return successor is { } to
            ? drafts.ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct)
            : drafts.ExecuteDeleteAsync(ct);
    }

    private IQueryable<Deal> Of(PartnerId partner) => db.Set<Deal>().Where(it => it.Partner == partner);
}
