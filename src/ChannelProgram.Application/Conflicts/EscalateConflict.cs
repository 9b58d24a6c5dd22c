using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

public sealed record EscalateConflict(LineConflictId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ILineConflicts conflicts, ProgramClock clock) : IRequestHandler<EscalateConflict, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EscalateConflict request, CancellationToken ct)
        {
            (await conflicts.Find(request.Id.Value, ct))?.Conflict.Escalate(clock.Now());
            return Unit.Value;
        }
    }
}
