using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>The partner changes what it said of its deal.</summary>
public sealed record UpdateDeal(DealId Id, MergePatch<RegistrationForm> Patch) : IRequest<Result<DealView>>, IChange
{
    public sealed class Validator : AbstractValidator<UpdateDeal>
    {
        /// <summary>The rules of a registration hold for what the patch names; what it leaves alone is not missing.</summary>
        public Validator(IValidator<RegistrationForm> rules) => RuleFor(it => it.Patch).Custom((patch, rule) =>
        {
            foreach (var fault in rules.Validate(Circumstances.Of(rule).For(patch.Given)).Errors.Where(it => patch.Names(JsonPointer.From(it.PropertyName))))
                rule.AddFailure(fault);
        });
    }

    public sealed class Handler(IChannelDb db, DealForChange deals, IProgramVersions programs, CurrentCaller caller)
        : IRequestHandler<UpdateDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(UpdateDeal request, CancellationToken ct)
        {
            var opened = await deals.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (deal, now) = opened.Value;

            var program = programs.InForce(now);
            var said = request.Patch.ApplyTo(RegistrationForm.Of(deal))
                .Read(code => deal.Products.FirstOrDefault(it => it.Code == code)?.ProductLine ?? program.ProductOf(code)!.Line);
            if (deal.Revise(said, program, now) is { } refused) return refused;
            if (said.ExternalId is { } externalId
                && await db.Deals.AnyAsync(it => it.Partner == deal.Partner && it.ExternalId == externalId && it.Id != deal.Id, ct))
                return DealRefusals.ExternalIdTaken(deal.Status);

            await db.Save(ct);
            return DealView.Of(deal, caller.Known);
        }
    }
}
