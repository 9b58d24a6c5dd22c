using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Staff turns a deal down; what it held goes to who waits longest.</summary>
public sealed record RejectDeal(DealId Id, RejectDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Message">Told to the partner; none with reason <c>notAvailable</c>, which never says more.</param>
    public sealed record Body([property: Required] DealReason? Reason, string? Message);

    public sealed class Validator : AbstractValidator<RejectDeal>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Reason).NotNull().WithMessage(Say.Required).OverridePropertyName(nameof(Body.Reason));
            RuleFor(it => it.Form.Message).Lines(2000).OverridePropertyName(nameof(Body.Message));
            RuleFor(it => it.Form.Message).Null().When(it => it.Form.Reason is DealReason.NotAvailable)
                .OverridePropertyName(nameof(Body.Message)).WithMessage("must be left out: notAvailable says the same whatever the cause");
        }
    }

    public sealed class Handler(DealForChange deals) : IRequestHandler<RejectDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(RejectDeal request, CancellationToken ct) =>
            deals.End(request.Id, (deal, now) => deal.Reject(request.Form.Reason!.Value, request.Form.Message, now), ct);
    }
}
