using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Territories;

public sealed record GetTerritory(TerritoryId Id) : IRequest<Result<TerritoryView>>
{
    public sealed class Handler(IChannelDb db, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<GetTerritory, Result<TerritoryView>>
    {
        public async Task<Result<TerritoryView>> Handle(GetTerritory request, CancellationToken ct) =>
            await db.Territories.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Id, ct) is { } found
                ? TerritoryView.Of(found, caller.Known, clock.Now())
                : TerritoryRefusals.NotFound;
    }
}
