using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Does what the clock has brought about in one case. Safe to repeat.</summary>
public sealed record ApplyConflictClock(ConflictId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IChannelDb db, ConflictUpdate updates, ConflictEffects effects)
        : IRequestHandler<ApplyConflictClock, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ApplyConflictClock request, CancellationToken ct)
        {
            var turn = await updates.Begin(new(request.Id, Party: null, At: default), ct);
            // A holder that was approved since a challenger showed something is protected from now on.
            await effects.KeepProtected(turn, ct);
            await db.Save(ct);
            return Unit.Value;
        }
    }
}
