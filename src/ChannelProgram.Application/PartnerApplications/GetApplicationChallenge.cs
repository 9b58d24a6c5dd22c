using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

public sealed record GetApplicationChallenge : IRequest<Result<ApplicationChallenge>>
{
    public sealed class Handler(IProofOfWork proofs, ProgramClock clock)
        : IRequestHandler<GetApplicationChallenge, Result<ApplicationChallenge>>
    {
        public Task<Result<ApplicationChallenge>> Handle(GetApplicationChallenge request, CancellationToken ct) =>
            Task.FromResult<Result<ApplicationChallenge>>(proofs.Issue(clock.MachineNow()));
    }
}
