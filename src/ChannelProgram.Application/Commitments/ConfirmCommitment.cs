using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Commitments;

/// <summary>It counts from now on.</summary>
public sealed record ConfirmCommitment(PartnerId Partner, CommitmentId Id) : IRequest<Result<CommitmentView>>, IChange
{
    public sealed class Handler(CommitmentUpdate updates, CurrentCaller caller)
        : IRequestHandler<ConfirmCommitment, Result<CommitmentView>>
    {
        public Task<Result<CommitmentView>> Handle(ConfirmCommitment request, CancellationToken ct) => updates.Update(
            request.Partner, request.Id, (commitment, now) => commitment.Confirm(caller.Known.Id, now), ct);
    }
}
