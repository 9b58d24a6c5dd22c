using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

public sealed record ListDeals(DealFilter Filter, PageRequest Paging) : IRequest<Result<Page<DealView>>>
{
    public sealed class Handler(IChannelDb db, CurrentCaller caller, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<ListDeals, Result<Page<DealView>>>
    {
        public async Task<Result<Page<DealView>>> Handle(ListDeals request, CancellationToken ct)
        {
            var now = clock.Now();
            var found = await request.Filter.Among(db.Deals.AsNoTracking(), now)
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id)
                .ToListAsync(ct);
            foreach (var deal in found) deal.ApplyClock(now);

            var program = programs.InForce(now);
            return Page.Of(
                found, request.Paging, deal => DealView.Of(deal, caller.Known, program, now), deal => PagePosition.Of(deal.CreatedAt, deal.Id));
        }
    }
}
