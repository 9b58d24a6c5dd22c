using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>The caller's deals, newest first, a page at a time.</summary>
/// <param name="After">The last deal of the page before.</param>
public sealed record ListDeals(DealFilter Filter, int Limit, PagePosition? After) : IRequest<Result<Page<DealView>>>
{
    public sealed class Handler(IChannelDb db, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<ListDeals, Result<Page<DealView>>>
    {
        public async Task<Result<Page<DealView>>> Handle(ListDeals request, CancellationToken ct)
        {
            var now = time.Now();
            var deals = request.Filter.Among(db.Deals.AsNoTracking(), now);
            if (request.After is { CreatedAt: var createdAt, Id: var id })
                deals = deals.Where(it => it.CreatedAt < createdAt || (it.CreatedAt == createdAt && it.Id < new DealId(id)));

            var found = await deals
                .OrderByDescending(it => it.CreatedAt).ThenByDescending(it => it.Id)
                .Take(request.Limit + 1)
                .ToListAsync(ct);
            foreach (var deal in found) deal.ExpireClaims(now);

            return Page.Of(found, request.Limit, deal => DealView.Of(deal, caller.Known), deal => PagePosition.Of(deal.CreatedAt, deal.Id.Value));
        }
    }
}
