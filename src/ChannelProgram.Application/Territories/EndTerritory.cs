using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Territories;

/// <summary>
/// It holds no more from now on. Of two changes at once the later one is done again, since the revision is a concurrency token.
/// </summary>
public sealed record EndTerritory(TerritoryId Id, [RequestBody] EndTerritory.Body Form)
    : IRequest<Result<TerritoryView>>, IChange
{
    /// <param name="Reason">For the vendor's people; partners never read it. May have line breaks.</param>
    [SchemaName("TerritoryEnding")]
    public sealed record Body([MultiLine(Territory.MaxNoteLength)] string? Reason);

    public sealed class Handler(IChannelDb db, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<EndTerritory, Result<TerritoryView>>
    {
        public async Task<Result<TerritoryView>> Handle(EndTerritory request, CancellationToken ct)
        {
            if (await db.Territories.SingleOrDefaultAsync(it => it.Id == request.Id, ct) is not { } territory)
                return TerritoryRefusals.NotFound;
            var now = clock.Now();
            if (!preconditions.Met(TerritoryView.Of(territory, caller.Known, now))) return Refusal.VersionChanged;
            if (territory.End(request.Form.Reason, now) is { } refused) return refused;

            return TerritoryView.Of(territory, caller.Known, now);
        }
    }
}
