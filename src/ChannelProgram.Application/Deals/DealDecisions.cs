using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>What staff decides about a deal that <see cref="DealUpdate"/> loaded, one at a time or many at once.</summary>
public sealed class DealDecisions(IChannelDb db, ICustomers customers, IAccounts accounts, WaitlistPromotion waitlist, IProgramVersions programs)
{
    /// <param name="unit">Which of several buying units of the customer it is about; null: what the partner said.</param>
    public async Task<Refusal?> Approve(Deal deal, string? unit, DateTimeOffset now, CancellationToken ct)
    {
        var several = await accounts.AnyHasBuyingUnits(deal.Accounts, ct);
        var named = deal.UnitFor(unit, several);
        if (named.Refusal is { } notNamed) return notNamed;
        if (named.Value == "") return deal.Approve(programs.InForce(now), now);

        var met = await LoadCompetingClaims(deal, now, ct);
        if (await Own(deal, named.Value, met, ct) is { } own) return own;
        var naming = new NamedUnit(named.Value, [.. met.Where(it => it.State is ClaimState.Held).Select(it => it.Target)]);
        return deal.Approve(programs.InForce(now), now, naming);
    }

    /// <summary>What others have on its lines, and what its partner awaits, once what is dead by the clock is retired.</summary>
    private async Task<IReadOnlyList<CompetingClaim>> LoadCompetingClaims(Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        var on = deal.Claims.Select(it => it.Target).ToList();
        var met = await waitlist.ExpireAndReload(await On(), On, now, ct);
        return [.. met.Claims.Where(it => it.Owner != deal.OwnerId)];

        Task<CompetingClaims> On() => customers.LoadCompetingClaims(on, deal.Partner, ct);
    }

    /// <summary>Two deals of one partner are never about the same unit and line.</summary>
    private async Task<Refusal?> Own(Deal deal, string unit, IReadOnlyList<CompetingClaim> met, CancellationToken ct)
    {
        var wanted = deal.Claims.Select(it => it.Target with { Unit = unit }).ToHashSet();
        var own = met.Where(it => it.Partner == deal.Partner && wanted.Contains(it.Target)).Select(it => new DealId(it.Owner.Value)).ToHashSet();
        return own.Count == 0
            ? null
            : DealRefusals.AlreadyRegistered(await db.Deals.Where(it => own.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct));
    }
}
