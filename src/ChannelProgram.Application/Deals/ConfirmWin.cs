using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record ConfirmWin(DealId Id, [RequestBody] ConfirmWin.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Amount">What was ordered, in the deal's currency.</param>
    /// <param name="WonOn">The date of the order.</param>
    [SchemaName("DealWinConfirmation")]
    public sealed record Body([Required] MoneyText? Amount, [Required] DateOnly? WonOn);

    public sealed class Validator : AbstractValidator<ConfirmWin>
    {
        public Validator() => RuleFor(it => it.Form.Amount).MustBeMoney(nameof(Body.Amount));
    }

    public sealed class Handler(
        DealUpdate deals, ICustomers customers, IRegistrations registrations, ILostWins lostWins, IProgramVersions programs)
        : IRequestHandler<ConfirmWin, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(ConfirmWin request, CancellationToken ct) => deals.Update(
            request.Id,
            async (deal, now) =>
            {
                var program = programs.InForce(now);
                await registrations.JudgeWinRate(await customers.PartnerOf(deal, ct), program, now, ct);
                if (deal.ConfirmWin(request.Form.Amount!.Read(), request.Form.WonOn!.Value, program, now) is { } refused)
                    return refused;
                // A tender needs no line.
                if (deal.Type is not DealType.PublicTender) await lostWins.OpenCases(deal, now, ct);
                return null;
            },
            ct);
    }
}
