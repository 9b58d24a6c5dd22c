using ChannelProgram.Application.Activities;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

public sealed record EraseContactsOfDeal(DealId Deal) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, ProgramClock clock) : IRequestHandler<EraseContactsOfDeal, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EraseContactsOfDeal request, CancellationToken ct)
        {
            (await db.Deals.SingleAsync(it => it.Id == request.Deal, ct)).EraseContact(clock.Now());
            var activities = await db.Activities
                .Where(it => it.Deal == request.Deal && (it.ContactName != null || it.ContactEmail != null)).ToListAsync(ct);
            activities.ForEach(it => it.EraseContact());
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
