using ChannelProgram.Application.Common;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Conflicts;

/// <summary>Stored conflicts. Whether one is still open depends on its claims at the time of the query.</summary>
internal sealed class StoredLineConflicts(ChannelDb db, IAccountMerges merges, CurrentCaller caller)
    : ILineConflicts
{
    public async Task<IReadOnlyList<OpenConflict>> Open(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct)
    {
        var among = filter.Among(
            OpenConflicts, caller.Known, now, it => it.Challenger.Partner, it => it.Conflict.DueBy, it => it.Conflict.Assignee);
        var found = await among.AsNoTracking()
            .EarliestFirst(after.DueBy, new LineConflictId(after.Id), limit, it => it.Conflict.DueBy, it => it.Conflict.Id)
            .ToListAsync(ct);
        return found.ConvertAll(Read);
    }

    public async Task<OpenConflict?> Find(Guid id, CancellationToken ct)
    {
        var sought = new LineConflictId(id);
        return await OpenConflicts.SingleOrDefaultAsync(it => it.Conflict.Id == sought, ct) is { } found ? Read(found) : null;
    }

    public async Task<IReadOnlyList<LineConflict>> AssignedTo(Guid staff, CancellationToken ct) =>
        await db.Set<LineConflict>().Where(it => it.Assignee == staff && it.DecidedAt == null).ToListAsync(ct);

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
        (await OpenConflicts.CountAsync(ct), await OpenConflicts.CountAsync(it => it.Conflict.DueBy <= now, ct));

    public async Task<IReadOnlyList<DealId>> DealsOf(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var sought = ids.Select(it => new LineConflictId(it)).ToList();
        var found = await db.Set<LineConflict>().AsNoTracking().Where(it => sought.Contains(it.Id))
            .Select(it => new { it.Holder, it.Challenger }).ToListAsync(ct);
        return [.. found.SelectMany(it => new[] { it.Holder, it.Challenger }).OfType<DealId>().Distinct()];
    }

    public async Task<IClaimOwner> LoadOwner(long claim, CancellationToken ct) =>
        (await merges.LoadOwnersOfClaims([claim], ct)).Single();

    public async Task<IReadOnlyList<LineConflictId>> FindOverdue(
        DateTimeOffset now, LineConflictId after, int max, CancellationToken ct) =>
        await OpenConflicts
            .Where(it => it.Conflict.DueBy <= now && it.Conflict.EscalatedAt == null)
            .InOrder(after, max, it => it.Conflict.Id).Select(it => it.Conflict.Id).ToListAsync(ct);

    private IQueryable<Found> OpenConflicts =>
        from conflict in db.Set<LineConflict>()
        join holding in db.Set<Claim>() on conflict.HolderClaim equals holding.Id
        join waiting in db.Set<Claim>() on conflict.ChallengerClaim equals waiting.Id
        join challenger in db.Set<Deal>() on conflict.Challenger equals challenger.Id
        where conflict.DecidedAt == null && holding.State == ClaimState.Held && waiting.State == ClaimState.Waitlisted
            && waiting.HasPriority
            && holding.Account == waiting.Account
        select new Found { Conflict = conflict, Claim = waiting, Challenger = challenger };

    private static OpenConflict Read(Found it) =>
        new(it.Conflict, it.Claim.Account, it.Claim.Unit, it.Claim.ProductLine, it.Challenger);

    private sealed class Found
    {
        public required LineConflict Conflict { get; init; }
        public required Claim Claim { get; init; }
        public required Deal Challenger { get; init; }
    }
}
