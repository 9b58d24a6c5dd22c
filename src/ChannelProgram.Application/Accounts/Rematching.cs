using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Accounts;

/// <summary>Recognises the customer of a stored deal anew, by its keys as they are by now, under the locks of all that are concerned.</summary>
public sealed class Rematching(
    IChannelDb db, IAccounts accounts, IRegistrations registrations, Succession succession, Questioning questioning,
    IProgramVersions programs)
{
    /// <summary>A deal of which no key is an account's any more is about those that have its keys, or a new one.</summary>
    /// <returns>What it held there, and is free now; nothing if a key of it is that account's still.</returns>
    public async Task<IReadOnlyList<Claimable>> Anew(Deal deal, Partner partner, AccountId from, DateTimeOffset now, CancellationToken ct)
    {
        var keys = deal.Customer.StrongKeys();
        var owned = await accounts.OwnersOf(keys, ct);
        if (owned.Any(it => it.Account.Id == from)) return [];

        var name = CompanyName.Read(deal.Customer.Name, deal.Customer.Country);
        var doubts = Matching.ByKeys(name, keys, owned).Doubts;
        var account = owned.Select(it => it.Account).MinBy(it => it.Id) ?? Account.Open(name, now);
        if (!doubts.HasFlag(ReviewReasons.NameDiffers)) account.Learn(keys.Except(owned.Select(it => it.Key.Key)), deal.Partner, now, owned.Select(it => it.Key));
        accounts.Store(account);
        await db.Save(ct);

        List<AccountId> to = [.. owned.Select(it => it.Account.Id).Append(account.Id).Distinct().Order()];
        var wanted = Deal.Wanted(deal.Products, to);
        var contention = await succession.Clear(await On(), On, now, ct, inUse: keys);
        var program = programs.InForce(now);
        var others = contention.Claims.Where(it => it.Deal != deal.Id).ToList();
        var freed = deal.MatchAnew(from, Registrant.From(partner, program), new Encounter(to)
        {
            Held = others.Where(it => it.State is ClaimState.Held).Select(it => it.On).ToHashSet(),
            Own = others.Where(it => it.Partner == deal.Partner).Select(it => it.On).ToHashSet(),
            Doubts = doubts
                | (contention.IsQuestioned ? ReviewReasons.CustomerQuestioned : ReviewReasons.None)
                | (owned.Any(it => it.Account.SeveralUnits) ? ReviewReasons.SeveralUnits : ReviewReasons.None),
            IsConfirmed = contention.IsConfirmed,
            Open = OpenDeal.Values(contention.Open, program, now, except: deal.Id),
        }, now);
        if (deal.NameDiffers) await questioning.Begin(to, ct);
        return freed;

        Task<Contention> On() => registrations.On(wanted, deal.Partner, ct);
    }
}
