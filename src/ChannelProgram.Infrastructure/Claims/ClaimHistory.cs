using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Claims;

internal sealed class ClaimHistory(ChannelDb db) : IClaimHistory
{
    public async Task<ILookup<AccountId, LineHolding>> Of(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var remaining = await Remaining(accounts, ct);
        var found = await remaining.Values.QueryInChunks(some => db.Set<Claim>().AsNoTracking()
            .Where(it => some.Contains(it.Account)
                && (it.State == ClaimState.Held || it.ReleasedFrom == ClaimState.Held)
                && (it.Partner == null ? it.HeldSince != null : it.ProtectedFrom != null))
            .Select(it => new
            {
                it.Account,
                it.ProductLine,
                it.Partner,
                // A claim of the vendor is protected anew with all that it does.
                From = it.Partner == null ? it.HeldSince!.Value : it.ProtectedFrom!.Value,
                Until = it.ReleasedAt ?? it.ExpiresAt,
                it.MarginPercent,
                it.Unit,
            }).ToListAsync(ct));
        var byAccount = found.ToLookup(
            it => it.Account,
            it => new LineHolding(it.Account, it.ProductLine, it.Partner, it.From, it.Until, it.MarginPercent)
            {
                Unit = it.Unit,
            });
        return remaining.SelectMany(it => byAccount[it.Value].Select(holding => (Named: it.Key, Holding: holding)))
            .ToLookup(it => it.Named, it => it.Holding);
    }

    /// <summary>Each account with the one that it has become part of, or with itself.</summary>
    private async Task<Dictionary<AccountId, AccountId>> Remaining(
        IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var remaining = accounts.Distinct().ToDictionary(it => it);
        for (var open = remaining.Keys.ToList(); open.Count > 0;)
        {
            var merged = (await open.QueryInChunks(some => db.Set<Account>().AsNoTracking()
                .Where(it => some.Contains(it.Id) && it.MergedInto != null)
                .Select(it => new { it.Id, Into = it.MergedInto!.Value }).ToListAsync(ct)))
                .ToDictionary(it => it.Id, it => it.Into);
            foreach (var (named, now) in remaining.ToList())
                if (merged.TryGetValue(now, out var into)) remaining[named] = into;
            open = [.. merged.Values.Distinct()];
        }

        return remaining;
    }
}
