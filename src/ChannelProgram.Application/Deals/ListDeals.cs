using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

public sealed record ListDeals(DealFilter Filter, PageRequest Paging) : IRequest<Result<Page<DealView>>>
{
    public sealed class Handler(
        IChannelDb db, DealDrafts drafts, CurrentCaller caller, IProgramVersions programs, ProgramClock clock)
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
            List<DealView> items = [.. found.Select(it => DealView.Of(it, caller.Known, program, now))];
            if (request.Filter.MayBeDraft && caller.Known.IsPartner)
                items =
                [
                    .. items.Concat((await request.Filter.Among(drafts.Own.AsNoTracking())
                        .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct)).Select(drafts.View))
                        .OrderByDescending(it => it.CreatedAt).ThenByDescending(it => new DealId(it.Id))
                        .Take(request.Paging.FetchLimit),
                ];
            return Page.Of(items, request.Paging, it => it, it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
