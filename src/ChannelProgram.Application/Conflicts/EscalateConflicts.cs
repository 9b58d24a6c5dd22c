using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

public sealed record EscalateConflicts : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ILineConflicts conflicts, TimeProvider time) : IRequestHandler<EscalateConflicts, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EscalateConflicts request, CancellationToken ct)
        {
            await conflicts.Escalate(time.Now(), ct);
            return Unit.Value;
        }
    }
}
