using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record RevokeDeal(DealId Id, [RequestBody] RevokeDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Message">Told to the partner; none with reason <c>notAvailable</c>, which never says more.</param>
    [SchemaName("DealRevocation")]
    public sealed record Body([Required] DealReason? Reason, [MultiLine(Deal.MaxMessageLength)] string? Message);

    public sealed class Validator : AbstractValidator<RevokeDeal>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Reason).OfStaff().OverridePropertyName(nameof(Body.Reason));
            RuleFor(it => it.Form.Message).OfRejection(it => it.Form.Reason).OverridePropertyName(nameof(Body.Message));
        }
    }

    public sealed class Handler(DealUpdate deals) : IRequestHandler<RevokeDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(RevokeDeal request, CancellationToken ct) => deals.Update(
            request.Id, (deal, program, now) => deal.Revoke(request.Form.Reason!.Value, request.Form.Message, program, now), ct);
    }
}
