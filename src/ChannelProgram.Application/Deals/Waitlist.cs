using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Does what the clock brought about, and offers freed lines to the deal that waits longest. Call under the customer's lock, in
/// the transaction that first notices.
/// </summary>
public sealed class Waitlist(IChannelDb db, ICustomers customers, KeyRetention keyRetention, IProgramVersions programs)
    : IWaitlist
{
    /// <param name="met">As loaded so far; loaded again if any had expired.</param>
    /// <param name="inUse">Keys of a registration that is not stored yet.</param>
    public async Task<CompetingClaims> ExpireAndReload(
        CompetingClaims met, Func<Task<CompetingClaims>> again, DateTimeOffset now, CancellationToken ct,
        IReadOnlyCollection<StrongKey>? inUse = null)
    {
        if (met.Claims.Where(it => it.HasExpired(now)).ToList() is not { Count: > 0 } expired) return met;

        await Expire(await customers.LoadOwners([.. expired.Select(it => it.Owner).Distinct()], ct), now, ct, inUse);
        return await again();
    }

    /// <summary>Does what the clock brought about for these owners, and drops keys that only they used.</summary>
    /// <param name="inUse">Keys of a registration that is not stored yet.</param>
    public async Task Expire(
        IReadOnlyCollection<IClaimOwner> holders, DateTimeOffset now, CancellationToken ct,
        IReadOnlyCollection<StrongKey>? inUse = null)
    {
        await OfferFreed([.. holders.SelectMany(it => it.ApplyClock(now))], now, ct);
        await keyRetention.DropUnusedKeys(holders.OfType<Deal>(), inUse ?? [], now, ct);
    }

    Task IWaitlist.Expire(IReadOnlyCollection<IClaimOwner> owners, DateTimeOffset now, CancellationToken ct) =>
        Expire(owners, now, ct);

    public async Task<IReadOnlyList<CompetingClaim>> LoadTakenClaims(
        IReadOnlyList<ClaimTarget> targets, DateTimeOffset now, CancellationToken ct)
    {
        return (await ExpireAndReload(await Load(), Load, now, ct)).Claims;

        Task<CompetingClaims> Load() => customers.LoadCompetingClaims(targets, awaitedBy: null, ct);
    }

    public async Task OfferFreed(IReadOnlyCollection<ClaimTarget> freed, DateTimeOffset now, CancellationToken ct)
    {
        if (freed.Count == 0) return;
        // Release in the database first: the unique index for the holder is checked at every statement.
        await db.Save(ct);

        var program = programs.InForce(now);
        // A deal whose keys disagree frees lines of a customer that is not locked.
        await customers.LockToo(freed, ct);
        var free =
            new Queue<ClaimTarget>(freed.OrderBy(it => it.Account.Value).ThenBy(it => it.ProductLine, StringComparer.Ordinal));
        while (free.TryDequeue(out var line))
        {
            if (await customers.FindNextInLine(line, ct) is not var (wanted, next)) continue;

            var also = next.ApplyClock(now);
            await customers.LockToo([line, .. also], ct);
            foreach (var another in also) free.Enqueue(another);
            if (next.WaitsFor(wanted))
            {
                next.Offer(wanted, program, now);
                // Taking one unit leaves the other units to those that wait for them.
                if (line.Unit == "" && wanted.Unit != "") free.Enqueue(line);
            }
            // The clock has ended its wait: the line goes to the one after it.
            else free.Enqueue(line);
            await db.Save(ct);
            await keyRetention.DropUnusedKeys([next], inUse: [], now, ct);
        }
    }
}
