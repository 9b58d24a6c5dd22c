using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Territories;

/// <summary>Staff says in which countries a partner sells.</summary>
public sealed record GrantTerritory([RequestBody] TerritoryInput Form) : IRequest<Result<TerritoryView>>, IChange
{
    public sealed class Handler(TerritoryGranting granting, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<GrantTerritory, Result<TerritoryView>>
    {
        public async Task<Result<TerritoryView>> Handle(GrantTerritory request, CancellationToken ct)
        {
            var now = clock.Now();
            var granted = await granting.Grant(request.Form.Read(now), conflict: null, now, ct);
            return granted.Refusal is { } refused ? refused : TerritoryView.Of(granted.Value, caller.Known, now);
        }
    }
}
