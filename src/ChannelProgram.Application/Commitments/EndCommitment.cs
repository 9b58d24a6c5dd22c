using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Commitments;

/// <summary>It was confirmed, and counts no more from now on.</summary>
public sealed record EndCommitment(PartnerId Partner, CommitmentId Id, [RequestBody] EndCommitment.Body Form)
    : IRequest<Result<CommitmentView>>, IChange
{
    /// <param name="Reason">Told to the partner. May have line breaks.</param>
    [SchemaName("CommitmentEnding")]
    public sealed record Body([Required, MultiLine(Commitment.MaxReasonLength)] string? Reason);

    public sealed class Handler(CommitmentUpdate updates) : IRequestHandler<EndCommitment, Result<CommitmentView>>
    {
        public Task<Result<CommitmentView>> Handle(EndCommitment request, CancellationToken ct) => updates.Update(
            request.Partner, request.Id, (commitment, now) => commitment.End(request.Form.Reason!, now), ct);
    }
}
