using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>The content of the ruling of a formal dispute.</summary>
public sealed record GetRuling(Guid Id) : IRequest<Result<StoredFile>>
{
    public sealed class Handler(IConflicts conflicts, IDocumentContents contents) : IRequestHandler<GetRuling, Result<StoredFile>>
    {
        public async Task<Result<StoredFile>> Handle(GetRuling request, CancellationToken ct)
        {
            if (await conflicts.Find(request.Id, ct) is not { } known) return ConflictRefusals.NotFound;

            var it = (await conflicts.Read([known.Conflict], ct))[0].Conflict;
            return it.Ruling is { } ruling
                ? new StoredFile(
                    it.RulingName!, it.RulingType!.Value.ToMediaType(), it.RulingSize!.Value, it.RulingDigest!,
                    contents.Read(ruling, ct))
                : ConflictRefusals.NoSuchDocument;
        }
    }
}
