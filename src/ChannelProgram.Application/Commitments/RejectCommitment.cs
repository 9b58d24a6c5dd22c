using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Commitments;

public sealed record RejectCommitment(PartnerId Partner, CommitmentId Id, [RequestBody] RejectCommitment.Body Form)
    : IRequest<Result<CommitmentView>>, IChange
{
    /// <param name="Reason">Told to the partner. May have line breaks.</param>
    [SchemaName("CommitmentRejection")]
    public sealed record Body([Required, MultiLine(Commitment.MaxReasonLength)] string? Reason);

    public sealed class Handler(CommitmentUpdate updates) : IRequestHandler<RejectCommitment, Result<CommitmentView>>
    {
        public Task<Result<CommitmentView>> Handle(RejectCommitment request, CancellationToken ct) => updates.Update(
            request.Partner, request.Id, (commitment, now) => commitment.Reject(request.Form.Reason!, now), ct);
    }
}
