using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Steps of every deal change: load under the customer's lock, do what the clock brought about, decide, save, offer what came
/// free.
/// </summary>
public sealed class DealUpdate(
    IChannelDb db, ICustomers customers, DealDrafts drafts, Waitlist waitlist, CustomerDisputes disputes, KeyRetention retention,
    IPreconditions preconditions, CurrentCaller caller, IProgramVersions programs, ProgramClock clock)
{
    /// <param name="settlesCustomer">Staff says who the customer is: deals that waited for this are screened again.</param>
    public async Task<Result<DealView>> Update(
        DealId id, Func<Deal, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct, bool settlesCustomer = false)
    {
        if (await Load(id, ct) is not var (deal, now)) return await drafts.Refuse(id, ct);
        if (!preconditions.Met(View(deal, now))) return Refusal.VersionChanged;
        return await Decide(deal, () => decide(deal, now), now, ct, settlesCustomer) is { } refused
            ? refused
            : View(deal, now);
    }

    /// <param name="decide">Is told the version of the program in force.</param>
    public Task<Result<DealView>> Update(
        DealId id, Func<Deal, ProgramVersion, DateTimeOffset, Refusal?> decide, CancellationToken ct) =>
        Update(id, (deal, now) => Task.FromResult(decide(deal, programs.InForce(now), now)), ct);

    /// <summary>
    /// Loads the deal under its customer's lock and does what the clock brought about. Null: the caller has no such deal.
    /// </summary>
    public async Task<(Deal Deal, DateTimeOffset Now)?> Load(DealId id, CancellationToken ct)
    {
        if (await customers.Lock(id, ct) is not { } deal) return null;
        // Read the clock only under the lock, so that times follow the order of the changes.
        var now = clock.Now();
        await waitlist.Expire([deal], now, ct);
        return (deal, now);
    }

    public async Task<Refusal?> Decide(
        Deal deal, Func<Task<Refusal?>> decide, DateTimeOffset now, CancellationToken ct, bool settlesCustomer = false)
    {
        var (taken, awaited) = (Targets(deal.Lines.Taken), Targets(deal.Lines.Waiting));
        var (accounts, nameDiffered) = (deal.Accounts.ToList(), deal.NameDiffers);
        if (await decide() is { } refused) return refused;

        await db.Save(ct);
        // What it waits for only since now may be free.
        await waitlist.OfferFreed(
            [.. taken.Except(Targets(deal.Lines.Taken)), .. Targets(deal.Lines.Waiting).Except(awaited).Except(taken)], now, ct);
        if (settlesCustomer || (nameDiffered && !deal.NameDiffers)) await disputes.Close(accounts, deal, now, ct);
        await retention.DropUnusedKeys([deal], inUse: [], now, ct);
        return null;
    }

    public DealView View(Deal deal, DateTimeOffset now) => DealView.Of(deal, caller.Known, programs.InForce(now), now);

    private static List<ClaimTarget> Targets(IEnumerable<Claim> claims) => [.. claims.Select(it => it.Target)];
}
