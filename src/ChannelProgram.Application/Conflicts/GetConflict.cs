using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Another party's id of the same case is answered exactly like a missing one.</summary>
public sealed record GetConflict(Guid Id) : IRequest<Result<ConflictView>>
{
    public sealed class Handler(IConflicts conflicts, ConflictViews views, ProgramClock clock)
        : IRequestHandler<GetConflict, Result<ConflictView>>
    {
        public async Task<Result<ConflictView>> Handle(GetConflict request, CancellationToken ct) =>
            await conflicts.Find(request.Id, ct) is { } known && await views.Of([known], clock.Now(), ct) is [var view]
                ? view : ConflictRefusals.NotFound;
    }
}
