using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>One registration after the other, each in the transaction of its request.</summary>
internal sealed class Registrations(ChannelDb db, IEngine engine, StoreLookups lookups) : IRegistrations
{
    public async Task<Standing?> Enter(PartnerId partner, string? externalId, IReadOnlyList<StrongKey> keys, CancellationToken ct)
    {
        // Found by value; what has the same value and another kind is left out below.
        var values = keys.Select(it => it.Value).ToArray();
        var found = await engine.LockAndAsk(
            db, LockKey.Of(keys), () => lookups.BeforeRegistration(db, partner, externalId, values), ct);
        if (found is null) return null;

        var owned = found.Keys.FindAll(it => keys.Contains(it.Key.Key));
        var accounts = owned.Select(it => it.Account).DistinctBy(it => it.Id).OrderBy(it => it.Id.Value).ToList();
        if (accounts.Count > 0) await engine.Lock(db, LockKey.Of(accounts.Select(it => it.Id)), ct);
        return new(found.Partner, found.ExternalIdInUse, accounts, owned.Select(it => it.Key.Key).ToHashSet());
    }

    public async Task<IReadOnlyList<Contender>> On(IReadOnlyList<Claimable> wanted, PartnerId partner, CancellationToken ct)
    {
        var accounts = wanted.Select(it => it.Account).Distinct().ToArray();
        var lines = wanted.Select(it => it.ProductLine).Distinct().ToArray();
        return await db.Set<Claim>().AsNoTracking()
            .Where(it => accounts.Contains(it.Account) && lines.Contains(it.ProductLine)
                && (it.State == ClaimState.Held || (it.State == ClaimState.Waitlisted && it.Partner == partner)))
            .Select(it => new Contender(
                EF.Property<DealId>(it, DealColumn.Name), it.Partner, new Claimable(it.Account, it.Unit, it.ProductLine), it.State,
                it.ProtectedUntil))
            .ToListAsync(ct);
    }

    public void Add(Deal deal, Account account, bool isNew)
    {
        if (isNew) db.Add(account);
        else db.Attach(account);
        db.AddRange(account.Learned);
        db.Add(deal);
    }
}
