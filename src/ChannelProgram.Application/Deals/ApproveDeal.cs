using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// The held lines are protected from now on. If the customer has several buying units, staff also names the deal's unit, which
/// may make waitlisted lines available.
/// </summary>
public sealed record ApproveDeal(DealId Id, [RequestBody] ApproveDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Unit">The customer's buying unit, where it has several; without one, the unit that the partner named.</param>
    [SchemaName("DealApproval")]
    public sealed record Body([Line(ClaimTarget.MaxUnitLength)] string? Unit);

    public sealed class Handler(DealUpdate deals, DealDecisions decisions) : IRequestHandler<ApproveDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(ApproveDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, now) => decisions.Approve(deal, request.Form.Unit, now, ct), ct);
    }
}
