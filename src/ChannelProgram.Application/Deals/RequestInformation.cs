using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record RequestInformation(DealId Id, [RequestBody] RequestInformation.Body Form)
    : IRequest<Result<DealView>>, IChange
{
    /// <param name="Question">Read by the partner.</param>
    [SchemaName("DealInformationRequest")]
    public sealed record Body([Required, MultiLine(Deal.MaxQuestionLength)] string? Question);

    public sealed class Handler(DealUpdate deals) : IRequestHandler<RequestInformation, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(RequestInformation request, CancellationToken ct) => deals.Update(
            request.Id, (deal, program, now) => deal.RequestInformation(request.Form.Question!, program, now), ct);
    }
}
