using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// A customer is disputed while a registration with an unconfirmed key has a different name. Until that is settled, nothing of
/// this customer is approved. Call under the customer's lock.
/// </summary>
public sealed class CustomerDisputes(IChannelDb db, ICustomers customers, IProgramVersions programs)
{
    public async Task Open(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        foreach (var (deal, _) in await customers.LoadInReview(accounts, ct)) deal.DisputeCustomer();
    }

    /// <param name="settled">The disputed deal; null if it is no longer about any of the accounts.</param>
    public async Task Close(IReadOnlyCollection<AccountId> accounts, Deal? settled, DateTimeOffset now, CancellationToken ct)
    {
        // The database is searched for other disputes.
        await db.Save(ct);
        var waiting = await customers.LoadInReview([.. accounts.Union(settled?.Accounts ?? [])], ct);
        await Rescreen(
            waiting.Where(it => it.Deal == settled || it.Deal.ReviewReasons.HasFlag(ReviewReasons.CustomerDisputed)), now, ct);
    }

    /// <summary>
    /// A deal is back that had ended: a dispute of its customer may have been opened or settled meanwhile. All else stays as it
    /// was, for staff to decide.
    /// </summary>
    public async Task CatchUp(Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        var customer = await customers.LoadMatchedCustomer(deal, [.. deal.Accounts], programs.InForce(now), now, ct);
        var isDisputed = customer.ReviewReasons.HasFlag(ReviewReasons.CustomerDisputed);
        if (deal.ReviewReasons.HasFlag(ReviewReasons.CustomerDisputed) == isDisputed) return;

        if (isDisputed) deal.DisputeCustomer();
        else await Rescreen([(deal, await customers.PartnerOf(deal, ct))], now, ct);
    }

    public async Task Rescreen(IEnumerable<(Deal Deal, Partner Partner)> waiting, DateTimeOffset now, CancellationToken ct)
    {
        var program = programs.InForce(now);
        foreach (var (deal, partner) in waiting)
            deal.Rescreen(
                Registrant.From(partner, program, now),
                await customers.LoadMatchedCustomer(deal, [.. deal.Accounts], program, now, ct), now);
        await db.Save(ct);
    }
}
