using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class Registrations(
    ChannelDb db, IEngine engine, DealQueries queries, AccountQueries accounts, ProgramClock clock)
    : IRegistrations
{
    public async Task<RegistrationContext> Load(RegistrationRequest request, CancellationToken ct)
    {
        // A partner that may not register waits for no lock.
        var before = await FindRegistrant(request, ct);
        if (before is null || request.CheckEligibility(before.Partner).Refusal is not null)
            return new(before?.Partner, clock.Now());

        var owned = await engine.LockAndQuery(
            db,
            AccountLocks.LocksOf(request.Keys),
            async () => await accounts.OwnedKeys(db, RegistrationLookups.KeyValues(request, before.Partner)).ToListAsync(ct),
            ct);
        var context = RegistrationLookups.ContextOf(request, await FindRegistrant(request, ct), owned);
        if (RegistrationLookups.IsRefused(request, context)) return context with { Now = clock.Now() };

        context = context.IsNewCustomer
            ? context with { SimilarNames = await SimilarNameSearch.Find(db, accounts, request.Name, ct) }
            : context with { Competing = await LoadCompetingClaims(request.TargetsOn(context.Accounts), request.Partner, ct) };
        context = context with
        {
            History = await LoadHistory(request, context, ct),
            Areas = await queries.AreasOf(
                db, [request.Partner], [.. context.Accounts.Select(it => it.Id)], request.AskedAt, ct),
        };
        if (request.OpenLimitOf(before.Partner) is null) return context with { Now = clock.Now() };

        // Last of all locks: whoever has it waits for nobody.
        return context with
        {
            Counts = await LockAndCount(request.Partner, request.Program, clock.Now(), ct),
            Now = clock.Now(),
        };
    }

    public async Task<CompetingClaims> LoadCompetingClaims(
        IReadOnlyList<ClaimTarget> wanted, PartnerId partner, CancellationToken ct)
    {
        var query = new CompetingClaimsQuery(wanted, partner);
        return query.Select(await engine.LockAndQuery(
            db, query.Locks,
            async () => await queries.ClaimsOfAccounts(db, query.Accounts, query.Lines, [partner]).ToListAsync(ct), ct));
    }

    public async Task<RegistrationCounts> Count(
        PartnerId partner, ProgramVersion program, DateTimeOffset now, CancellationToken ct) =>
        (await DealQueries.CountsOf(db, [partner], program, now, ct)).GetValueOrDefault(partner) ?? new(0, 0, 0);

    public async Task<RegistrationCounts> LockAndCount(
        PartnerId partner, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        await engine.Lock(db, [RegistrationLookups.LockOf(partner)], ct);
        return await Count(partner, program, now, ct);
    }

    public async Task<bool> JudgeWinRate(
        Partner partner, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        if (program.TierOf(partner.TierAt(now))?.OpenRegistrationLimit is null) return false;

        var isLow = (await Count(partner.Id, program, now, ct)).HasLowWinRate(partner.HasLowWinRate, program.Hoarding);
        if (isLow != partner.HasLowWinRate) await SetLowWinRate(partner.Id, isLow, ct);
        return isLow;
    }

    public Task SetLowWinRate(PartnerId partner, bool isLow, CancellationToken ct) =>
        db.Set<Partner>().IgnoreQueryFilters([ChannelDb.PartnerScope]).Where(it => it.Id == partner)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.HasLowWinRate, isLow), ct);

    public void Add(RegistrationDecision.Accepted accepted)
    {
        // Other changes of the account in this transaction are stored already.
        if (db.Set<Account>().Local.FindEntry(accepted.Account.Id) is { } before) before.State = EntityState.Detached;
        // A known account itself does not change; only its events are recorded.
        if (accepted.Match.Opened is null) db.Attach(accepted.Account);
        db.AddRange(RegistrationLookups.RowsOf(accepted));
    }

    private async Task<ProtectionHistory> LoadHistory(
        RegistrationRequest request, RegistrationContext context, CancellationToken ct) =>
        RegistrationLookups.HistoryOf(
            request, context,
            await queries.PastClaims(
                db, [request.Partner], [.. request.Keys.Select(it => it.Value)], [.. context.Accounts.Select(it => it.Id)])
                .ToListAsync(ct));

    private async Task<RegistrantRow?> FindRegistrant(RegistrationRequest request, CancellationToken ct) =>
        await queries.Registrants(db, [request.Partner], request.Asked.ExternalId is { } id ? [id] : []).SingleOrDefaultAsync(ct);
}

internal static class RegistrationLookups
{
    /// <summary>
    /// Includes the partner's own keys: an account that has one of them, confirmed, is the partner itself. An unconfirmed key
    /// keeps nobody out.
    /// </summary>
    public static string[] KeyValues(RegistrationRequest request, Partner partner) =>
        [.. request.Keys.Select(it => it.Value), .. partner.Keys.Select(it => it.Value)];

    /// <param name="found">Null: no such partner.</param>
    /// <param name="owned">Keys with its values; may include others.</param>
    public static RegistrationContext ContextOf(RegistrationRequest request, RegistrantRow? found, IReadOnlyList<OwnedKey> owned)
    {
        if (found is null) return new(null, default);

        // Found by value only; leave out keys of another kind.
        var own = owned.Where(it => request.Keys.Contains(it.Key.Key)).ToList();
        return new(found.Partner, default)
        {
            ExternalId = found.ExternalIds.Find(it => it.Value == request.Asked.ExternalId),
            Accounts = [.. own.Select(it => it.Account).DistinctBy(it => it.Id).OrderBy(it => it.Id.Value)],
            OwnedKeys = own,
            IsOwnOrganisation = owned.Any(it => it.Key.IsConfirmed
                && found.Partner.Keys.Any(key => key.Key == it.Key.Key)
                && own.Exists(asked => asked.Account.Id == it.Account.Id)),
        };
    }

    /// <summary>True: refused already, whatever claims and names are found.</summary>
    public static bool IsRefused(RegistrationRequest request, RegistrationContext context) =>
        context.IsOwnOrganisation || request.CheckEligibility(context.Partner).Refusal is not null;

    /// <summary>Registrations of a partner whose tier limits them are counted one after the other.</summary>
    public static long LockOf(PartnerId partner) => LockKey.Of($"registrations {partner.Value}");

    /// <param name="found">May include claims of other partners and customers.</param>
    public static ProtectionHistory HistoryOf(
        RegistrationRequest request, RegistrationContext context, IEnumerable<PastClaimRow> found)
    {
        var accounts = context.Accounts.Select(it => it.Id).ToHashSet();
        var keys = request.Keys.Select(it => it.Value).ToHashSet();
        return new(
        [
            .. found.Where(it => it.Partner == request.Partner
                && (accounts.Contains(it.Account) || it.Keys.Exists(keys.Contains)))
                .Select(it => it.ToPastClaim()),
        ]);
    }

    /// <param name="found">May include those of other partners and customers.</param>
    public static SellingAreas AreasOf(RegistrationRequest request, RegistrationContext context, SellingAreas found)
    {
        var accounts = context.Accounts.Select(it => it.Id).ToHashSet();
        return new(
            [.. found.Territories.Where(it => it.Partner == request.Partner)],
            [.. found.Assignments.Where(it => accounts.Contains(it.Account))]);
    }

    public static IEnumerable<object> RowsOf(RegistrationDecision.Accepted accepted)
    {
        var (deal, account, match, _, keys) = accepted;
        if (match.Opened is not null) yield return account;
        foreach (var key in account.NewKeys) yield return key;
        yield return deal;
        foreach (var key in keys) yield return new DealKey(deal, key);
        yield return new StoredCustomerMatch(deal.Id, match);
    }
}

/// <param name="Partner">Whose waitlisted claims count as well; null: nobody's.</param>
internal sealed record CompetingClaimsQuery(IReadOnlyList<ClaimTarget> Wanted, PartnerId? Partner)
{
    public AccountId[] Accounts { get; } = [.. Wanted.Select(it => it.Account).Distinct()];

    public string[] Lines { get; } = [.. Wanted.Select(it => it.ProductLine).Distinct()];

    public IEnumerable<long> Locks => AccountLocks.LocksOf(Accounts);

    /// <param name="found">May include other accounts and lines.</param>
    public CompetingClaims Select(IEnumerable<AccountClaims> found)
    {
        List<AccountClaims> own = [.. found.Where(it => Accounts.Contains(it.Account))];
        var claims = own.SelectMany(it => it.Claims).ToList();
        return new(
            [
                .. claims.Select(it => it.ToCompetingClaim()).Where(it =>
                    Lines.Contains(it.Target.ProductLine)
                        && (it.State.TakesLine() || (it.Partner is not null && it.Partner == Partner))),
            ],
            OpenDealsOf(Partner, claims),
            own.TrueForAll(it => it.IsConfirmed),
            own.Exists(it => it.IsCustomerDisputed));
    }

    public static IReadOnlyList<OpenDeal> OpenDealsOf(PartnerId? partner, IEnumerable<FoundClaim> claims) =>
    [
        // What a won deal keeps is not open any more.
        .. claims.Where(it => it.Partner is not null && it.Partner == partner && it.FinalStatus is not DealStatus.Won)
            .Select(it => new OpenDeal(
            it.Deal!.Value, new Money(it.Amount!.Value, it.Currency!), it.SubmittedAt!.Value,
            it.ExpiresAt)),
    ];
}
