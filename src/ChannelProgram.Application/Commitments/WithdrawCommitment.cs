using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Commitments;

/// <summary>The partner changes its mind before staff has decided.</summary>
public sealed record WithdrawCommitment(PartnerId Partner, CommitmentId Id) : IRequest<Result<CommitmentView>>, IChange
{
    public sealed class Handler(CommitmentUpdate updates) : IRequestHandler<WithdrawCommitment, Result<CommitmentView>>
    {
        public Task<Result<CommitmentView>> Handle(WithdrawCommitment request, CancellationToken ct) =>
            updates.Update(request.Partner, request.Id, (commitment, now) => commitment.Withdraw(now), ct);
    }
}
