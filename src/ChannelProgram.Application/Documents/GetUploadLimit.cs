using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;
using MediatR;

namespace ChannelProgram.Application.Documents;

/// <summary>How many bytes a document may have now.</summary>
public sealed record GetUploadLimit : IRequest<Result<int>>
{
    public sealed class Handler(IProgramVersions programs, ProgramClock clock) : IRequestHandler<GetUploadLimit, Result<int>>
    {
        public Task<Result<int>> Handle(GetUploadLimit request, CancellationToken ct) =>
            Task.FromResult<Result<int>>(programs.InForce(clock.Now()).Documents.MaxBytes);
    }
}
