using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Revenue;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Revenue;

public sealed record RecordRevenueEvent([RequestBody] RecordRevenueEvent.Body Form)
    : IRequest<Result<RevenueEventView>>, IChange
{
    /// <summary>A payment or a refund.</summary>
    /// <param name="ExternalId">The id that it has where it comes from. By it, it counts once.</param>
    /// <param name="Deal">The deal that was won by what is paid. Left out for a sale that nobody registered.</param>
    /// <param name="Partner">Whose sale it was, if nobody registered it. Left out with a deal.</param>
    /// <param name="Account">The end customer of a sale that nobody registered, if it is known. Left out with a deal.</param>
    /// <param name="Product">The code of what was sold.</param>
    /// <param name="Amount">More than 0, net of tax and freight.</param>
    /// <param name="OccurredOn">The day of it. Not after today, in the program's time zone.</param>
    /// <param name="RefundOf">Of a refund: the <c>externalId</c> of the payment that is paid back.</param>
    [SchemaName("RevenueEventInput")]
    public sealed record Body(
        [Required, Line(RevenueEvent.MaxExternalIdLength)] string? ExternalId,
        [Required] RevenueKind? Kind,
        DealId? Deal,
        PartnerId? Partner,
        AccountId? Account,
        [Code] string? Product,
        [Required] MoneyText? Amount,
        [Required] DateOnly? OccurredOn,
        [Line(RevenueEvent.MaxExternalIdLength)] string? RefundOf)
    {
        internal RevenueReport Read() => new(
            ExternalId!, Kind!.Value, Deal, Partner, Account, Product, Amount!.Read(), OccurredOn!.Value, RefundOf);
    }

    public sealed class Rules : AbstractValidator<Body>
    {
        public Rules()
        {
            RuleFor(it => it.Amount).MustBeMoney(nameof(Body.Amount));
            RuleFor(it => it.Amount!.Amount).Must(it => !Money.TryParseAmount(it!, out var amount) || amount > 0)
                .When(it => it.Amount?.Amount is not null).WithMessage("must be more than 0");
            RuleFor(it => it.Deal).NotNull().When(it => it.Partner is null)
                .WithMessage("is required, unless the sale was not registered: then partner is");
            RuleFor(it => it.Partner).Null().When(it => it.Deal is not null).WithMessage("is for a sale without a deal");
            RuleFor(it => it.Account).Null().When(it => it.Deal is not null).WithMessage("is for a sale without a deal");
            RuleFor(it => it.RefundOf).NotNull().When(it => it.Kind is RevenueKind.Refund).WithMessage(Messages.Required);
            RuleFor(it => it.RefundOf).Null().When(it => it.Kind is RevenueKind.Payment).WithMessage("is for a refund");
        }
    }

    public sealed class Handler(RevenueRecording recording, CurrentCaller caller, IProgramVersions programs)
        : IRequestHandler<RecordRevenueEvent, Result<RevenueEventView>>
    {
        public async Task<Result<RevenueEventView>> Handle(RecordRevenueEvent request, CancellationToken ct)
        {
            var recorded = (await recording.Record([request.Form.Read()], ct))[0];
            return recorded.Refusal is { } refused
                ? refused
                : RevenueEventView.Of(recorded.Value.Value, caller.Known, programs);
        }
    }
}
