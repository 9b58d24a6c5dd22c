using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>How every change of a deal begins: under its customer's lock, as the clock has it, in the version the caller named.</summary>
public sealed class DealUpdate(
    IChannelDb db, ICustomers customers, WaitlistPromotion succession, CustomerDisputes questioning, KeyRetention forgetting, IPreconditions preconditions, CurrentCaller caller, TimeProvider time)
{
    /// <returns>The deal and the instant of the change; refused if the caller has no such deal, or named another version.</returns>
    public async Task<Result<(Deal Deal, DateTimeOffset Now)>> Open(DealId id, CancellationToken ct)
    {
        if (await customers.Lock(id, ct) is not { } deal) return DealRefusals.NotFound;
        // The order of changes is that of the lock: no clock is read before it is held.
        var now = time.Now();
        await succession.Expire([deal], now, ct);
        return preconditions.Met(DealView.Of(deal, caller.Known)) ? (deal, now) : Refusal.VersionChanged;
    }

    /// <summary>Opens a deal and changes it.</summary>
    /// <param name="change">Does so, or says why not.</param>
    public async Task<Result<DealView>> Change(DealId id, Func<Deal, DateTimeOffset, Task<Refusal?>> change, CancellationToken ct)
    {
        var opened = await Open(id, ct);
        if (opened.Refusal is { } notOpened) return notOpened;
        var (deal, now) = opened.Value;

        return await change(deal, now) is { } refused ? refused : DealView.Of(deal, caller.Known);
    }

    /// <summary>Changes a deal that was opened, and passes on what it holds no more.</summary>
    /// <param name="change">Changes it, or says why not.</param>
    public async Task<Refusal?> Change(Deal deal, Func<Refusal?> change, DateTimeOffset now, CancellationToken ct)
    {
        var (held, accounts, questioned) = (Held(deal), deal.Accounts.ToList(), deal.NameDiffers);
        if (change() is { } refused) return refused;

        await db.Save(ct);
        await succession.Promote([.. held.Except(Held(deal))], now, ct);
        if (questioned && !deal.NameDiffers) await questioning.Close(accounts, deal, now, ct);
        await forgetting.DropUnusedKeys([deal], inUse: [], now, ct);
        return null;
    }

    private static List<ClaimTarget> Held(Deal deal) => [.. deal.Claims.Where(it => it.State is ClaimState.Held).Select(it => it.Target)];
}
