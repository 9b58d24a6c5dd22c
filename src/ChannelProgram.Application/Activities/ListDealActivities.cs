using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Activities;

public sealed record ListDealActivities(DealId Id, PageRequest Paging) : IRequest<Result<Page<DealActivityView>>>
{
    public sealed class Handler(IChannelDb db, IDealLookup deals, ICallerNames names)
        : IRequestHandler<ListDealActivities, Result<Page<DealActivityView>>>
    {
        public async Task<Result<Page<DealActivityView>>> Handle(ListDealActivities request, CancellationToken ct)
        {
            if (await deals.Find(request.Id, ct) is null) return DealRefusals.NotFound;

            var found = await db.Activities.AsNoTracking().Where(it => it.Deal == request.Id)
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            var by = await names.Of(found.Select(it => it.CreatedBy), ct);
            return Page.Of(
                found, request.Paging, it => DealActivityView.Of(it, by), it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
