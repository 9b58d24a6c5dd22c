using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Staff approves what waits for its decision: the held lines are protected from now on. Where the customer has several
/// buyers it also names the one that the deal is about, which may bring lines that were waited for.
/// </summary>
public sealed record ApproveDeal(DealId Id, ApproveDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Unit">The customer's buying unit, where it has several; without one, the unit that the partner named.</param>
    public sealed record Body(string? Unit);

    public sealed class Validator : AbstractValidator<ApproveDeal>
    {
        public Validator() => RuleFor(it => it.Form.Unit).Line(200).OverridePropertyName(nameof(Body.Unit));
    }

    public sealed class Handler(
        IChannelDb db, DealForChange deals, ICustomers customers, Succession succession, IProgramVersions programs, CurrentCaller caller)
        : IRequestHandler<ApproveDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(ApproveDeal request, CancellationToken ct)
        {
            var opened = await deals.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (deal, now) = opened.Value;

            var several = await customers.AnyHasSeveralUnits(deal.Accounts, ct);
            var named = deal.UnitFor(request.Form.Unit, several);
            if (named.Refusal is { } notNamed) return notNamed;

            if (named.Value == "")
            {
                if (deal.Approve(programs.InForce(now), now) is { } forbidden) return forbidden;
                await db.Save(ct);
                return DealView.Of(deal, caller.Known);
            }

            var met = await Meet(deal, now, ct);
            if (await Own(deal, named.Value, met, ct) is { } own) return own;
            var unit = new NamedUnit(named.Value, [.. met.Where(it => it.State is ClaimState.Held).Select(it => it.On)]);
            var left = deal.HeldForAll.ToList();
            if (deal.Approve(programs.InForce(now), now, unit) is { } refused) return refused;

            await db.Save(ct);
            await succession.PassOn(left, now, ct);
            return DealView.Of(deal, caller.Known);
        }

        /// <summary>What others have on its lines, and what its partner awaits, once what is dead by the clock is retired.</summary>
        private async Task<IReadOnlyList<Contender>> Meet(Deal deal, DateTimeOffset now, CancellationToken ct)
        {
            var on = deal.Claims.Select(it => it.On).ToList();
            var met = await customers.On(on, deal.Partner, ct);
            if (met.Where(it => it.HasLapsed(now)).ToList() is { Count: > 0 } lapsed)
            {
                await succession.Retire(await customers.Holders(lapsed, ct), now, ct);
                met = await customers.On(on, deal.Partner, ct);
            }

            return [.. met.Where(it => it.Deal != deal.Id)];
        }

        /// <summary>Two deals of one partner are never about the same unit and line.</summary>
        private async Task<Refusal?> Own(Deal deal, string unit, IReadOnlyList<Contender> met, CancellationToken ct)
        {
            var wanted = deal.Claims.Select(it => it.On with { Unit = unit }).ToHashSet();
            var own = met.Where(it => it.Partner == deal.Partner && wanted.Contains(it.On)).Select(it => it.Deal!.Value).ToHashSet();
            return own.Count == 0
                ? null
                : DealRefusals.AlreadyRegistered(await db.Deals.Where(it => own.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct));
        }
    }
}
