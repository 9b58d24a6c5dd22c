using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Activities;

public sealed record GetDealActivity(DealId Deal, ActivityId Id) : IRequest<Result<DealActivityView>>
{
    public sealed class Handler(IChannelDb db, IDealLookup deals, ICallerNames names)
        : IRequestHandler<GetDealActivity, Result<DealActivityView>>
    {
        public async Task<Result<DealActivityView>> Handle(GetDealActivity request, CancellationToken ct)
        {
            if (await deals.Find(request.Deal, ct) is null) return DealRefusals.NotFound;
            var found = await db.Activities.AsNoTracking()
                .SingleOrDefaultAsync(it => it.Id == request.Id && it.Deal == request.Deal, ct);
            return found is null
                ? ActivityRefusals.NotFound
                : DealActivityView.Of(found, await names.Of([found.CreatedBy], ct));
        }
    }
}
