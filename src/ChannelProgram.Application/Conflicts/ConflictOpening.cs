using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Opens cases, or joins open ones. Call under the lock of the deal, after the clock was applied to it.</summary>
public sealed class ConflictOpening(
    IConflicts conflicts, ConflictUpdate updates, ICustomers customers, Waitlist waitlist, IProgramVersions programs,
    CurrentCaller caller)
{
    /// <summary>A deal wants a line that somebody else has.</summary>
    /// <param name="claim">By which it waits for the line.</param>
    /// <returns>The case, and its party.</returns>
    public async Task<Result<ConflictTurn>> Challenge(
        Deal deal, Claim claim, ConflictKind kind, DateTimeOffset now, CancellationToken ct, AccountMergeId? merge = null)
    {
        // The clock may have decided against it, before the line went to whoever has it now.
        foreach (var earlier in await conflicts.FindBy(claim.Id, ct)) await updates.CatchUp(earlier, null, now, ct);
        if (await HolderOf(deal, claim.Target, now, ct) is not var (holder, held))
            return ConflictRefusals.NotContested(deal.Status);

        var turn = await FindOn(held, now, ct);
        // What the clock has just brought about may have ended either.
        if (claim.State is not ClaimState.Waitlisted || !held.State.TakesLine())
            return turn?.Conflict.PartyOf(deal.Id) is null
                ? ConflictRefusals.NotContested(deal.Status) : ConflictRefusals.AlreadyParty(deal.Status);
        if (turn?.Conflict.PartyOf(deal.Id) is { } known)
            // Nobody at the customer is asked, or can answer any more.
            return kind is ConflictKind.CustomerChoice && !(now < known.ChoiceUntil) && known.ChoiceConfirmedAt is null
                ? turn with { Party = known } : ConflictRefusals.AlreadyParty(deal.Status);

        var program = programs.InForce(now);
        if (turn is null)
        {
            var conflict = Conflict.Open(
                kind, new(held.Target, held.Id, holder is VendorClaim own ? own.Id : null), caller.Known.Id, program, now, merge);
            conflicts.Add(conflict);
            turn = new(new(conflict, [holder, deal]), null, program, now);
            if (holder is Deal other)
                conflict.Join(other.Id, other.Partner, held.Id, ConflictRole.Holder, kind, program, now);
        }
        else if (merge is { } caused) turn.Conflict.CausedBy(caused);

        var party = turn.Conflict.Join(
            deal.Id, deal.Partner, claim.Id, ConflictRole.Challenger, kind, turn.Program, now);
        return turn with
        {
            Party = party,
            Opened = turn.Opened with { Owners = [.. turn.Opened.Owners.Union([deal])] },
        };
    }

    /// <summary>A deal is in a disagreement about something else than who has a line.</summary>
    /// <param name="line">The product line that it is about; null: none.</param>
    /// <param name="against">The deal that has what this one says is its own; null: the vendor alone is meant.</param>
    public ConflictTurn Open(Deal deal, ConflictKind kind, string? line, Deal? against, DateTimeOffset now)
    {
        var program = programs.InForce(now);
        var conflict = Conflict.Open(kind, on: null, caller.Known.Id, program, now, line: line);
        conflicts.Add(conflict);
        if (against is not null)
            conflict.Join(against.Id, against.Partner, null, ConflictRole.Holder, kind, program, now);
        var party = conflict.Join(deal.Id, deal.Partner, null, ConflictRole.Challenger, kind, program, now);
        return new(new(conflict, [deal, .. against is null ? (IClaimOwner[])[] : [against]]), party, program, now);
    }

    /// <summary>Who has a line that the deal wants; null: nobody.</summary>
    public async Task<(IClaimOwner Holder, Claim Held)?> HolderOf(
        Deal deal, ClaimTarget wanted, DateTimeOffset now, CancellationToken ct)
    {
        var taken = (await waitlist.LoadTakenClaims([wanted], now, ct))
            .Where(it => it.Owner != deal.OwnerId && it.Target.ConflictsWith(wanted)).ToList();
        if (taken.Count == 0) return null;

        var holders = await customers.LoadOwners([.. taken.Select(it => it.Owner).Distinct()], ct);
        return (
            from owner in holders
            from claim in owner.Claims
            where claim.State.TakesLine() && claim.Target.ConflictsWith(wanted)
            orderby claim.Id
            select ((IClaimOwner, Claim)?)(owner, claim)).FirstOrDefault();
    }

    /// <summary>The open case about who has the line of this claim; null: there is none.</summary>
    private async Task<ConflictTurn?> FindOn(Claim held, DateTimeOffset now, CancellationToken ct)
    {
        if (await conflicts.FindOn(held.Id, ct) is not { } found) return null;

        // By now it may be decided, or about a claim that has ended.
        var turn = await updates.CatchUp(found, null, now, ct);
        return turn.Conflict.MayBeJoined && turn.Conflict.HolderClaim == held.Id ? turn : null;
    }
}
