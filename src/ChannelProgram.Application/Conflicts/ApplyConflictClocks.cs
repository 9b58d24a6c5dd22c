using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Does what the clock has brought about in cases, one transaction per case. Safe to repeat.</summary>
public sealed record ApplyConflictClocks : IRequest<Result<int>>
{
    public sealed class Handler(IConflicts conflicts, JobItems items, ProgramClock clock)
        : IRequestHandler<ApplyConflictClocks, Result<int>>
    {
        public async Task<Result<int>> Handle(ApplyConflictClocks request, CancellationToken ct) =>
            await items.SendEach<ConflictId>(
                (last, max) => conflicts.FindDue(clock.Now(), last, max, ct), conflict => new ApplyConflictClock(conflict), ct);
    }
}
