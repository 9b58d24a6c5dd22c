using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>
/// Gives a deal to another partner with all that it has. Call under the lock of its customer, after the clock was applied, as
/// somebody who sees every partner.
/// </summary>
public sealed class DealMoves(
    IChannelDb db, IDealTransfers transfers, Waitlist waitlist, KeyRetention retention, IProgramVersions programs)
{
    /// <param name="isSuccessor">The other partner takes over all business of the deal's partner.</param>
    public async Task Move(Deal deal, PartnerId to, bool isSuccessor, DateTimeOffset now, CancellationToken ct)
    {
        var competing = await transfers.LoadCompetingDeals(to, [.. deal.Lines.Live.Select(it => it.Target)], ct);
        await waitlist.Expire(competing, now, ct);

        // From now on all are of one partner: of two on one line the earlier stands.
        var decisions = ClaimMergeRules.Decide(
            from owner in competing.Append(deal)
            from claim in owner.Claims
            where claim.IsLive
            select new LiveClaim(claim.Id, owner.OwnerId, to, claim.Target, claim.State));
        foreach (var owner in competing)
            if (decisions.Where(it => it.Claim.Owner == owner.OwnerId).ToList() is { Count: > 0 } own)
                owner.ApplyMergeDecisions(own, now);
        // One registration of a partner on a line: the unique index is checked at every statement.
        await db.Save(ct);

        var takeover = isSuccessor ? await TakeoverOf(deal, to, now, ct) : null;
        deal.TransferTo(to, [.. decisions.Where(it => it.Claim.Owner == deal.OwnerId)], takeover, now);
        await db.Save(ct);
        await transfers.MoveParts(deal.Id, to, ct);
        await waitlist.OfferFreed(
            [.. decisions.Select(it => it.Claim.Target), .. takeover is { IsCustomer: true } ? TargetsOf(deal) : []], now, ct);
        await retention.DropUnusedKeys([deal, .. competing.OfType<Deal>()], inUse: [], now, ct);
    }

    private async Task<PartnerSuccession> TakeoverOf(Deal deal, PartnerId to, DateTimeOffset now, CancellationToken ct)
    {
        var keys = deal.Customer.StrongKeys(programs.InForce(now).AllSharedHosts);
        var partner = await db.Partners.AsNoTracking().SingleAsync(it => it.Id == to, ct);
        var keepsId = deal.ExternalId is { } id && !await db.IsExternalIdInUse(to, id, deal.Id, now, ct);
        if (keepsId) await db.FreeExternalId(to, deal.ExternalId!, now, ct);
        return new(IsCustomer: partner.Keys.Any(it => keys.Contains(it.Key)), keepsId);
    }

    private static IEnumerable<ClaimTarget> TargetsOf(Deal deal) => deal.Claims.Select(it => it.Target);
}
