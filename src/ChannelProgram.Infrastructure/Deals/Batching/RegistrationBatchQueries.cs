using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals.Batching;

internal sealed class RegistrationBatchQueries(
    IEngine engine, DealQueries deals, AccountQueries accounts, IdempotencyQueries idempotency)
{
    /// <summary>
    /// Loads what decides each member, as <see cref="IRegistrations.Load"/> does, without waiting for a lock. A member whose lock
    /// is taken, or that shares a customer, key or id with another, is told to go on individually.
    /// </summary>
    /// <returns>The members that got their context.</returns>
    public async Task<IReadOnlyList<BatchMember>> Load(ChannelDb db, IReadOnlyList<BatchMember> members)
    {
        var loads = await LoadCustomers(db, await TryLock(db, await LoadRegistrants(db, members)));
        loads = await LoadCompetingClaims(db, loads);
        await LoadSimilarNames(db, loads);
        await LoadHistories(db, loads);
        await LoadAreas(db, loads);
        await LoadCounts(db, loads);

        foreach (var load in loads) load.Member.SetContext(load.Context);
        foreach (var member in members) member.SetContext(null);
        return loads.ConvertAll(it => it.Member);
    }

    private async Task<List<Loading>> LoadRegistrants(ChannelDb db, IReadOnlyList<BatchMember> members)
    {
        var found = await deals
            .Registrants(
                db,
                [.. members.Select(it => it.Request.Partner).Distinct()],
                [.. members.Select(it => it.Request.Asked.ExternalId).OfType<string>().Distinct()])
            .ToDictionaryAsync(it => it.Partner.Id);
        return [.. members.Select(it => new Loading(it, found.GetValueOrDefault(it.Request.Partner)))];
    }

    /// <returns>Those that hold all their locks, share none of them, and have a new idempotency key.</returns>
    private async Task<List<Loading>> TryLock(ChannelDb db, List<Loading> loads)
    {
        var wanted = new HashSet<long>();
        loads = loads.FindAll(it =>
        {
            if (it.Locks.Exists(wanted.Contains)) return false;

            wanted.UnionWith(it.Locks);
            return true;
        });
        var keys = loads.Select(it => it.Member.Key).OfType<IdempotencyKey>().Select(IdempotencyKeys.Id).ToArray();
        var (taken, known) = await engine.TryLockAndQuery(
            db, wanted, async () => await idempotency.KeptKeys(db, keys).ToListAsync(), CancellationToken.None);
        return loads.FindAll(it => it.Locks.TrueForAll(taken.Contains) && !IsKnown(it.Member));

        bool IsKnown(BatchMember member) =>
            member.Key is { } key && IdempotencyKeys.Id(key) is var id && known.Exists(it => it.Key.AsSpan().SequenceEqual(id));
    }

    /// <returns>Those that share no customer with another member: different keys may belong to one customer.</returns>
    private async Task<List<Loading>> LoadCustomers(ChannelDb db, List<Loading> loads)
    {
        var values = loads.Where(it => it.MayRegister)
            .SelectMany(it => RegistrationLookups.KeyValues(it.Member.Request, it.Registrant!.Partner)).Distinct();
        var owned = await accounts.OwnedKeys(db, [.. values]).ToListAsync();
        var met = new HashSet<AccountId>();
        return loads.FindAll(it =>
        {
            it.Context = RegistrationLookups.ContextOf(it.Member.Request, it.Registrant, it.MayRegister ? owned : []);
            if (it.Context.Accounts.Any(account => met.Contains(account.Id))) return false;

            met.UnionWith(it.Context.Accounts.Select(account => account.Id));
            return true;
        });
    }

    private async Task<List<Loading>> LoadCompetingClaims(ChannelDb db, List<Loading> loads)
    {
        var known = loads.Where(it => it is { IsRefused: false, Context.IsNewCustomer: false }).ToDictionary(
            it => it,
            it => new CompetingClaimsQuery(it.Member.Request.TargetsOn(it.Context.Accounts), it.Member.Request.Partner));
        if (known.Count == 0) return loads;

        var (taken, claims) = await engine.TryLockAndQuery(
            db,
            known.Values.SelectMany(it => it.Locks).ToHashSet(),
            async () => await deals.ClaimsOfAccounts(
                db,
                [.. known.Values.SelectMany(it => it.Accounts)],
                [.. known.Values.SelectMany(it => it.Lines).Distinct()],
                [.. known.Values.Select(it => it.Partner!.Value).Distinct()]).ToListAsync(),
            CancellationToken.None);
        return loads.FindAll(it =>
        {
            if (!known.TryGetValue(it, out var query)) return true;
            if (!query.Locks.All(taken.Contains)) return false;

            it.Context = it.Context with { Competing = query.Select(claims) };
            return true;
        });
    }

    private async Task LoadSimilarNames(ChannelDb db, List<Loading> loads)
    {
        var unknown = loads.FindAll(it => it is { IsRefused: false, Context.IsNewCustomer: true });
        if (unknown.Count == 0) return;

        var found =
            await SimilarNameSearch.Find(db, accounts, unknown.ConvertAll(it => it.Member.Request.Name), CancellationToken.None);
        foreach (var (it, similar) in unknown.Zip(found)) it.Context = it.Context with { SimilarNames = similar };
    }

    private async Task LoadHistories(ChannelDb db, List<Loading> loads)
    {
        var asked = loads.FindAll(it => !it.IsRefused);
        if (asked.Count == 0) return;

        var found = await deals.PastClaims(
            db, [.. asked.Select(it => it.Member.Request.Partner).Distinct()],
            [.. asked.SelectMany(it => it.Member.Request.Keys).Select(it => it.Value).Distinct()],
            [.. asked.SelectMany(it => it.Context.Accounts).Select(it => it.Id).Distinct()]).ToListAsync();
        foreach (var it in asked)
            it.Context = it.Context with { History = RegistrationLookups.HistoryOf(it.Member.Request, it.Context, found) };
    }

    private async Task LoadAreas(ChannelDb db, List<Loading> loads)
    {
        var asked = loads.FindAll(it => !it.IsRefused);
        if (asked.Count == 0) return;

        var found = await deals.AreasOf(
            db, [.. asked.Select(it => it.Member.Request.Partner).Distinct()],
            [.. asked.SelectMany(it => it.Context.Accounts).Select(it => it.Id).Distinct()],
            asked.Min(it => it.Member.Request.AskedAt), CancellationToken.None);
        foreach (var it in asked)
            it.Context = it.Context with { Areas = RegistrationLookups.AreasOf(it.Member.Request, it.Context, found) };
    }

    private static async Task LoadCounts(ChannelDb db, List<Loading> loads)
    {
        var limited = loads.FindAll(it => it is { IsRefused: false, IsLimited: true });
        if (limited.Count == 0) return;

        var counts = await DealQueries.CountsOf(
            db, [.. limited.Select(it => it.Member.Request.Partner)], limited[0].Member.Request.Program,
            limited.Max(it => it.Member.Request.AskedAt), CancellationToken.None);
        foreach (var it in limited)
            it.Context = it.Context with { Counts = counts.GetValueOrDefault(it.Member.Request.Partner) ?? new(0, 0, 0) };
    }

    private sealed class Loading(BatchMember member, RegistrantRow? registrant)
    {
        public BatchMember Member => member;

        public RegistrantRow? Registrant => registrant;

        public bool MayRegister { get; } = registrant is not null
            && member.Request.CheckEligibility(registrant.Partner).Refusal is null;

        public RegistrationContext Context { get; set; } = new(registrant?.Partner, default);

        public bool IsLimited => MayRegister && member.Request.OpenLimitOf(registrant!.Partner) is not null;

        public bool IsRefused => RegistrationLookups.IsRefused(member.Request, Context);

        public List<long> Locks => field ??=
        [
            .. MayRegister ? AccountLocks.LocksOf(member.Request.Keys) : [],
            .. MayRegister && member.Request.Asked.ExternalId is { } id
                ? [LockKey.Of($"externalId {member.Request.Partner.Value} {id}")]
                : (long[])[],
            .. IsLimited ? [RegistrationLookups.LockOf(member.Request.Partner)] : (long[])[],
            .. member.Key is { } key ? [IdempotencyKeys.LockOf(key)] : (long[])[],
        ];
    }
}
