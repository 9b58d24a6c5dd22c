using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Staff's decisions on a line that two registrations claim. Call under the locks of both deals.</summary>
public sealed class ConflictDecisions(
    IChannelDb db, ILineConflicts conflicts, ICustomers customers, DealUpdate deals, Waitlist waitlist,
    KeyRetention keyRetention,
    IProgramVersions programs)
{
    /// <returns>
    /// The challenger's deal after the decision. Refused if the conflict is no longer open or the line is not available.
    /// </returns>
    public async Task<Result<Deal>> Decide(Guid id, LineOutcome outcome, DateTimeOffset now, CancellationToken ct)
    {
        if (await conflicts.Find(id, ct) is not { Conflict: var conflict } found) return WorkRefusals.NotFound;

        var holder = await conflicts.LoadOwner(conflict.HolderClaim, ct);
        var challenger = (Deal)await conflicts.LoadOwner(conflict.ChallengerClaim, ct);
        await waitlist.Expire([holder], now, ct);
        // Already decided: the holder's claim expired, and the line was offered to whoever was next.
        if (await conflicts.Find(id, ct) is null) return WorkRefusals.NotFound;

        if (outcome is LineOutcome.Reassign && await CheckReassign(found, holder.OwnerId, challenger, ct) is { } refused)
            return refused;

        conflict.Decide(outcome, now);
        if (outcome is LineOutcome.UpholdHolder)
            await Decide(challenger, () => challenger.ReleaseByDecision(conflict.ChallengerClaim, now), now, ct);
        else
        {
            var lost = holder.Claims.Single(it => it.Id == conflict.HolderClaim).Target;
            if (holder is Deal deal) deal.ReleaseByDecision(conflict.HolderClaim, now);
            else ((VendorClaim)holder).ReleaseByDecision(conflict.HolderClaim, now);
            // Release in the database first: the unique index for the holder is checked at every statement.
            await db.Save(ct);
            var program = programs.InForce(now);
            var margin = (await customers.PartnerOf(challenger, ct)).MarginAt(program, now);
            await Decide(
                challenger, () => challenger.GrantByDecision(conflict.ChallengerClaim, margin, program, now), now, ct);
            // With buying units, other units may be free now.
            await waitlist.OfferFreed([lost], now, ct);
            if (holder is Deal loser) await keyRetention.DropUnusedKeys([loser], inUse: [], now, ct);
        }

        return challenger;
    }

    private Task<Refusal?> Decide(Deal deal, Action decide, DateTimeOffset now, CancellationToken ct) => deals.Decide(
        deal,
        () =>
        {
            decide();
            return Task.FromResult<Refusal?>(null);
        },
        now, ct);

    private async Task<Refusal?> CheckReassign(OpenConflict found, ClaimOwnerId holder, Deal challenger, CancellationToken ct)
    {
        if (challenger.KeysDisagree) return DealRefusals.CustomerAmbiguous(challenger.Status);
        if (challenger.CustomerInDoubt) return DealRefusals.CustomerInDoubt(challenger.Status);

        var wanted = new ClaimTarget(found.Account, found.Unit, found.ProductLine);
        var met = await customers.LoadCompetingClaims([wanted], awaitedBy: null, ct);
        return met.Claims.Any(it => it.Target.ConflictsWith(wanted) && it.Owner != holder)
            ? VendorClaimRefusals.LineNotFree([new(found.ProductLine, found.Unit, null, null)]) : null;
    }
}
