using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

public sealed class DealDecisions(
    IChannelDb db, ICustomers customers, IAccounts accounts, WaitlistPromotion waitlist, IProgramVersions programs)
{
    /// <param name="unit">The customer's buying unit; null: the one the partner named.</param>
    public async Task<Refusal?> Approve(Deal deal, string? unit, DateTimeOffset now, CancellationToken ct)
    {
        var several = await accounts.AnyHasBuyingUnits(deal.Accounts, ct);
        var named = deal.UnitFor(unit, several);
        if (named.Refusal is { } notNamed) return notNamed;
        if (named.Value == "") return deal.Approve(programs.InForce(now), now);

        var met = await LoadCompetingClaims(deal, now, ct);
        if (await FindOwnDeals(deal, named.Value, met, now, ct) is { } own) return own;
        var naming = new NamedUnit(named.Value, [.. met.Where(it => it.State is ClaimState.Held).Select(it => it.Target)]);
        return deal.Approve(programs.InForce(now), now, naming);
    }

    private async Task<IReadOnlyList<CompetingClaim>> LoadCompetingClaims(Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        var on = deal.Claims.Select(it => it.Target).ToList();
        var met = await waitlist.ExpireAndReload(await On(), On, now, ct);
        return [.. met.Claims.Where(it => it.Owner != deal.OwnerId)];

        Task<CompetingClaims> On() => customers.LoadCompetingClaims(on, deal.Partner, ct);
    }

    /// <summary>A partner must not have two deals on the same unit and line.</summary>
    private async Task<Refusal?> FindOwnDeals(
        Deal deal, string unit, IReadOnlyList<CompetingClaim> met, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = deal.Claims.Select(it => it.Target with { Unit = unit }).ToHashSet();
        var own = met.Where(it => it.Partner == deal.Partner && wanted.Contains(it.Target))
            .Select(it => new DealId(it.Owner.Value)).ToHashSet();
        return own.Count == 0
            ? null
            : DealRefusals.AlreadyRegistered(
                await db.Deals.Where(it => own.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct), deal.Customer,
                programs.InForce(now).AllSharedHosts);
    }
}
