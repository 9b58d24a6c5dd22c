using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.VendorClaims;

public sealed class VendorClaimUpdate(
    IVendorClaims claims, IWaitlist waitlist, IPreconditions preconditions, CurrentCaller caller, TimeProvider time)
{
    public async Task<Result<(VendorClaim Claim, DateTimeOffset Now)>> Open(VendorClaimId id, CancellationToken ct)
    {
        if (await claims.Lock(id, ct) is not { } claim) return VendorClaimRefusals.NotFound;
        var now = time.Now();
        return await ExpireAndCheckVersion(claim, now, ct) is { } refused ? refused : (claim, now);
    }

    public async Task<Refusal?> ExpireAndCheckVersion(VendorClaim claim, DateTimeOffset now, CancellationToken ct)
    {
        await waitlist.Expire([claim], now, ct);
        return preconditions.Met(View(claim)) ? null : Refusal.VersionChanged;
    }

    /// <summary>
    /// Null: all lines are free. Releases expired claims first; whoever waits for such a line gets it before the vendor. Call
    /// under the customer's lock.
    /// </summary>
    public async Task<Refusal?> CheckAvailability(IReadOnlyList<ClaimTarget> wanted, DateTimeOffset now, CancellationToken ct)
    {
        if (wanted.Count == 0) return null;

        var readsDeals = caller.Known.May(ClaimPermissions.ReadDeals);
        var taken = (await waitlist.LoadHeldClaims(wanted, now, ct)).Where(it => wanted.Any(it.Target.ConflictsWith))
            .OrderBy(it => it.Target.ProductLine, StringComparer.Ordinal).ThenBy(it => it.Target.Unit, StringComparer.Ordinal)
            .Select(it => new VendorClaimRefusals.TakenLine(
                it.Target.ProductLine, it.Target.Unit == "" ? null : it.Target.Unit, it.Owner.Kind is ClaimOwnerKind.Deal && readsDeals ? it.Owner.Value : null,
                it.Owner.Kind is ClaimOwnerKind.VendorClaim ? it.Owner.Value : null))
            .ToList();
        return taken.Count == 0 ? null : VendorClaimRefusals.LineNotFree(taken);
    }

    public VendorClaimView View(VendorClaim claim) => VendorClaimView.Of(claim, caller.Known.May(AccountPermissions.Write));
}
