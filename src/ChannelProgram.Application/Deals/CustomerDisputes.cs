using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// A customer is in question while a registration by a key that nobody confirmed has another name: until that is settled
/// nothing of it is approved. All under the customer's lock.
/// </summary>
public sealed class CustomerDisputes(IChannelDb db, ICustomers customers, IProgramVersions programs)
{
    /// <summary>What waits for staff on these accounts waits for this as well.</summary>
    public async Task Open(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        foreach (var (deal, _) in await customers.LoadInReview(accounts, ct)) deal.DisputeCustomer();
    }

    /// <summary>It was settled, or given up: what waited for it on these accounts is considered anew.</summary>
    /// <param name="settled">The deal whose customer was in question; null: none that still is about any of them.</param>
    public async Task Close(IReadOnlyCollection<AccountId> accounts, Deal? settled, DateTimeOffset now, CancellationToken ct)
    {
        // Whether anything is still in question is looked for in the database.
        await db.Save(ct);
        var waiting = await customers.LoadInReview([.. accounts.Union(settled?.Accounts ?? [])], ct);
        await Rescreen(waiting.Where(it => it.Deal == settled || it.Deal.ReviewReasons.HasFlag(ReviewReasons.CustomerDisputed)), now, ct);
    }

    /// <summary>What waited only for what is settled now is approved.</summary>
    public async Task Rescreen(IEnumerable<(Deal Deal, Partner Partner)> waiting, DateTimeOffset now, CancellationToken ct)
    {
        var program = programs.InForce(now);
        foreach (var (deal, partner) in waiting)
            deal.Rescreen(Registrant.From(partner, program), await customers.LoadMatchedCustomer(deal, [.. deal.Accounts], program, now, ct), now);
        await db.Save(ct);
    }
}
