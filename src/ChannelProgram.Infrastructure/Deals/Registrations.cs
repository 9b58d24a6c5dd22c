using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>A registration in the transaction of its request, or in one that it shares: then others' questions go along with its own.</summary>
internal sealed class Registrations(ChannelDb db, IEngine engine, DealQueries queries, AccountQueries accounts, RegistrationGroups groups) : IRegistrations
{
    public async Task<RegistrationContext?> Load(PartnerId partner, string? externalId, IReadOnlyList<StrongKey> keys, Predicate<Partner> may, CancellationToken ct)
    {
        var entering = new Entering(partner, externalId, keys, may);
        var standing = db.Seat is { } seat ? await groups.Join(seat, entering) : await EnterAlone(entering, ct);
        return standing is not null && db.Sees(standing.Partner.Id) ? standing : null;
    }

    public async Task<CompetingClaims> LoadCompetingClaims(IReadOnlyList<ClaimTarget> wanted, PartnerId partner, CancellationToken ct)
    {
        var contending = new Contending(wanted, partner);
        if (db.Seat is { } seat) return await seat.Ask<CompetingClaims>(contending);

        return contending.Meet(await engine.LockAndQuery(
            db, contending.Locks, async () => await queries.ClaimsOfAccounts(db, contending.Accounts, contending.Lines, [partner]).ToListAsync(ct), ct));
    }

    public async Task<SimilarNames> FindSimilarNames(CompanyName name, CancellationToken ct)
    {
        // What cannot be read is like nothing.
        if (name.Keys.Count == 0) return SimilarNames.None;
        if (db.Seat is { } seat) return await seat.Ask<SimilarNames>(new Resembling(name));

        return (await SimilarNameSearch.Find(db, accounts, [name], ct))[0];
    }

    public void Add(Deal deal, Account account, CustomerMatch matching)
    {
        // What else this transaction changed of it is stored by now.
        if (db.Set<Account>().Local.FindEntry(account.Id) is { } before) before.State = EntityState.Detached;
        if (matching.Opened is not null) db.Store(account);
        else db.TrackEvents(account);
        foreach (var key in account.NewKeys) db.Store(key);
        db.Store(deal);
        foreach (var key in deal.Customer.StrongKeys()) db.Store(new DealKey(deal.Id, key));
        db.Store(new StoredCustomerMatch(deal.Id, matching));
    }

    private async Task<RegistrationContext?> EnterAlone(Entering it, CancellationToken ct)
    {
        // Whoever may not register waits for nobody.
        var before = await Applicant();
        if (before is null || !it.May(before.Partner)) return it.Meet(before, []);

        var owned = await engine.LockAndQuery(
            db, AccountLocks.LocksOf(it.Keys), async () => await accounts.OwnedKeys(db, [.. it.Values, .. Entering.ValuesOf(before.Partner)]).ToListAsync(ct), ct);
        return it.Meet(await Applicant(), owned);

        async Task<RegistrantRow?> Applicant() =>
            await queries.Registrants(db, [it.Partner], it.ExternalId is null ? [] : [it.ExternalId]).SingleOrDefaultAsync(ct);
    }
}

/// <summary>What a registration asks first.</summary>
/// <param name="May">Whether a partner as found may register: if not, nothing is locked for it.</param>
internal sealed record Entering(PartnerId Partner, string? ExternalId, IReadOnlyList<StrongKey> Keys, Predicate<Partner> May)
{
    public string[] Values => [.. Keys.Select(it => it.Value)];

    /// <summary>
    /// Asked for along with its own: an account that has one of these is the partner itself, if that is confirmed; what somebody
    /// merely asserts keeps nobody out.
    /// </summary>
    public static IEnumerable<string> ValuesOf(Partner partner) => partner.Keys.Select(it => it.Value);

    private static bool Has(Partner partner, AccountKey key) => partner.Keys.Any(it => it.Key == key.Key);

    /// <param name="found">Null: there is no such partner.</param>
    /// <param name="owned">Keys of its values, and maybe others'.</param>
    public RegistrationContext? Meet(RegistrantRow? found, IReadOnlyList<OwnedKey> owned)
    {
        if (found is null) return null;

        // Found by value; what has the same value and another kind is left out.
        var own = owned.Where(it => Keys.Contains(it.Key.Key)).ToList();
        return new(
            found.Partner,
            ExternalId is not null && found.ExternalIdsInUse.Contains(ExternalId),
            [.. own.Select(it => it.Account).DistinctBy(it => it.Id).OrderBy(it => it.Id.Value)],
            own,
            owned.Any(it => it.Key.IsConfirmed && Has(found.Partner, it.Key) && own.Exists(asked => asked.Account.Id == it.Account.Id)));
    }
}

/// <summary>What a registration of known customers asks next.</summary>
internal sealed record Contending(IReadOnlyList<ClaimTarget> Wanted, PartnerId? Partner)
{
    public AccountId[] Accounts => [.. Wanted.Select(it => it.Account).Distinct()];

    public string[] Lines => [.. Wanted.Select(it => it.ProductLine).Distinct()];

    public IEnumerable<long> Locks => AccountLocks.LocksOf(Accounts);

    /// <param name="grounds">Its accounts with claims on its lines, and maybe others'.</param>
    public CompetingClaims Meet(IEnumerable<AccountClaims> grounds)
    {
        var (accounts, lines) = (Accounts, Lines);
        List<AccountClaims> own = [.. grounds.Where(it => accounts.Contains(it.Account))];
        var claims = own.SelectMany(it => it.Claims).ToList();
        return new(
            [.. claims.Select(it => it.ToCompetingClaim()).Where(it => lines.Contains(it.Target.ProductLine) && (it.State is ClaimState.Held || (it.Partner is not null && it.Partner == Partner)))],
            OpenOf(Partner, claims),
            own.TrueForAll(it => it.IsConfirmed),
            own.Exists(it => it.IsCustomerDisputed));
    }

    public static IReadOnlyList<OpenDeal> OpenOf(PartnerId? partner, IEnumerable<FoundClaim> claims) =>
    [
        .. claims.Where(it => it.Partner is not null && it.Partner == partner).Select(it => new OpenDeal(
            it.Deal!.Value, new Money(it.Amount!.Value, it.Currency!), it.SubmittedAt!.Value, it.State is ClaimState.Held ? it.Until : null)),
    ];
}

/// <summary>What a registration of a new customer asks next: whose name is like this one.</summary>
internal sealed record Resembling(CompanyName Name);

/// <summary>What a registration asks last: that all of this be stored.</summary>
internal sealed record Storing(IReadOnlyList<object> News);
