using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>Of drafts only.</summary>
public sealed record DeleteProgramVersion(int Version) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IProgramVersionStore versions, ProgramDrafts drafts, ProgramClock clock)
        : IRequestHandler<DeleteProgramVersion, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(DeleteProgramVersion request, CancellationToken ct)
        {
            var loaded = await drafts.Load(request.Version, ct);
            if (loaded.Refusal is { } refused) return refused;

            loaded.Value.Discard(clock.Now());
            versions.Remove(loaded.Value);
            await versions.Save(ct);
            return Unit.Value;
        }
    }
}
