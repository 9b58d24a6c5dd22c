using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.CustomerResolution;

public sealed class CustomerDecisions(
    IChannelDb db, IDealLookup lookup, IAccounts accounts, IAccountMerges merges, ICustomerMatches matches,
    AccountMerging merging,
    IProgramVersions programs, StrongKeys strongKeys, CurrentCaller caller)
{
    /// <summary>
    /// Takes the locks that a merge needs before the deals are loaded, because keys are locked before accounts.
    /// </summary>
    /// <param name="others">Deals that are loaded in the same transaction.</param>
    public async Task LockForConfirmation(
        IReadOnlyCollection<(DealId Deal, AccountId? With)> joining, IReadOnlyCollection<DealId> others, CancellationToken ct)
    {
        var several = new HashSet<AccountId>();
        foreach (var (id, with) in joining)
            if (await lookup.Find(id, ct) is { } deal && await FindMergeCandidates(deal, with, ct) is { Count: > 1 } both)
                several.UnionWith(both);
        if (several.Count == 0) return;

        List<DealId> opened = [.. joining.Select(it => it.Deal).Union(others)];
        var deals = await db.Deals.AsNoTracking().Where(it => opened.Contains(it.Id)).ToListAsync(ct);
        await merges.Lock(
            [.. several.Union(deals.SelectMany(it => it.Accounts))],
            [.. deals.SelectMany(it => strongKeys.Of(it.Customer)).Distinct()], ct);
    }

    /// <summary>The customer is the one its keys or names point at; several such accounts are merged.</summary>
    /// <param name="with">The account with the similar name; null: the most similar one.</param>
    public async Task<Refusal?> ConfirmKeys(Deal deal, AccountId? with, DateTimeOffset now, CancellationToken ct)
    {
        if (deal.Check(DealActions.ConfirmCustomer, programs.InForce(now), now) is { } refused) return refused;
        // Staff chooses among similar names. Among accounts that share a key there is no choice: all are merged.
        if (with is { } named && (deal.KeysDisagree || deal.NameDiffers) && !(await MatchedAccounts(deal, ct)).Contains(named))
            return AccountRefusals.NotAmongItsCustomers;

        if (await FindMergeCandidates(deal, with, ct) is { Count: > 1 } several)
        {
            var entered = await merges.Lock(several, strongKeys.Of(deal.Customer), ct);
            if (entered.FirstOrDefault(it => it.MergedInto is not null) is { MergedInto: { } into })
                return AccountRefusals.Merged(into);
            // The oldest account remains, or the one that was known before this deal.
            foreach (var other in entered.Skip(1)) await merging.Merge(entered[0], other, now, ct);
            deal.ClearSimilarNames();
        }
        else if (deal.KeysDisagree) deal.ClearKeyConflict();
        else if (!deal.NameDiffers) return AccountRefusals.NoSuchAccount;

        if (deal.NameDiffers) await ConfirmKeys(deal, now, ct);
        return null;
    }

    /// <summary>The customer is not the one its keys or names point at.</summary>
    /// <param name="takeKeys">Unconfirmed keys shared with the other customer move to the new one.</param>
    /// <param name="account">Which account it is, if its keys point at several.</param>
    public async Task<Refusal?> Separate(Deal deal, bool takeKeys, AccountId? account, DateTimeOffset now, CancellationToken ct)
    {
        if (deal.Check(DealActions.SeparateCustomer, programs.InForce(now), now) is { } notAllowed) return notAllowed;

        List<AccountId> before = [.. deal.Accounts];
        var refused = deal.KeysDisagree ? ChooseAccount(deal, account, now)
            : deal.NameDiffers ? await OpenAccount(deal, before[0], takeKeys, now, ct)
            : deal.SeparateFromSimilar(programs.InForce(now), now);
        if (refused is not null) return refused;

        // Of similar names, the others: the deal's own account stays its customer.
        List<AccountId> others = [.. before.Except(deal.Accounts)];
        if (others.Count == 0) others = await SimilarAccounts(deal, ct);
        foreach (var it in others) (await accounts.Find(it, ct))!.RecordCustomerDecision(deal.Id.Value, isThis: false, now);
        return null;
    }

    private async Task<IReadOnlyList<AccountId>> FindMergeCandidates(Deal deal, AccountId? with, CancellationToken ct)
    {
        if (deal.KeysDisagree) return [.. (await MatchedAccounts(deal, ct)).Order()];
        if (!deal.ReviewReasons.HasFlag(ReviewReasons.SimilarNames)) return [];

        var alike = with ?? (await matches.Of(deal, ct)).Candidates.Select(it => (AccountId?)it.Account).FirstOrDefault();
        return alike is { } other && await accounts.FindSurvivor(other, ct) is { } remaining && !deal.Accounts.Contains(remaining)
            ? [remaining, deal.Accounts.Single()] : [];
    }

    /// <summary>The accounts of similar names, as they are after merges; never the deal's own.</summary>
    private async Task<List<AccountId>> SimilarAccounts(Deal deal, CancellationToken ct)
    {
        var found = new HashSet<AccountId>();
        foreach (var candidate in (await matches.Of(deal, ct)).Candidates)
            if (await accounts.FindSurvivor(candidate.Account, ct) is { } survivor) found.Add(survivor);
        return [.. found.Except(deal.Accounts).Order()];
    }

    private async Task<IEnumerable<AccountId>> MatchedAccounts(Deal deal, CancellationToken ct) =>
        (await accounts.FindByKeys(strongKeys.Of(deal.Customer), ct)).Union(deal.Accounts);

    private async Task ConfirmKeys(Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        deal.ConfirmName();
        var id = deal.Accounts.Single();
        var account = (await accounts.Find(id, ct))!;
        var keys = strongKeys.Of(deal.Customer);
        var owned = await accounts.OwnersOf(keys, ct);
        foreach (var hit in owned.Where(it => it.Account.Id == id)) account.ConfirmKey(hit.Key, caller.Known.Confirms(now));
        account.AddAssertedKeys(keys.Except(owned.Select(it => it.Key.Key)), deal.Partner, now, owned.Select(it => it.Key));
        account.RecordCustomerDecision(deal.Id.Value, isThis: true, now);
        accounts.Store(account);
    }

    private Refusal? ChooseAccount(Deal deal, AccountId? account, DateTimeOffset now)
    {
        if (account is not { } chosen || !deal.Accounts.Contains(chosen)) return AccountRefusals.NotAmongItsCustomers;

        deal.KeepAccount(chosen, programs.InForce(now), now);
        return null;
    }

    private async Task<Refusal?> OpenAccount(Deal deal, AccountId from, bool takeKeys, DateTimeOffset now, CancellationToken ct)
    {
        var account = Account.Open(CompanyName.Read(deal.Customer.Name, deal.Customer.Country), now);
        if (deal.SeparateCustomer(account.Id, programs.InForce(now), now) is { } refused) return refused;

        var keys = strongKeys.Of(deal.Customer);
        var owned = await accounts.OwnersOf(keys, ct);
        account.AddAssertedKeys(keys.Except(owned.Select(it => it.Key.Key)), deal.Partner, now);
        if (takeKeys)
            foreach (var shared in owned.Where(it => it.Account.Id == from && !it.Key.IsConfirmed))
                account.TakeKey(shared.Key, shared.Account, now);
        account.RecordCustomerDecision(deal.Id.Value, isThis: true, now);
        accounts.Store(account);
        return null;
    }
}
