using ChannelProgram.Application.Common;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Conflicts;

/// <summary>The partner scope stays on: a partner, should one ever get here, would find nothing of another.</summary>
internal sealed class StoredConflictFacts(ChannelDb db) : IConflictFacts
{
    private IQueryable<Conflict> Cases => db.Set<Conflict>().AsNoTracking().IgnoreAutoIncludes();

    public async Task<IReadOnlyDictionary<PartnerId, Partner>> Partners(
        IReadOnlyCollection<PartnerId> partners, CancellationToken ct) =>
        (await partners.QueryInChunks(some => db.Set<Partner>().AsNoTracking().IgnoreAutoIncludes()
            .Where(it => some.Contains(it.Id)).ToListAsync(ct))).ToDictionary(it => it.Id);

    public async Task<IReadOnlyList<DealActivity>> Activities(IReadOnlyCollection<DealId> deals, CancellationToken ct) =>
        await db.Set<DealActivity>().AsNoTracking().Where(it => deals.Contains(it.Deal))
            .OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<DealDocument>> Documents(IReadOnlyCollection<DealId> deals, CancellationToken ct) =>
        await db.Set<DealDocument>().AsNoTracking().Where(it => deals.Contains(it.Deal))
            .OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).ToListAsync(ct);

    public async Task<ILookup<ConflictPartyId, DateTimeOffset>> StatementTimes(
        IReadOnlyCollection<ConflictPartyId> parties, CancellationToken ct) =>
        (await db.Set<ConflictStatement>().AsNoTracking().Where(it => parties.Contains(it.Party) && !it.IsAppeal)
            .Select(it => new { it.Party, it.At }).ToListAsync(ct)).ToLookup(it => it.Party, it => it.At);

    public Task<IReadOnlyList<RecordedCase>> Others(
        ConflictId than, IReadOnlyCollection<PartnerId> partners, int max, CancellationToken ct) =>
        Read(
            Cases.Where(it => it.Id != than && it.Parties.Any(party => partners.Contains(party.Partner)))
                .OrderByDescending(it => it.OpenedAt).ThenByDescending(it => it.Id).Take(max),
            ct);

    public Task<IReadOnlyList<RecordedCase>> OpenedBetween(
        DateTimeOffset? from, DateTimeOffset? until, CancellationToken ct)
    {
        var among = Cases.Where(it => it.End == null || it.End != ConflictEnd.Joined);
        if (from is { } first) among = among.Where(it => it.OpenedAt >= first);
        if (until is { } end) among = among.Where(it => it.OpenedAt < end);
        return Read(among, ct);
    }

    private async Task<IReadOnlyList<RecordedCase>> Read(IQueryable<Conflict> among, CancellationToken ct)
    {
        var found = await among
            .Select(it => new RecordedCase(
                it.Id, it.Kind, it.HolderClaim != null, it.Stage, it.Level, it.OpenedAt, it.ClosedAt)).ToListAsync(ct);
        var parties = (await found.Select(it => it.Id).QueryInChunks(some => db.Set<ConflictParty>().AsNoTracking()
            .Where(it => some.Contains(it.Conflict))
            .Select(it => new RecordedCase.Party(it.Conflict, it.Deal, it.Partner, it.Role, it.AppealedAt != null))
            .ToListAsync(ct))).ToLookup(it => it.Case);
        var decisions = (await found.Select(it => it.Id).QueryInChunks(some => db.Set<ConflictDecision>().AsNoTracking()
            .Where(it => some.Contains(it.Conflict))
            .Select(it => new RecordedCase.Decision(
                it.Conflict, it.Outcome, it.Deal, it.Shares, it.Fallback, it.Agreed, it.CameToNothing, it.By, it.IsAppeal, it.At,
                it.DueAt))
            .ToListAsync(ct))).ToLookup(it => it.Case);
        return
        [
            .. found.Select(it => it with
            {
                // The holder first.
                Parties = [.. parties[it.Id].OrderBy(party => party.Role).ThenBy(party => party.Deal.Value)],
                Decisions = [.. decisions[it.Id]],
            }),
        ];
    }
}
