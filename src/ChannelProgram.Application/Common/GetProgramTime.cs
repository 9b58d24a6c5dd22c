using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

public sealed record GetProgramTime : IRequest<Result<ProgramTime>>
{
    public sealed class Handler(ProgramClock clock) : IRequestHandler<GetProgramTime, Result<ProgramTime>>
    {
        public Task<Result<ProgramTime>> Handle(GetProgramTime request, CancellationToken ct) =>
            Task.FromResult<Result<ProgramTime>>(new ProgramTime(clock.Now()));
    }
}

/// <summary>The time by which the program decides.</summary>
public sealed record ProgramTime(DateTimeOffset Now);
