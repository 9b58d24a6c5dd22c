using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record GetProgram(GetProgram.Filter When) : IRequest<Result<ProgramVersion>>
{
    public sealed record Filter : IListFilter
    {
        [Description("The instant whose version to read; absent: now.")]
        public DateTimeOffset? At { get; init; }
    }

    public sealed class Handler(IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<GetProgram, Result<ProgramVersion>>
    {
        public Task<Result<ProgramVersion>> Handle(GetProgram request, CancellationToken ct) =>
            Task.FromResult<Result<ProgramVersion>>(
                programs.At(request.When.At ?? clock.Now()) is { } program ? program : ProgramRefusals.NoneInForce);
    }
}
