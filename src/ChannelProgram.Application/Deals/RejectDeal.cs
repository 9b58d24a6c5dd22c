using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record RejectDeal(DealId Id, [RequestBody] RejectDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Message">Told to the partner; none with reason <c>notAvailable</c>, which never says more.</param>
    [SchemaName("DealRejection")]
    public sealed record Body([Required] DealReason? Reason, [MultiLine(Deal.MaxMessageLength)] string? Message);

    public sealed class Validator : AbstractValidator<RejectDeal>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Reason).OfStaff().OverridePropertyName(nameof(Body.Reason));
            RuleFor(it => it.Form.Message).OfRejection(it => it.Form.Reason).OverridePropertyName(nameof(Body.Message));
        }
    }

    public sealed class Handler(DealUpdate deals) : IRequestHandler<RejectDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(RejectDeal request, CancellationToken ct) =>
            deals.Update(
                request.Id,
                (deal, program, now) => deal.Reject(request.Form.Reason!.Value, request.Form.Message, program, now), ct);
    }
}

internal static class Rejection
{
    public static IRuleBuilderOptions<T, string?> OfRejection<T>(
        this IRuleBuilder<T, string?> rule, Func<T, DealReason?> reason) => rule
        .Must((it, message) => message is null || reason(it) is not DealReason.NotAvailable)
        .WithMessage("must be left out: notAvailable says the same whatever the cause");

    public static IRuleBuilderOptions<T, DealReason?> OfStaff<T>(this IRuleBuilder<T, DealReason?> rule) => rule
        .NotEqual(DealReason.AlreadyRegistered).WithMessage("is given by the program only");
}
