using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>The content of a document: of the party's own, or for the vendor of any party.</summary>
public sealed record GetEvidence(Guid Id, DocumentId Document) : IRequest<Result<StoredFile>>
{
    public sealed class Handler(IConflicts conflicts, IDocumentContents contents)
        : IRequestHandler<GetEvidence, Result<StoredFile>>
    {
        public async Task<Result<StoredFile>> Handle(GetEvidence request, CancellationToken ct)
        {
            if (await conflicts.Find(request.Id, ct) is not { } known) return ConflictRefusals.NotFound;

            IReadOnlyCollection<ConflictPartyId> parties = known.Party is { } own
                ? [own]
                : [.. (await conflicts.Read([known.Conflict], ct))[0].Conflict.Parties.Select(it => it.Id)];
            return await conflicts.FindDocument(request.Document, parties, ct) is { } it
                ? new StoredFile(it.Name, it.Type.ToMediaType(), it.Size, it.Digest, contents.Read(it.Id, ct))
                : ConflictRefusals.NoSuchDocument;
        }
    }
}
