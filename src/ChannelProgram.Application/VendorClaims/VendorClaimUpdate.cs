using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>Steps of every vendor claim change: lock, release expired claims, check the version, decide, save.</summary>
public sealed class VendorClaimUpdate(
    IChannelDb db, IVendorClaims claims, IWaitlist waitlist, IPreconditions preconditions, CurrentCaller caller,
    ProgramClock clock)
{
    public async Task<Result<VendorClaimView>> Update(
        VendorClaimId id, Func<VendorClaim, DateTimeOffset, Refusal?> decide, CancellationToken ct)
    {
        if (await claims.Lock(id, ct) is not { } claim) return VendorClaimRefusals.NotFound;
        // Read the clock only under the lock, so that times follow the order of the changes.
        var now = clock.Now();
        return await Decide(claim, now, () => Task.FromResult(decide(claim, now)), ct);
    }

    /// <summary>Call under the customer's lock. What the claim gives up goes to whoever waits for it.</summary>
    public async Task<Result<VendorClaimView>> Decide(
        VendorClaim claim, DateTimeOffset now, Func<Task<Refusal?>> decide, CancellationToken ct)
    {
        await waitlist.Expire([claim], now, ct);
        if (!preconditions.Met(View(claim))) return Refusal.VersionChanged;

        var held = claim.Held.ToList();
        if (await decide() is { } refused) return refused;
        await db.Save(ct);
        await waitlist.OfferFreed([.. held.Except(claim.Held)], now, ct);
        return View(claim);
    }

    /// <summary>
    /// Null: all lines are free. Releases expired claims first; whoever waits for such a line gets it before the vendor. Call
    /// under the customer's lock.
    /// </summary>
    public async Task<Refusal?> CheckAvailability(IReadOnlyList<ClaimTarget> wanted, DateTimeOffset now, CancellationToken ct)
    {
        if (wanted.Count == 0) return null;

        var readsDeals = caller.Known.May(ClaimPermissions.ReadDeals);
        var taken = (await waitlist.LoadTakenClaims(wanted, now, ct)).Where(it => wanted.Any(it.Target.ConflictsWith))
            .OrderBy(it => it.Target.ProductLine, StringComparer.Ordinal).ThenBy(it => it.Target.Unit, StringComparer.Ordinal)
            .Select(it => new VendorClaimRefusals.TakenLine(
                it.Target.ProductLine, it.Target.Unit == "" ? null : it.Target.Unit,
                it.Owner.Kind is ClaimOwnerKind.Deal && readsDeals ? it.Owner.Value : null,
                it.Owner.Kind is ClaimOwnerKind.VendorClaim ? it.Owner.Value : null))
            .ToList();
        return taken.Count == 0 ? null : VendorClaimRefusals.LineNotFree(taken);
    }

    public VendorClaimView View(VendorClaim claim) => VendorClaimView.Of(claim, caller.Known.May(AccountPermissions.Write));
}
