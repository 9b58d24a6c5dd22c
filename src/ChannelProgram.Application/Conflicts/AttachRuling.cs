using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What settles a formal dispute. Sent again, it takes the place of the one before.</summary>
/// <param name="File">Null: none could be read, and what is wrong with it is told with the other faults of the input.</param>
public sealed record AttachRuling(Guid Id, UploadedFile? File) : IRequest<Result<ConflictView>>, IChange
{
    public sealed class Validator : AbstractValidator<AttachRuling>
    {
        public Validator() => RuleFor(it => it.File).MustBeDocument();
    }

    public sealed class Handler(ConflictUpdate updates, IDocumentContents contents)
        : IRequestHandler<AttachRuling, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(AttachRuling request, CancellationToken ct) =>
            updates.Update(request.Id, turn => Attach(turn, request.File!, ct), ct);

        private async Task<Refusal?> Attach(ConflictTurn turn, UploadedFile file, CancellationToken ct)
        {
            var before = turn.Conflict.Ruling;
            if (turn.Conflict.AttachRuling(file.Name, file.Size, file.Digest, turn.Now) is { } refused) return refused;

            if (before is { } old) await contents.Delete(old, ct);
            await contents.Add(turn.Conflict.Ruling!.Value, file.Content, ct);
            return null;
        }
    }
}
