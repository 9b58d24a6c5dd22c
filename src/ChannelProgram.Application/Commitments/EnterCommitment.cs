using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Commitments;

/// <summary>By the partner, or by staff for it. It waits for its document then.</summary>
public sealed record EnterCommitment(PartnerId Partner, [RequestBody] EnterCommitment.Body Form)
    : IRequest<Result<CommitmentView>>, IChange
{
    /// <param name="Year">The calendar year in which the program year begins: this program year or the next.</param>
    /// <param name="Amount">Net revenue, more than 0, in the program's currency.</param>
    [SchemaName("CommitmentInput")]
    public sealed record Body([Required] int? Year, [Required] MoneyText? Amount);

    public sealed class Validator : AbstractValidator<EnterCommitment>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Amount).MustBeMoney(nameof(Body.Amount));
            RuleFor(it => it.Form.Amount!.Amount).Must(it => !Money.TryParseAmount(it!, out var amount) || amount > 0)
                .When(it => it.Form.Amount?.Amount is not null).OverridePropertyName("Amount.Amount")
                .WithMessage("must be more than 0");
        }
    }

    public sealed class Handler(
        IChannelDb db, CommitmentUpdate updates, IProgramVersions programs, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<EnterCommitment, Result<CommitmentView>>
    {
        public async Task<Result<CommitmentView>> Handle(EnterCommitment request, CancellationToken ct)
        {
            if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Partner, ct) is not { } partner)
                return PartnerRefusals.NotFound;
            var now = clock.Now();
            var entered = Commitment.Enter(
                partner.Id, request.Form.Year!.Value, request.Form.Amount!.Read(), caller.Known.Id, programs.InForce(now), now);
            if (entered.Refusal is { } refused) return refused;
            if (!partner.IsActive(now)) return Refusal.PartnerNotActive;

            db.Commitments.Add(entered.Value);
            return updates.View(entered.Value);
        }
    }
}
