using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Documents;

public sealed record GetDealDocumentContent(DealId Deal, DocumentId Id) : IRequest<Result<StoredFile>>
{
    public sealed class Handler(IChannelDb db, IDealLookup deals, IDocumentContents contents)
        : IRequestHandler<GetDealDocumentContent, Result<StoredFile>>
    {
        public async Task<Result<StoredFile>> Handle(GetDealDocumentContent request, CancellationToken ct)
        {
            if (await deals.Find(request.Deal, ct) is null) return DealRefusals.NotFound;
            if (await db.FindDocument(request.Deal, request.Id, ct) is not { } document) return DocumentRefusals.NotFound;
            return new StoredFile(
                document.Name, document.Type.ToMediaType(), document.Size, document.Digest, contents.Read(document.Id, ct));
        }
    }
}
