using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A party adds a document to its case. The same file again changes nothing.</summary>
/// <param name="File">Null: none could be read, and what is wrong with it is told with the other faults of the input.</param>
public sealed record AddEvidence(Guid Id, UploadedFile? File) : IRequest<Result<ConflictView>>, IChange
{
    public sealed class Validator : AbstractValidator<AddEvidence>
    {
        public Validator() => RuleFor(it => it.File).MustBeDocument();
    }

    public sealed class Handler(
        IConflicts conflicts, ConflictUpdate updates, ConflictEffects effects, IDocumentContents contents, CurrentCaller caller)
        : IRequestHandler<AddEvidence, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(AddEvidence request, CancellationToken ct) =>
            updates.Update(request.Id, turn => Add(turn, request.File!, ct), ct);

        private async Task<Refusal?> Add(ConflictTurn turn, UploadedFile file, CancellationToken ct)
        {
            var party = turn.Party!;
            var known = await conflicts.DocumentsOf([party.Id], ct);
            if (known.Any(it => it.Name == file.Name && it.Digest.AsSpan().SequenceEqual(file.Digest))) return null;
            if (turn.Conflict.AddDocument(party, turn.Program, turn.Now) is { } refused) return refused;

            var document = ConflictDocument.Of(party, file.Name, file.Size, file.Digest, caller.Known.Id, turn.Now);
            conflicts.Add(document);
            await contents.Add(document.Id, file.Content, ct);
            await effects.KeepProtected(turn, ct);
            return null;
        }
    }
}
