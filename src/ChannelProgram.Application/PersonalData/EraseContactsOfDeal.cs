using ChannelProgram.Application.Activities;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.PersonalData;

public sealed record EraseContactsOfDeal(DealId Deal) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<EraseContactsOfDeal, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EraseContactsOfDeal request, CancellationToken ct)
        {
            var now = clock.Now();
            var until = now.AddMonths(-programs.InForce(now).PersonalData.CustomerContactMonths);
            // Since it was found, staff may have taken back that it ended.
            if (await db.Deals.SingleOrDefaultAsync(it => it.Id == request.Deal && it.EndsAt <= until, ct) is not { } deal)
                return Unit.Value;

            deal.EraseContact(now);
            var activities = await db.Activities
                .Where(it => it.Deal == request.Deal && (it.ContactName != null || it.ContactEmail != null)).ToListAsync(ct);
            activities.ForEach(it => it.EraseContact());
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
