using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

public sealed class DealRematching(
    IChannelDb db, IAccounts accounts, IRegistrations registrations, ICustomers customers, Waitlist waitlist,
    CustomerDisputes disputes, IProgramVersions programs, StrongKeys strongKeys)
{
    /// <summary>
    /// Does nothing if a key of the deal still belongs to <paramref name="from"/>. Otherwise the deal moves to the accounts that
    /// have its keys, or to a new one.
    /// </summary>
    /// <param name="isItsName">Whether it also stays where none of its keys belongs to an account: going by its name.</param>
    /// <returns>What it held there and is now free.</returns>
    public async Task<IReadOnlyList<ClaimTarget>> Rematch(
        Deal deal, Partner partner, AccountId from, DateTimeOffset now, CancellationToken ct,
        Func<CompanyName, bool>? isItsName = null)
    {
        var keys = strongKeys.Of(deal.Customer);
        var owned = await accounts.OwnersOf(keys, ct);
        var name = CompanyName.Read(deal.Customer.Name, deal.Customer.Country);
        if (owned.Any(it => it.Account.Id == from) || (owned.Count == 0 && isItsName?.Invoke(name) == true)) return [];

        var doubts = MatchedCustomer.ReviewReasonsOf(CustomerMatch.ByKeys(name, keys, owned));
        var account = owned.Select(it => it.Account).MinBy(it => it.Id) ?? Account.Open(name, now);
        if (!doubts.HasFlag(ReviewReasons.NameDiffers))
            account.AddAssertedKeys(keys.Except(owned.Select(it => it.Key.Key)), deal.Partner, now, owned.Select(it => it.Key));
        accounts.Store(account);
        await db.Save(ct);

        List<AccountId> to = [.. owned.Select(it => it.Account.Id).Append(account.Id).Distinct().Order()];
        var wanted = Deal.TargetsOf(deal.Products, to);
        var competing = await waitlist.ExpireAndReload(await On(), On, now, ct, inUse: keys);
        var program = programs.InForce(now);
        var others = competing.Claims.Where(it => it.Owner != deal.OwnerId).ToList();
        var areas = await customers.LoadAreas(deal, to, now, ct);
        var freed = deal.Rematch(from, Registrant.From(partner, program, now), new MatchedCustomer(to, areas)
        {
            TakenTargets = others.Where(it => it.State.TakesLine()).Select(it => it.Target).ToHashSet(),
            OwnTargets = others.Where(it => it.Partner == deal.Partner).Select(it => it.Target).ToHashSet(),
            ReviewReasons = doubts
                | (competing.IsCustomerDisputed ? ReviewReasons.CustomerDisputed : ReviewReasons.None)
                | (owned.Any(it => it.Account.HasBuyingUnits) ? ReviewReasons.BuyingUnits : ReviewReasons.None),
            IsConfirmed = competing.IsConfirmed,
            History = await customers.LoadHistory(deal, program, now, ct),
            OpenValues = OpenDeal.Values(competing.OpenDeals, program, now, except: deal.Id),
        }, now);
        if (deal.NameDiffers) await disputes.Open(to, ct);
        return freed;

        Task<CompetingClaims> On() => registrations.LoadCompetingClaims(wanted, deal.Partner, ct);
    }
}
