using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Commitments;

/// <summary>What was contracted: the commitment waits for staff then. The same file again changes nothing.</summary>
/// <param name="File">Null: none could be read, and what is wrong with it is told with the other faults of the input.</param>
public sealed record AttachCommitmentDocument(PartnerId Partner, CommitmentId Id, UploadedFile? File)
    : IRequest<Result<CommitmentView>>, IChange
{
    public sealed class Validator : AbstractValidator<AttachCommitmentDocument>
    {
        public Validator() => RuleFor(it => it.File).MustBeDocument();
    }

    public sealed class Handler(CommitmentUpdate updates, IDocumentContents contents, IProgramVersions programs)
        : IRequestHandler<AttachCommitmentDocument, Result<CommitmentView>>
    {
        public Task<Result<CommitmentView>> Handle(AttachCommitmentDocument request, CancellationToken ct) => updates.Update(
            request.Partner, request.Id, (commitment, now) => Attach(commitment, request.File!, now, ct), ct);

        private async Task<Refusal?> Attach(Commitment commitment, UploadedFile file, DateTimeOffset now, CancellationToken ct)
        {
            if (commitment.HasDocument(file.Name, file.Digest)) return null;
            if (commitment.AttachDocument(file.Name, file.Size, file.Digest, programs.InForce(now), now) is { } refused)
                return refused;

            await contents.Add(commitment.Document!.Value, file.Content, ct);
            return null;
        }
    }
}
