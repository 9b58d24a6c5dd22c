using ChannelProgram.Application.Common;
using ChannelProgram.Application.CreditShares;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What a decision does to the claims of the parties and to the credit. Call under the locks of their deals.</summary>
public sealed class ConflictEffects(
    IChannelDb db, IConflicts conflicts, ICustomers customers, Waitlist waitlist, DealDecisions decisions,
    KeyRetention retention, ICreditShares shares, IProgramVersions programs)
{
    /// <summary>
    /// On the contested line only. Where the decision is that of an appeal, what the first one took is given back first. What the
    /// clock decides leaves alone what has changed since.
    /// </summary>
    public async Task<Refusal?> Apply(OpenedConflict opened, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        var conflict = opened.Conflict;
        if (conflict.IsAboutLine)
        {
            if (await Check(opened, effect, now, ct) is { } refused)
            {
                if (!effect.IsAutomatic) return refused;
                conflict.ComeToNothing();
                return null;
            }

            await MoveClaims(opened, effect, now, ct);
        }

        await ShareCredit(opened, effect, now, ct);
        return null;
    }

    /// <summary>While a challenger's documents stand, the holder's protection does not run out, for some days, once.</summary>
    public async Task KeepProtected(ConflictTurn turn, CancellationToken ct)
    {
        var conflict = turn.Conflict;
        if (!conflict.IsAboutLine || !conflict.AwaitsDecision || conflict.Holder is not { } holder
            || !conflict.Challengers.Any(it => it.Documents > 0 && IsLive(turn.Opened, it))) return;

        var (deal, claim) = (turn.Opened.DealOf(holder), holder.Claim!.Value);
        if (deal.Lines.Get(claim) is not { IsProtected: true } line) return;
        var history = await customers.LoadHistory(deal, turn.Program, turn.Now, ct);
        // Until the appeal is decided it has the same days, counted from the same end.
        var from = line.Protection!.Value with { Until = line.UntilBeforeConflict ?? line.ProtectedUntil!.Value };
        var longer = history.Extend(line.Target, from, turn.Program.Conflicts.MaxProtectionDays, turn.Program, turn.Now);
        deal.ProtectDuringConflict(claim, longer?.Until, turn.Now);
    }

    /// <summary>
    /// The parties are told, or nothing is contested any more: the holder keeps what is left of it, at least some days.
    /// </summary>
    public async Task EndProtection(OpenedConflict opened, DateTimeOffset told, DateTimeOffset now, CancellationToken ct)
    {
        var program = programs.Of(opened.Conflict.ProgramVersion);
        if (opened.Conflict.Holder is not { Claim: { } claim } holder) return;
        if (await conflicts.AnyOtherProtects(claim, opened.Conflict.Id, ct)) return;

        opened.DealOf(holder).ShortenAfterConflict(
            claim, program.Calendar.AddBusinessDays(told, program.Conflicts.ProtectionBusinessDays), now);
        await db.Save(ct);
    }

    /// <summary>Everything that could stand against it, before anything is moved.</summary>
    private async Task<Refusal?> Check(
        OpenedConflict opened, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        var conflict = opened.Conflict;
        var gains = effect.Deal is { } chosen ? conflict.PartyOf(chosen)! : null;
        if (LosersOf(opened, effect, gains).Any(it => opened.OwnerOf(it.Id) is Deal { Status: DealStatus.Won }))
            return ConflictRefusals.RevenueConfirmed(conflict.Stage);
        return (gains is null || Holds(opened, gains) ? null : await CheckGain(opened, gains, effect, now, ct))
            ?? await CheckReturn(opened, effect, now, ct);
    }

    private async Task MoveClaims(
        OpenedConflict opened, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        var conflict = opened.Conflict;
        var gains = effect.Deal is { } chosen ? conflict.PartyOf(chosen)! : null;
        // An appeal that confirms what it has gives it nothing more.
        var hasIt = gains is not null && Holds(opened, gains);
        var taken = opened.Claims.Where(it => it.State.TakesLine()).Select(it => it.Target).ToList();

        foreach (var claim in ReleasedBy(opened, effect).ToList())
            if (opened.OwnerOf(claim.Id) is Deal deal) deal.ReleaseByDecision(claim.Id, effect.IsAutomatic, effect.At);
            else ((VendorClaim)opened.OwnerOf(claim.Id)).ReleaseByDecision(claim.Id, effect.At);
        if (!effect.IsAutomatic && (gains is not null || ReturnsToHolder(opened, effect)))
            foreach (var party in conflict.Challengers.Where(it => it != gains && TakesLine(opened, it)))
                opened.DealOf(party).WaitAgainByDecision(party.Claim!.Value, effect.At);
        // Release in the database first: the unique index for the holder is checked at every statement.
        await db.Save(ct);

        var program = programs.InForce(now);
        if (gains is not null && !hasIt) await Grant(opened, gains, effect, program, now, ct);
        await GiveBack(opened, effect, program, now, ct);
        await db.Save(ct);

        // Whoever waits again may find the line free.
        await waitlist.OfferFreed(
            [
                .. taken.Except(opened.Claims.Where(it => it.State.TakesLine()).Select(it => it.Target))
                    .Union(opened.Claims.Where(it => it.State is ClaimState.Waitlisted).Select(it => it.Target)),
            ],
            now, ct);
        await retention.DropUnusedKeys(opened.Deals, inUse: [], now, ct);
    }

    /// <summary>Whoever has a line, and has it no more then.</summary>
    private static IEnumerable<Claim> LosersOf(OpenedConflict opened, ConflictEffect effect, ConflictParty? gains) =>
        ReleasedBy(opened, effect)
            .Concat(opened.Claims.Where(it => !effect.IsAutomatic && it.Id != opened.Conflict.HolderClaim
                && it.State.TakesLine() && it.Id != gains?.Claim))
            .Where(it => it.State is ClaimState.Held);

    /// <summary>What the outcome takes away.</summary>
    private static IEnumerable<Claim> ReleasedBy(OpenedConflict opened, ConflictEffect effect)
    {
        var conflict = opened.Conflict;
        foreach (var claim in opened.Claims.Where(it => it.IsLive && it.Account == conflict.Account))
        {
            var isHolder = claim.Id == conflict.HolderClaim;
            // What a challenger has taken since by an offer is not taken away by the clock, nor for a holder that is gone.
            if (!isHolder && claim.State is ClaimState.Held && (effect.IsAutomatic
                || (effect.Outcome is ConflictOutcome.UpholdHolder && HolderIsGone(opened)))) continue;
            if (effect.Outcome is ConflictOutcome.RejectAll
                || (effect.Outcome is ConflictOutcome.UpholdHolder && !isHolder)
                || (effect.Outcome is ConflictOutcome.Reassign && isHolder)) yield return claim;
        }
    }

    /// <summary>It still wants the line, or had to give its place up by a decision alone.</summary>
    private static bool IsLive(OpenedConflict opened, ConflictParty party) => opened.Claims.Any(
        it => it.Id == party.Claim && (it.IsLive || it.ReleasedBecause is ClaimEnd.Decided));

    /// <summary>Its claim has ended, and no decision did that.</summary>
    private static bool HolderIsGone(OpenedConflict opened) => opened.Claims.Single(
        it => it.Id == opened.Conflict.HolderClaim) is { IsLive: false, ReleasedBecause: not ClaimEnd.Decided };

    private static bool Holds(OpenedConflict opened, ConflictParty party) =>
        opened.Claims.Any(it => it.Id == party.Claim && it.State is ClaimState.Held);

    /// <summary>An earlier decision gave it the line, or an offer did.</summary>
    private static bool TakesLine(OpenedConflict opened, ConflictParty party) =>
        opened.Claims.Any(it => it.Id == party.Claim && it.State.TakesLine());

    /// <summary>The challenger can have the line: it still wants it, and nobody else than a party has it.</summary>
    private async Task<Refusal?> CheckGain(
        OpenedConflict opened, ConflictParty party, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        var (deal, stage) = (opened.DealOf(party), opened.Conflict.Stage);
        var claim = deal.Lines.Get(party.Claim!.Value);
        if (deal.KeysDisagree || deal.CustomerInDoubt) return ConflictRefusals.CustomerUnclear(stage);
        if (!deal.MayHaveAgain(claim.Id) || !opened.Claims.Contains(claim)) return ConflictRefusals.ClaimEnded(stage);

        var program = programs.InForce(now);
        if (Registrant.From(await customers.PartnerOf(deal, ct), program, now).RefusedFor([]) is { } notEligible)
            return notEligible;
        if ((await customers.LoadHistory(deal, program, now, ct)).Grant(claim.Target, program, now) is null)
            return ConflictRefusals.ProtectionUsedUp(stage);
        if (await CheckFree(opened, claim, deal, now, ct) is { } taken) return taken;
        // What another challenger has taken since by an offer, the clock does not take away.
        if (effect.IsAutomatic && opened.Claims.Any(it => it.Id != opened.Conflict.HolderClaim && it.State.TakesLine()))
            return ConflictRefusals.LineNotFree(stage);
        return await retention.Restore(deal, now, ct) ? null : ConflictRefusals.CustomerUnclear(stage);
    }

    /// <summary>Nobody who is no party has the line, nor does the partner itself by another deal.</summary>
    private async Task<Refusal?> CheckFree(
        OpenedConflict opened, Claim claim, Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        var stage = opened.Conflict.Stage;
        HashSet<ClaimOwnerId> parties = [.. opened.Owners.Select(it => it.OwnerId)];
        var met = (await decisions.LoadCompetingClaims(deal, [claim.Target], now, ct))
            .Where(it => it.Target.ConflictsWith(claim.Target)).ToList();
        if (met.Exists(it => it.Partner == deal.Partner)) return ConflictRefusals.ClaimEnded(stage);
        return met.Exists(it => it.State.TakesLine() && !parties.Contains(it.Owner)) ? ConflictRefusals.LineNotFree(stage) : null;
    }

    /// <summary>The holder can have again what an earlier decision took.</summary>
    private async Task<Refusal?> CheckReturn(
        OpenedConflict opened, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        if (!ReturnsToHolder(opened, effect)) return null;

        var claim = opened.Claims.Single(it => it.Id == opened.Conflict.HolderClaim);
        if (opened.OwnerOf(claim.Id) is not Deal deal)
            return (await waitlist.LoadTakenClaims([claim.Target], now, ct)).Any(it => it.Target.ConflictsWith(claim.Target)
                && !opened.Owners.Any(party => party.OwnerId == it.Owner))
                ? ConflictRefusals.LineNotFree(opened.Conflict.Stage) : null;
        return deal.MayHaveAgain(claim.Id) ? await CheckFree(opened, claim, deal, now, ct)
            : ConflictRefusals.ClaimEnded(opened.Conflict.Stage);
    }

    private static bool ReturnsToHolder(OpenedConflict opened, ConflictEffect effect) =>
        effect.Outcome is ConflictOutcome.UpholdHolder or ConflictOutcome.SplitCredit or ConflictOutcome.CoSell
        && opened.Claims.Single(it => it.Id == opened.Conflict.HolderClaim).ReleasedBecause is ClaimEnd.Decided;

    private async Task Grant(
        OpenedConflict opened, ConflictParty party, ConflictEffect effect, ProgramVersion program, DateTimeOffset now,
        CancellationToken ct)
    {
        var (deal, claim) = (opened.DealOf(party), party.Claim!.Value);
        var history = await customers.LoadHistory(deal, program, now, ct);
        var span = history.Grant(deal.Lines.Get(claim).Target, program, now)!.Value;
        deal.GrantByDecision(claim, span, history.MarginPercent, effect.IsAutomatic, program, now);
        await db.ReserveExternalIdAgain(deal, now, ct);
    }

    private async Task GiveBack(
        OpenedConflict opened, ConflictEffect effect, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        await GiveBackPlaces(opened, effect, now, ct);
        if (!ReturnsToHolder(opened, effect)) return;

        var claim = opened.Conflict.HolderClaim!.Value;
        if (opened.OwnerOf(claim) is Deal deal)
        {
            await retention.Restore(deal, now, ct);
            deal.HaveAgainByDecision(claim, program, now);
            await db.ReserveExternalIdAgain(deal, now, ct);
        }
        else ((VendorClaim)opened.OwnerOf(claim)).HaveAgainByDecision(claim, program, now);
    }

    /// <summary>Whoever shares the credit waits for the line again, if an earlier decision had ended that.</summary>
    private async Task GiveBackPlaces(OpenedConflict opened, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        if (effect.Outcome is not (ConflictOutcome.SplitCredit or ConflictOutcome.CoSell)) return;

        foreach (var party in opened.Conflict.Challengers.Where(it => effect.Shares.Any(share => share.Deal == it.Deal)))
        {
            var deal = opened.DealOf(party);
            var claim = deal.Lines.Get(party.Claim!.Value);
            if (claim.ReleasedBecause is not ClaimEnd.Decided || !deal.MayHaveAgain(claim.Id) || !opened.Claims.Contains(claim)
                || await CheckFree(opened, claim, deal, now, ct) is not null
                || !await retention.Restore(deal, now, ct)) continue;

            deal.WaitAgainByDecision(claim.Id, now);
            await db.ReserveExternalIdAgain(deal, now, ct);
        }
    }

    /// <summary>
    /// The credit of the line goes by this decision from now on, or once all agree to it; what was shared before ends.
    /// </summary>
    private async Task ShareCredit(OpenedConflict opened, ConflictEffect effect, DateTimeOffset now, CancellationToken ct)
    {
        var conflict = opened.Conflict;
        if (conflict.ProductLine is not { } line) return;

        foreach (var party in conflict.Parties)
            if (await shares.Find(party.Deal, line, ct) is { } earlier && earlier.Conflict == conflict.Id.Value) earlier.End(now);
        await db.Save(ct);
        if (effect.Shares.Count == 0 || conflict.CoSellUnanswered) return;

        // Whose sale it was is asked about the sale of a challenger that has sold, and else about that of whoever has the line.
        var sold = conflict.Kind is not ConflictKind.Attribution ? null
            : conflict.Challengers.FirstOrDefault(it => opened.DealOf(it).Status is DealStatus.Won);
        var holder = sold?.Deal ?? effect.Deal ?? conflict.Holder?.Deal ?? effect.Shares[0].Deal;
        if (await shares.Find(holder, line, ct) is { } others) others.End(now);
        await db.Save(ct);
        shares.Add(CreditSplit.Decide(
            holder, line, [.. effect.Shares.Select(it => new CreditShare(it.Deal, it.Percent))], conflict.Id.Value, now).Value);
    }
}
