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
            RuleFor(it => it.Form.Reason).NotNull().WithMessage(Messages.Required).OverridePropertyName(nameof(Body.Reason));
            RuleFor(it => it.Form.Message).OfRejection(it => it.Form.Reason).OverridePropertyName(nameof(Body.Message));
        }
    }

    public sealed class Handler(DealUpdate deals) : IRequestHandler<RejectDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(RejectDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, now) => deal.Reject(request.Form.Reason!.Value, request.Form.Message, now), ct);
    }
}

internal static class Rejection
{
    /// <summary>What a partner is told with a rejection for this reason.</summary>
    public static IRuleBuilderOptions<T, string?> OfRejection<T>(this IRuleBuilder<T, string?> rule, Func<T, DealReason?> reason) => rule
        .OptionalText(2000)
        .Must((it, message) => message is null || reason(it) is not DealReason.NotAvailable)
        .WithMessage("must be left out: notAvailable says the same whatever the cause");
}
