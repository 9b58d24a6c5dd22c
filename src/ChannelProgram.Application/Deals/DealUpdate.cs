using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>Steps of every deal change: load under the customer's lock, release expired claims, decide, save.</summary>
public sealed class DealUpdate(
    IChannelDb db, ICustomers customers, WaitlistPromotion promotion, CustomerDisputes disputes, KeyRetention retention,
    IPreconditions preconditions,
    CurrentCaller caller, ProgramClock clock)
{
    /// <param name="settlesCustomer">Staff says who the customer is: deals that waited for this are screened again.</param>
    public async Task<Result<DealView>> Update(
        DealId id, Func<Deal, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct, bool settlesCustomer = false)
    {
        if (await Load(id, ct) is not var (deal, now)) return DealRefusals.NotFound;
        if (!preconditions.Met(DealView.Of(deal, caller.Known))) return Refusal.VersionChanged;
        return await Decide(deal, () => decide(deal, now), now, ct, settlesCustomer) is { } refused
            ? refused
            : DealView.Of(deal, caller.Known);
    }

    public Task<Result<DealView>> Update(DealId id, Func<Deal, DateTimeOffset, Refusal?> decide, CancellationToken ct) =>
        Update(id, (deal, now) => Task.FromResult(decide(deal, now)), ct);

    /// <summary>
    /// Loads the deal under its customer's lock and releases expired claims. Null: the caller has no such deal.
    /// </summary>
    public async Task<(Deal Deal, DateTimeOffset Now)?> Load(DealId id, CancellationToken ct)
    {
        if (await customers.Lock(id, ct) is not { } deal) return null;
        // Read the clock only under the lock, so that times follow the order of the changes.
        var now = clock.Now();
        await promotion.Expire([deal], now, ct);
        return (deal, now);
    }

    public async Task<Refusal?> Decide(
        Deal deal, Func<Task<Refusal?>> decide, DateTimeOffset now, CancellationToken ct, bool settlesCustomer = false)
    {
        var (held, accounts, nameDiffered) = (Held(deal), deal.Accounts.ToList(), deal.NameDiffers);
        if (await decide() is { } refused) return refused;

        await db.Save(ct);
        await promotion.Promote([.. held.Except(Held(deal))], now, ct);
        if (settlesCustomer || (nameDiffered && !deal.NameDiffers)) await disputes.Close(accounts, deal, now, ct);
        await retention.DropUnusedKeys([deal], inUse: [], now, ct);
        return null;
    }

    private static List<ClaimTarget> Held(Deal deal) => [.. deal.Lines.Held.Select(it => it.Target)];
}
