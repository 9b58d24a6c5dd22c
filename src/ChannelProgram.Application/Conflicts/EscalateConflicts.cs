using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Escalates overdue conflicts, one transaction per conflict. Safe to repeat.</summary>
public sealed record EscalateConflicts : IRequest<Result<int>>
{
    public sealed class Handler(ILineConflicts conflicts, JobItems items, ProgramClock clock)
        : IRequestHandler<EscalateConflicts, Result<int>>
    {
        public async Task<Result<int>> Handle(EscalateConflicts request, CancellationToken ct) =>
            await items.SendEach<LineConflictId>(
                (last, max) => conflicts.FindOverdue(clock.Now(), last, max, ct), conflict => new EscalateConflict(conflict), ct);
    }
}
