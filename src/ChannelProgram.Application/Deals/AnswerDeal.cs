using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record AnswerDeal(DealId Id, [RequestBody] AnswerDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Text">Read by staff.</param>
    [SchemaName("DealInformationReply")]
    public sealed record Body([Required, MultiLine(Deal.MaxQuestionLength)] string? Text);

    public sealed class Handler(DealUpdate deals) : IRequestHandler<AnswerDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(AnswerDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, program, now) => deal.Answer(request.Form.Text!, program, now), ct);
    }
}
