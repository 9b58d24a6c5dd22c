using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record GetProgram : IRequest<Result<ProgramVersion>>
{
    public sealed class Handler(IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<GetProgram, Result<ProgramVersion>>
    {
        public Task<Result<ProgramVersion>> Handle(GetProgram request, CancellationToken ct) =>
            Task.FromResult<Result<ProgramVersion>>(programs.InForce(clock.Now()));
    }
}
