using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Partners;

public sealed record ListPartners(PartnerFilter Filter, PageRequest Paging) : IRequest<Result<Page<PartnerView>>>
{
    public sealed class Handler(IChannelDb db, PartnerUpdate updates, ProgramClock clock)
        : IRequestHandler<ListPartners, Result<Page<PartnerView>>>
    {
        public async Task<Result<Page<PartnerView>>> Handle(ListPartners request, CancellationToken ct)
        {
            var found = await request.Filter.Among(db.Partners.AsNoTracking(), clock.Now())
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            return Page.Of(found, request.Paging, updates.View, it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
