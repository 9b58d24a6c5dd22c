using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Staff tells each party what was decided for it.</summary>
public sealed record CommunicateConflict(Guid Id) : IRequest<Result<ConflictView>>, IChange
{
    public sealed class Handler(ConflictUpdate updates, ConflictEffects effects)
        : IRequestHandler<CommunicateConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(CommunicateConflict request, CancellationToken ct) =>
            updates.Update(request.Id, async turn =>
            {
                if (turn.Conflict.Communicate(turn.Program, turn.Now) is { } refused) return refused;
                await effects.EndProtection(turn.Opened, turn.Now, turn.Now, ct);
                return null;
            }, ct);
    }
}
