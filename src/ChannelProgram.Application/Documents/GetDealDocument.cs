using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Documents;

public sealed record GetDealDocument(DealId Deal, DocumentId Id) : IRequest<Result<DealDocumentView>>
{
    public sealed class Handler(IChannelDb db, IDealLookup deals, ICallerNames names)
        : IRequestHandler<GetDealDocument, Result<DealDocumentView>>
    {
        public async Task<Result<DealDocumentView>> Handle(GetDealDocument request, CancellationToken ct)
        {
            if (await deals.Find(request.Deal, ct) is null) return DealRefusals.NotFound;
            if (await db.FindDocument(request.Deal, request.Id, ct) is not { } document) return DocumentRefusals.NotFound;
            return DealDocumentView.Of(document, await names.Of([document.CreatedBy], ct));
        }
    }
}
