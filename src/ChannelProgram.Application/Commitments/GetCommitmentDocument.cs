using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Commitments;

public sealed record GetCommitmentDocument(PartnerId Partner, CommitmentId Id) : IRequest<Result<StoredFile>>
{
    public sealed class Handler(IChannelDb db, IDocumentContents contents)
        : IRequestHandler<GetCommitmentDocument, Result<StoredFile>>
    {
        public async Task<Result<StoredFile>> Handle(GetCommitmentDocument request, CancellationToken ct)
        {
            if (await db.FindCommitment(request.Partner, request.Id, ct) is not { } found) return CommitmentRefusals.NotFound;
            return found.Document is { } document
                ? new StoredFile(
                    found.DocumentName!, found.DocumentType!.Value.ToMediaType(), found.DocumentSize!.Value,
                    found.DocumentDigest!, contents.Read(document, ct))
                : CommitmentRefusals.NoDocument;
        }
    }
}
