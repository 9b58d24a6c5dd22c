using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Merges two accounts, or undoes it, by the rules of <see cref="ClaimMergeRules"/>. Call under the locks of both accounts and
/// all their keys (<see cref="IAccountMerges.Lock"/>).
/// </summary>
public sealed class AccountMerging(
    IChannelDb db, IAccountMerges merges, IMergeConflicts conflicts, IAccounts accounts, ICustomers customers,
    ICustomerMatches matches, Waitlist waitlist, DealRematching rematching,
    CustomerDisputes disputes, KeyRetention keyRetention, IProgramVersions programs, StrongKeys strongKeys)
{
    public async Task Merge(Account survivor, Account absorbed, DateTimeOffset now, CancellationToken ct)
    {
        var holders = await merges.LoadOwnersOfLiveClaims([survivor.Id, absorbed.Id], ct);
        await waitlist.Expire(holders, now, ct);

        var decisions = ClaimMergeRules.Decide(
            from holder in holders
            from claim in holder.Claims
            where claim.IsLive && (claim.Account == survivor.Id || claim.Account == absorbed.Id)
            select new LiveClaim(
                claim.Id, holder.OwnerId, claim.Partner, claim.Target with { Account = survivor.Id }, claim.State));
        var snapshots = Of(holders, decisions, it => it.Claim.Id).SelectMany(it => it.Holder.ApplyMergeDecisions(it.Own, now))
            .ToList();
        // Release in the database first: the unique indexes for the holder are checked at every statement.
        await db.Save(ct);

        foreach (var holder in holders) holder.MoveClaims(absorbed.Id, survivor.Id);
        await db.Save(ct);

        if (absorbed.HasBuyingUnits) survivor.SetBuyingUnits(true, now);
        var merge = AccountMerge.Of(survivor, absorbed, snapshots, await merges.Move(absorbed.Id, survivor.Id, ct), now);
        merges.Add(merge);
        await db.Save(ct);
        await conflicts.Open(
            merge, [.. decisions.Where(it => it.Outcome is ClaimOutcome.Waitlisted)], holders, now, ct);
        await db.Save(ct);

        // With buying units, some units may be free now.
        await waitlist.OfferFreed([.. decisions.Select(it => it.Claim.Target).Distinct()], now, ct);
        await ClearAnsweredQuestions([survivor.Id], [survivor.Id, absorbed.Id], now, ct);
        await keyRetention.DropUnusedKeys(holders.OfType<Deal>(), inUse: [], now, ct);
    }

    /// <summary>Refused if something was decided since the merge.</summary>
    public async Task<Refusal?> Unmerge(AccountMerge merge, Account absorbed, DateTimeOffset now, CancellationToken ct)
    {
        var holders = await merges.LoadOwnersOfLiveClaims([merge.Survivor], ct);
        holders = [.. holders.Union(await merges.LoadOwnersOfClaims(merge.Snapshots.Select(it => it.Claim), ct))];
        await waitlist.Expire(holders, now, ct);

        var asLeft = Of(holders, merge.Snapshots, it => it.Claim)
            .SelectMany(it => it.Own, (it, snapshot) => (Snapshot: snapshot, Is: it.Holder.IsUnchangedSinceMerge(snapshot)))
            .ToList();
        if (await conflicts.AnyDecided(merge.Id, ct) || asLeft.Exists(it => it.Is is false)) return AccountRefusals.DecidedSince;

        var family = await merges.FindMergedAccounts(absorbed.Id, ct);
        HashSet<ClaimTarget> lines = [
            .. holders.SelectMany(it => it.Claims).Select(it => it.Target with { Account = merge.Survivor })];
        foreach (var holder in holders) holder.MoveClaimsBack(family, absorbed.Id);
        await db.Save(ct);

        var program = programs.InForce(now);
        var restored = asLeft.Where(it => it.Is is true).Select(it => it.Snapshot).ToList();
        foreach (var (holder, own) in Of(holders, restored, it => it.Claim)) holder.RestoreClaims(own, program, now);
        // Two claims now hold the same line: somebody got it after the merge, which counts as a decision.
        var held = holders.SelectMany(it => it.Claims).Where(it => it.State.TakesLine()).ToList();
        if (held.Exists(it => held.Exists(other => other != it && other.Target.ConflictsWith(it.Target))))
            return AccountRefusals.DecidedSince;

        await merges.MoveBack(merge, family, ct);
        merge.Undo(absorbed, now);
        await conflicts.MoveBack(merge, holders, now, ct);
        await db.Save(ct);

        // Claims that expired meanwhile are over. Deals registered since the merge with keys that went back are about the
        // restored account.
        await waitlist.Expire(holders, now, ct);
        foreach (var deal in holders.OfType<Deal>()
            .Where(it => !it.IsOver && it.SubmittedAt >= merge.At && it.Accounts.Contains(merge.Survivor)).OrderBy(it => it.Id))
        {
            var had = deal.Claims.Where(it => it.IsProtected).Select(it => it.ProductLine).ToHashSet();
            lines.UnionWith(await rematching.Rematch(deal, await customers.PartnerOf(deal, ct), merge.Survivor, now, ct));
            // Protection granted since the merge is not taken back.
            if (had.Any(it => deal.ProtectionOf(it) is null)) return AccountRefusals.DecidedSince;
        }

        foreach (var deal in holders.OfType<Deal>()) await db.ReserveExternalIdAgain(deal, now, ct);
        // Nobody may be left waiting for a line that is free.
        await waitlist.OfferFreed([.. lines, .. lines.Select(it => it with { Account = absorbed.Id })], now, ct);
        await ClearAnsweredQuestions([merge.Survivor, absorbed.Id], [], now, ct);
        await keyRetention.DropUnusedKeys(holders.OfType<Deal>(), inUse: [], now, ct);
        return null;
    }

    /// <param name="one">Accounts that are one customer now.</param>
    private async Task ClearAnsweredQuestions(
        IReadOnlyCollection<AccountId> about, IReadOnlyCollection<AccountId> one, DateTimeOffset now, CancellationToken ct)
    {
        await db.Save(ct);
        var waiting = await customers.LoadInReview(about, ct);
        foreach (var (deal, _) in waiting)
        {
            if (deal.ReviewReasons.HasFlag(ReviewReasons.SimilarNames)
                && (await matches.Of(deal, ct)).Candidates.Any(it => one.Contains(it.Account)))
                deal.ClearSimilarNames();
            if (deal.IsUnambiguous
                && (await accounts.FindByKeys(strongKeys.Of(deal.Customer), ct)).Union(deal.Accounts).Count() < 2)
                deal.ClearKeyConflict();
        }

        await disputes.Rescreen(waiting, now, ct);
    }

    private static IEnumerable<(IClaimOwner Holder, IReadOnlyList<T> Own)> Of<T>(
        IEnumerable<IClaimOwner> holders, IReadOnlyCollection<T> these, Func<T, long> claim) =>
        from holder in holders
        let own = these.Where(it => holder.Claims.Any(its => its.Id == claim(it))).ToList()
        where own.Count > 0
        select (holder, (IReadOnlyList<T>)own);
}
