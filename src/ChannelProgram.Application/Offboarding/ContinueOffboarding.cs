using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>
/// One partner: first it begins to leave, then its deals move or end, each in a transaction of its own, and once nothing is
/// left, it has left.
/// </summary>
public sealed record ContinueOffboarding(PartnerId Partner) : IRequest<Result<Unit>>
{
    public sealed class Handler(IChannelDb db, IOffboarding offboarding, JobItems items, IMediator mediator, ProgramClock clock)
        : IRequestHandler<ContinueOffboarding, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ContinueOffboarding request, CancellationToken ct)
        {
            var partner = request.Partner;
            await mediator.Send(new BeginOffboarding(partner), ct);
            var successor = await db.Partners.AsNoTracking().Where(it => it.Id == partner).Select(it => it.Successor)
                .SingleAsync(ct);
            if (successor is null)
            {
                await items.SendEach<DealId>(
                    (last, max) => offboarding.FindUnprotected(partner, clock.Now(), last, max, ct),
                    deal => new OffboardDeal(deal), ct);
                // What won deals keep holds others off as long as the partner has anything to work on.
                if (await offboarding.HasOpenDeals(partner, clock.Now(), ct)) return Unit.Value;
                await items.SendEach<DealId>(
                    (last, max) => offboarding.FindKeepingLines(partner, last, max, ct), deal => new OffboardDeal(deal), ct);
            }
            else
                await items.SendEach<DealId>(
                    (last, max) => offboarding.FindDeals(partner, last, max, ct), deal => new OffboardDeal(deal), ct);

            return await mediator.Send(new CompleteOffboarding(partner), ct);
        }
    }
}
