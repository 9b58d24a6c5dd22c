using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Documents;

public sealed record ListDealDocuments(DealId Id, PageRequest Paging) : IRequest<Result<Page<DealDocumentView>>>
{
    public sealed class Handler(IChannelDb db, IDealLookup deals, ICallerNames names)
        : IRequestHandler<ListDealDocuments, Result<Page<DealDocumentView>>>
    {
        public async Task<Result<Page<DealDocumentView>>> Handle(ListDealDocuments request, CancellationToken ct)
        {
            if (await deals.Find(request.Id, ct) is null) return DealRefusals.NotFound;

            var found = await db.Documents.AsNoTracking().Where(it => it.Deal == request.Id)
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            var by = await names.Of(found.Select(it => it.CreatedBy), ct);
            return Page.Of(
                found, request.Paging, it => DealDocumentView.Of(it, by), it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
