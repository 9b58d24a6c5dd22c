using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Commitments;

public sealed record GetCommitment(PartnerId Partner, CommitmentId Id) : IRequest<Result<CommitmentView>>
{
    public sealed class Handler(IChannelDb db, CommitmentUpdate updates) : IRequestHandler<GetCommitment, Result<CommitmentView>>
    {
        public async Task<Result<CommitmentView>> Handle(GetCommitment request, CancellationToken ct) =>
            await db.FindCommitment(request.Partner, request.Id, ct) is { } found
                ? updates.View(found)
                : CommitmentRefusals.NotFound;
    }
}
