using ChannelProgram.Application.Common;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Conflicts;

/// <summary>
/// A partner is scoped where it finds its party. The case has every party then, whoever asks: a decision is about all of them.
/// </summary>
internal sealed class StoredConflicts(
    ChannelDb db, ICustomers customers, IAccountMerges merges, CurrentCaller caller) : IConflicts
{
    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    private static readonly ConflictStage[] Joinable =
        [ConflictStage.Identified, ConflictStage.Investigating, ConflictStage.Mediating];

    private IQueryable<Conflict> All => db.Set<Conflict>().IgnoreQueryFilters(EveryPartner);

    private IQueryable<ConflictParty> Parties => db.Set<ConflictParty>().IgnoreQueryFilters(EveryPartner);

    public void Add(Conflict conflict) => db.Add(conflict);

    public void Add(ConflictStatement statement) => db.Add(statement);

    public void Add(ConflictDocument document) => db.Add(document);

    public void Add(ConflictNote note) => db.Add(note);

    public async Task<KnownConflict?> Find(Guid id, CancellationToken ct)
    {
        if (!caller.Known.IsPartner)
        {
            var sought = new ConflictId(id);
            return await All.AsNoTracking().Where(it => it.Id == sought).Select(it => (DateTimeOffset?)it.OpenedAt)
                .SingleOrDefaultAsync(ct) is { } opened
                ? new KnownConflict(sought, null, opened) : null;
        }

        var own = new ConflictPartyId(id);
        return await db.Set<ConflictParty>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == own, ct) is { } party
            ? new KnownConflict(party.Conflict, party.Id, party.JoinedAt) : null;
    }

    public Task<ConflictId?> CaseOf(ConflictPartyId party, CancellationToken ct) =>
        Parties.Where(it => it.Id == party).Select(it => (ConflictId?)it.Conflict).SingleOrDefaultAsync(ct);

    public async Task<OpenedConflict> Lock(KnownConflict known, CancellationToken ct)
    {
        var id = known.Conflict;
        var deals = await Parties.Where(it => it.Conflict == id).Select(it => it.Deal).ToListAsync(ct);
        await customers.LockAll(deals, ct, ofEveryPartner: true);
        var conflict = await All.SingleAsync(it => it.Id == id, ct);
        // Another joined while this waited.
        if (conflict.Parties.Any(it => !deals.Contains(it.Deal))) throw new StaleLockException();
        // The party has gone to another case meanwhile.
        if (known.Party is { } party && conflict.Parties.All(it => it.Id != party)) throw new StaleLockException();
        return (await WithOwners([conflict], ct))[0];
    }

    public async Task<IReadOnlyList<OpenedConflict>> Read(IReadOnlyCollection<ConflictId> ids, CancellationToken ct) =>
        await WithOwners(
            await ids.QueryInChunks(some => All.AsNoTracking().Where(it => some.Contains(it.Id)).ToListAsync(ct)), ct);

    public async Task<OpenedConflict?> FindOn(long holderClaim, CancellationToken ct) =>
        await All.SingleOrDefaultAsync(it => it.HolderClaim == holderClaim && Joinable.Contains(it.Stage), ct) is { } found
            ? (await WithOwners([found], ct))[0] : null;

    public async Task<IReadOnlyList<OpenedConflict>> FindBy(long claim, CancellationToken ct)
    {
        var found = await All.Where(it => Joinable.Contains(it.Stage)
            && it.Parties.Any(party => party.Role == ConflictRole.Challenger && party.Claim == claim)).ToListAsync(ct);
        return found.Count == 0 ? [] : await WithOwners(found, ct);
    }

    public async Task<IReadOnlyList<Conflict>> FindOn(AccountId account, CancellationToken ct) =>
        await All.Where(it => it.Account == account && it.HolderClaim != null && it.ClosedAt == null)
            .OrderBy(it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Conflict>> FindGone(AccountId from, AccountId to, CancellationToken ct) =>
        await All.Where(it => it.Account == from && it.ClosedAt == null
                && db.Set<Claim>().Any(claim => claim.Id == it.HolderClaim && claim.Account == to))
            .OrderBy(it => it.Id).ToListAsync(ct);

    public Task<bool> AnyOtherProtects(long holderClaim, ConflictId than, CancellationToken ct) =>
        All.AnyAsync(
            it => it.HolderClaim == holderClaim && it.Id != than
                && (Joinable.Contains(it.Stage)
                    || (it.Stage == ConflictStage.Communicated && Appealed.Any(other => other.Id == it.Id)))
                && it.Parties.Any(party => party.Role == ConflictRole.Challenger && party.Documents > 0),
            ct);

    public async Task<IReadOnlyList<KnownConflict>> List(
        ConflictFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct) =>
        caller.Known.IsPartner ? await ListOwn(filter, page, ct) : await ListAll(filter, page, now, ct);

    public async Task<KnownConflict?> FindByCode(byte[] hash, CancellationToken ct) =>
        await Parties.AsNoTracking().SingleOrDefaultAsync(it => it.ChoiceCodeHash == hash, ct) is { } party
            ? new KnownConflict(party.Conflict, party.Id, party.JoinedAt) : null;

    public async Task<IReadOnlyList<ConflictId>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct)
    {
        var (waiting, late) = (WaitingAt(now), OverdueAt(now));
        if (filter.Overdue is { } overdue) waiting = waiting.Where(it => late.Any(other => other.Id == it.Id) == overdue);
        var among = (filter with { Overdue = null }).Among(
            waiting, caller.Known, now, it => it.DueAt!.Value, it => it.Owner);
        if (filter.Partner.Count > 0)
            among = among.Where(it => it.Parties.Any(party => filter.Partner.Contains(party.Partner)));
        return await among.EarliestFirst(after.DueBy, new ConflictId(after.Id), limit, it => it.DueAt!.Value, it => it.Id)
            .Select(it => it.Id).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Conflict>> AssignedTo(Guid staff, CancellationToken ct) =>
        await All.Where(it => (it.Owner == staff || it.Deputy == staff) && it.ClosedAt == null).ToListAsync(ct);

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct)
    {
        var late = OverdueAt(now);
        return (
            await WaitingAt(now).CountAsync(ct), await WaitingAt(now).CountAsync(it => late.Any(other => other.Id == it.Id), ct));
    }

    public async Task<IReadOnlyList<ConflictId>> FindDue(
        DateTimeOffset now, ConflictId after, int max, CancellationToken ct)
    {
        var (claims, uncontested) = (db.Set<Claim>(), UncontestedAt(now));
        // The same rule as ConflictEffects.KeepProtected.
        var unprotected = All.IgnoreAutoIncludes().Where(it => it.HolderClaim != null && Joinable.Contains(it.Stage)
            && it.Parties.Any(party => party.Role == ConflictRole.Challenger && party.Documents > 0)
            && claims.Any(held => held.Id == it.HolderClaim && held.Partner != null && held.ProtectedUntil != null
                && held.UntilBeforeConflict == null));
        return await All.AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.NextChangeAt <= now || uncontested.Any(other => other.Id == it.Id)
                || unprotected.Any(other => other.Id == it.Id))
            .InOrder(after, max, it => it.Id).Select(it => it.Id).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DealId>> FindDisagreeing(DealId after, int max, CancellationToken ct) =>
        await db.Set<Deal>().AsNoTracking().IgnoreAutoIncludes()
            .Where(it => (it.ReviewReasons & ReviewReasons.KeysDisagree) != 0 && it.DueBy != null
                && it.Claims.Any(claim => claim.State == ClaimState.Waitlisted
                    && !All.Any(conflict => conflict.ProductLine == claim.ProductLine
                        && conflict.Parties.Any(party => party.Deal == it.Id))))
            .InOrder(after, max, it => it.Id).Select(it => it.Id).ToListAsync(ct);

    public Task<bool> IsOpenAbout(DealId deal, ConflictKind kind, CancellationToken ct) =>
        All.AnyAsync(it => it.Kind == kind && it.ClosedAt == null && it.Parties.Any(party => party.Deal == deal), ct);

    public Task<bool> AnyDecided(AccountMergeId merge, CancellationToken ct) =>
        All.AnyAsync(it => it.Merge == merge && it.Decisions.Any(), ct);

    public async Task<IReadOnlyList<ConflictStatement>> StatementsOf(
        IReadOnlyCollection<ConflictPartyId> parties, CancellationToken ct) =>
        [
            .. (await parties.QueryInChunks(some => db.Set<ConflictStatement>().AsNoTracking()
                .Where(it => some.Contains(it.Party)).ToListAsync(ct))).OrderBy(it => it.At).ThenBy(it => it.Id),
        ];

    public async Task<IReadOnlyList<ConflictDocument>> DocumentsOf(
        IReadOnlyCollection<ConflictPartyId> parties, CancellationToken ct) =>
        [
            .. (await parties.QueryInChunks(some => db.Set<ConflictDocument>().AsNoTracking()
                .Where(it => some.Contains(it.Party)).ToListAsync(ct))).OrderBy(it => it.At).ThenBy(it => it.Id),
        ];

    public Task<ConflictDocument?> FindDocument(
        DocumentId id, IReadOnlyCollection<ConflictPartyId> of, CancellationToken ct) =>
        db.Set<ConflictDocument>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && of.Contains(it.Party), ct);

    public async Task<IReadOnlyList<ConflictNote>> NotesOf(
        IReadOnlyCollection<ConflictId> conflicts, CancellationToken ct) =>
        conflicts.Count == 0 ? [] : await db.Set<ConflictNote>().AsNoTracking().Where(it => conflicts.Contains(it.Conflict))
            .OrderBy(it => it.At).ThenBy(it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<PartnerId, string>> NamesOf(
        IReadOnlyCollection<PartnerId> partners, CancellationToken ct) =>
        (await OfPartners(partners).Select(it => new { it.Id, it.Name }).ToListAsync(ct))
            .ToDictionary(it => it.Id, it => it.Name);

    public async Task<IReadOnlySet<Guid>> ManagersOf(IReadOnlyCollection<PartnerId> partners, CancellationToken ct) =>
        (await OfPartners(partners).Select(it => new { it.ChannelManager, it.DeputyManager }).ToListAsync(ct))
            .SelectMany(it => new[] { it.ChannelManager, it.DeputyManager }).OfType<Guid>().ToHashSet();

    public async Task<IReadOnlyList<ConflictStaff>> Staff(CancellationToken ct)
    {
        var roles = ConflictPermissions.Handle.Roles;
        return
        [
            .. (await db.Users.AsNoTracking().Where(it => roles.Contains(it.Role))
                .Select(it => new { it.Id, it.Role, it.LockoutEnd }).ToListAsync(ct))
                .Where(it => !PortalUser.IsSuspended(it.LockoutEnd)).Select(it => new ConflictStaff(it.Id, it.Role)),
        ];
    }

    private IQueryable<Conflict> WaitingAt(DateTimeOffset now)
    {
        var uncontested = UncontestedAt(now);
        return All.AsNoTracking().IgnoreAutoIncludes()
            // The same rule as Conflict.WaitsForStaff.
            .Where(it => it.DueAt != null && !uncontested.Any(other => other.Id == it.Id)
                && (it.Stage != ConflictStage.Communicated || it.DueAt <= now || Appealed.Any(other => other.Id == it.Id)));
    }

    /// <summary>The same rule as Conflict.AppealAwaitsDecision.</summary>
    private IQueryable<Conflict> Appealed => All.IgnoreAutoIncludes().Where(it =>
        it.Parties.Any(party => party.AppealedAt != null)
        && !it.Decisions.Any(made => made.IsAppeal || made.Level == ConflictLevel.FormalDispute));

    /// <summary>The same rule as Conflict.IsOverdue.</summary>
    private IQueryable<Conflict> OverdueAt(DateTimeOffset now) => All.IgnoreAutoIncludes().Where(it =>
        it.DueAt <= now && (it.Stage != ConflictStage.Communicated || Appealed.Any(other => other.Id == it.Id)));

    /// <summary>
    /// Cases about a line that came free, or that nobody wants any more. The same rule as Conflict.EndOfContest.
    /// </summary>
    private IQueryable<Conflict> UncontestedAt(DateTimeOffset now)
    {
        var claims = db.Set<Claim>();
        return All.IgnoreAutoIncludes().Where(it => it.HolderClaim != null && Joinable.Contains(it.Stage)
            && (claims.Any(held => held.Id == it.HolderClaim
                    && ((held.State != ClaimState.Held && held.State != ClaimState.Offered) || held.ExpiresAt <= now))
                || !claims.Any(wanted => wanted.State != ClaimState.Released && !(wanted.ExpiresAt <= now)
                    && claims.Any(held => held.Id == it.HolderClaim && held.Account == wanted.Account
                        && (held.Unit == "" || wanted.Unit == "" || held.Unit == wanted.Unit))
                    && it.Parties.Any(party => party.Role == ConflictRole.Challenger && party.Claim == wanted.Id))));
    }

    private IQueryable<Partner> OfPartners(IReadOnlyCollection<PartnerId> partners) =>
        db.Set<Partner>().IgnoreQueryFilters(EveryPartner).AsNoTracking().Where(it => partners.Contains(it.Id));

    private async Task<IReadOnlyList<KnownConflict>> ListOwn(ConflictFilter filter, PageRequest page, CancellationToken ct)
    {
        var among = db.Set<ConflictParty>().AsNoTracking();
        if (filter.Deal.Count > 0) among = among.Where(it => filter.Deal.Contains(it.Deal));
        if (filter.Kind.Count > 0) among = among.Where(it => filter.Kind.Contains(it.Kind));
        if (filter.Open is { } open)
            among = among.Where(it => All.Any(conflict => conflict.Id == it.Conflict && conflict.ClosedAt == null) == open);
        return
        [
            .. (await among.NewestFirst(page, it => it.JoinedAt, it => it.Id).ToListAsync(ct))
                .Select(it => new KnownConflict(it.Conflict, it.Id, it.JoinedAt)),
        ];
    }

    private async Task<IReadOnlyList<KnownConflict>> ListAll(
        ConflictFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct)
    {
        var among = All.AsNoTracking().IgnoreAutoIncludes();
        if (filter.Deal.Count > 0) among = among.Where(it => it.Parties.Any(party => filter.Deal.Contains(party.Deal)));
        if (filter.Partner.Count > 0)
            among = among.Where(it => it.Parties.Any(party => filter.Partner.Contains(party.Partner)));
        if (filter.Kind.Count > 0) among = among.Where(it => filter.Kind.Contains(it.Kind));
        if (filter.Level.Count > 0) among = among.Where(it => filter.Level.Contains(it.Level));
        if (filter.Stage.Count > 0) among = among.Where(it => filter.Stage.Contains(it.Stage));
        if (filter.Open is { } open) among = among.Where(it => it.ClosedAt == null == open);
        var late = OverdueAt(now);
        if (filter.Overdue is { } overdue) among = among.Where(it => late.Any(other => other.Id == it.Id) == overdue);
        return
        [
            .. (await among.NewestFirst(page, it => it.OpenedAt, it => it.Id).ToListAsync(ct))
                .Select(it => new KnownConflict(it.Id, null, it.OpenedAt)),
        ];
    }

    /// <summary>With the owners of the claims that they are about, and the deals of the parties.</summary>
    private async Task<IReadOnlyList<OpenedConflict>> WithOwners(IReadOnlyList<Conflict> conflicts, CancellationToken ct)
    {
        HashSet<long> claims =
            [.. conflicts.SelectMany(it => it.Parties.Select(party => party.Claim).Append(it.HolderClaim)).OfType<long>()];
        HashSet<ClaimOwnerId> deals =
            [.. conflicts.SelectMany(it => it.Parties).Select(it => new ClaimOwnerId(ClaimOwnerKind.Deal, it.Deal.Value))];
        List<IClaimOwner> owners =
            [.. (await merges.LoadOwnersOfClaims(claims, ct)).Union(await customers.LoadOwners(deals, ct))];
        return
        [
            .. conflicts.Select(it => new OpenedConflict(
                it,
                [
                    .. owners.Where(owner =>
                        it.Parties.Any(party => owner.OwnerId == new ClaimOwnerId(ClaimOwnerKind.Deal, party.Deal.Value))
                        || owner.Claims.Any(claim => claim.Id == it.HolderClaim)),
                ])),
        ];
    }
}
