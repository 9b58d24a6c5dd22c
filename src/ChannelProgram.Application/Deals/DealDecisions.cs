using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

public sealed class DealDecisions(
    IChannelDb db, ICustomers customers, IAccounts accounts, Waitlist waitlist, IProgramVersions programs)
{
    /// <param name="unit">The customer's buying unit; null: the one the partner named.</param>
    public async Task<Refusal?> Approve(Deal deal, string? unit, DateTimeOffset now, CancellationToken ct)
    {
        var several = await accounts.AnyHasBuyingUnits(deal.Accounts, ct);
        var program = programs.InForce(now);
        var named = deal.UnitFor(unit, several, program, now);
        if (named.Refusal is { } notNamed) return notNamed;
        var history = await customers.LoadHistory(deal, program, now, ct);
        if (named.Value == "")
            return deal.Approve(history, program, now) ?? await ApproveTender(deal, program, now, ct);

        var met = await LoadCompetingClaims(deal, [.. deal.Claims.Select(it => it.Target)], now, ct);
        if (await FindOwnDeals(deal, named.Value, met, now, ct) is { } own) return own;
        var naming = new NamedUnit(named.Value, [.. met.Where(it => it.State.TakesLine()).Select(it => it.Target)]);
        return deal.Approve(history, program, now, naming);
    }

    /// <summary>
    /// Staff confirmed the tender: every eligible partner that takes part in it is approved alike. Where it is not known who the
    /// customer is, staff has yet to say.
    /// </summary>
    private async Task<Refusal?> ApproveTender(Deal deal, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        if (deal.TenderId is null) return null;

        foreach (var (other, partner) in await customers.LoadWaitingInTender(deal, ct))
            if (Registrant.From(partner, program, now) is var registrant && registrant.RefusedFor([]) is null
                && (other.ReviewReasons & ReviewReasons.OfCustomer) is ReviewReasons.None)
                other.Approve(ProtectionHistory.None.WithMargin(registrant.MarginPercent), program, now);
        return null;
    }

    /// <summary>What others have on these lines, and the deal's own partner with other deals.</summary>
    public async Task<IReadOnlyList<CompetingClaim>> LoadCompetingClaims(
        Deal deal, IReadOnlyList<ClaimTarget> on, DateTimeOffset now, CancellationToken ct)
    {
        if (on.Count == 0) return [];

        var met = await waitlist.ExpireAndReload(await On(), On, now, ct);
        return [.. met.Claims.Where(it => it.Owner != deal.OwnerId)];

        Task<CompetingClaims> On() => customers.LoadCompetingClaims(on, deal.Partner, ct);
    }

    /// <summary>A partner must not have two deals on the same unit and line.</summary>
    private async Task<Refusal?> FindOwnDeals(
        Deal deal, string unit, IReadOnlyList<CompetingClaim> met, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = deal.Claims.Select(it => it.Target with { Unit = unit }).ToHashSet();
        return await AlreadyRegistered(deal, met.Where(it => wanted.Contains(it.Target)), now, ct);
    }

    /// <summary>Null: none of these claims is of another deal of the same partner.</summary>
    public async Task<Refusal?> AlreadyRegistered(
        Deal deal, IEnumerable<CompetingClaim> met, DateTimeOffset now, CancellationToken ct)
    {
        var own = met.Where(it => it.Partner == deal.Partner).Select(it => new DealId(it.Owner.Value)).ToHashSet();
        return own.Count == 0
            ? null
            : DealRefusals.AlreadyRegistered(
                await db.Deals.Where(it => own.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct), deal.Customer,
                programs.InForce(now).AllSharedHosts);
    }
}
