using ChannelProgram.Application.Common;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What a merge of customers does to cases: two claims on one line become one case.</summary>
internal sealed class MergeConflicts(IChannelDb db, IConflicts conflicts, ConflictOpening opening, IProgramVersions programs)
    : IMergeConflicts
{
    public async Task Open(
        AccountMerge merge, IReadOnlyList<MergeDecision> waiting, IReadOnlyList<IClaimOwner> holders, DateTimeOffset now,
        CancellationToken ct)
    {
        var moved = await conflicts.FindOn(merge.Absorbed, ct);
        var open = moved.Concat(await conflicts.FindOn(merge.Survivor, ct)).Where(it => it.MayBeJoined).ToList();
        var lost = open.FindAll(it => waiting.Any(decision => decision.Claim.Id == it.HolderClaim)
            && ClaimOf(it, holders) is { State: ClaimState.Waitlisted });
        foreach (var conflict in lost) conflict.BecomePartOfAnother(now);
        // Its holder has the line no more, and waits for nothing: it was won, or its partner or its deal has the line twice.
        foreach (var conflict in open.Where(it => it.IsOpen && ClaimOf(it, holders)?.State.TakesLine() is not true))
            conflict.EndUncontested(now);
        foreach (var conflict in moved.Where(it => it.IsOpen)) conflict.MoveTo(merge.Survivor);
        await db.Save(ct);

        foreach (var decision in waiting)
        {
            var deal = (Deal)holders.Single(it => it.OwnerId == decision.Claim.Owner);
            var claim = deal.Lines.Get(decision.Claim.Id);
            if (claim.State is not ClaimState.Waitlisted) continue;

            // Refused: it challenges whoever has the line already.
            await opening.Challenge(deal, claim, ConflictKind.Merge, now, ct, merge.Id);
            await db.Save(ct);
            // Whoever challenged the deal that lost the line challenges the one that has it.
            if (lost.Find(it => it.HolderClaim == claim.Id) is { } earlier
                && (await conflicts.FindOn(merge.Survivor, ct)).FirstOrDefault(
                    it => it.MayBeJoined && it.Parties.Any(party => party.Claim == claim.Id)) is { } about)
                about.TakeParties(earlier, programs.Of(about.ProgramVersion), now);
            await db.Save(ct);
        }
    }

    /// <summary>Null: it has ended before.</summary>
    private static Claim? ClaimOf(Conflict conflict, IReadOnlyList<IClaimOwner> holders) =>
        holders.SelectMany(it => it.Claims).FirstOrDefault(it => it.Id == conflict.HolderClaim);

    public async Task MoveBack(
        AccountMerge merge, IReadOnlyList<IClaimOwner> holders, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var conflict in await conflicts.FindGone(merge.Survivor, merge.Absorbed, ct)) conflict.MoveTo(merge.Absorbed);

        // A case that became part of another gives its holder no days any more.
        var program = programs.InForce(now);
        var atLeast = program.Calendar.AddBusinessDays(now, program.Conflicts.ProtectionBusinessDays);
        foreach (var deal in holders.OfType<Deal>())
            foreach (var claim in deal.Claims.Where(it => it.IsKeptByConflict).ToList())
                if (!await conflicts.AnyOtherProtects(claim.Id, than: default, ct))
                    deal.ShortenAfterConflict(claim.Id, atLeast, now);
    }

    public Task<bool> AnyDecided(AccountMergeId merge, CancellationToken ct) => conflicts.AnyDecided(merge, ct);
}
