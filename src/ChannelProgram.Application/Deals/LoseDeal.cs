using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record LoseDeal(DealId Id, [RequestBody] LoseDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    [SchemaName("DealLossReport")]
    public sealed record Body([Required] LossReason? Reason, [MultiLine(Deal.MaxNoteLength)] string? Note);

    public sealed class Handler(DealUpdate deals) : IRequestHandler<LoseDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(LoseDeal request, CancellationToken ct) => deals.Update(
            request.Id, (deal, program, now) => deal.Lose(request.Form.Reason!.Value, request.Form.Note, program, now), ct);
    }
}
