using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

public sealed record OpenConflict([RequestBody] OpenConflict.Body Form) : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="Deal">
    /// The deal of the partner that disagrees. It waits for the line, where who has a line is contested.
    /// </param>
    /// <param name="Kind">
    /// <c>dispute</c> is the partner's, <c>staff</c> the vendor's; <c>customerChoice</c>, <c>performance</c>,
    /// <c>attribution</c> and <c>payment</c> are everybody's.
    /// </param>
    /// <param name="Statement">What the partner says; of staff, a note that no party reads.</param>
    /// <param name="Line">The product line. Needed where the deal waits for several.</param>
    /// <param name="Contact">
    /// With <c>customerChoice</c>: who at the customer confirms it, in the customer's own domain. Without it, the deal's contact.
    /// </param>
    [SchemaName("ConflictInput")]
    public sealed record Body(
        [Required] DealId? Deal, [Required] ConflictKind? Kind,
        [Required, MultiLine(ConflictStatement.MaxTextLength)] string? Statement,
        [Line(CodeAttribute.MaxCodeLength)] string? Line, [Email] string? Contact);

    public sealed class Validator : AbstractValidator<OpenConflict>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Kind).Must(it => it is not (ConflictKind.KeysDisagree or ConflictKind.Merge))
                .WithMessage("is opened by the program itself").OverridePropertyName(nameof(Body.Kind));
            RuleFor(it => it.Form.Kind)
                .Must((_, kind, rule) => kind is not ConflictKind.Dispute || RequestContext.Of(rule).Caller.IsPartner)
                .WithMessage("is opened by partners")
                .Must((_, kind, rule) => kind is not ConflictKind.Staff || !RequestContext.Of(rule).Caller.IsPartner)
                .WithMessage("is opened by the vendor").OverridePropertyName(nameof(Body.Kind));
            RuleFor(it => it.Form.Contact).Null().When(it => it.Form.Kind is not (null or ConflictKind.CustomerChoice))
                .WithMessage("is for customerChoice").OverridePropertyName(nameof(Body.Contact));
        }
    }

    public sealed class Handler(
        IChannelDb db, IConflicts conflicts, ConflictOpening opening, ConflictViews views, ConflictStatements statements,
        CustomerChoices choices, DealUpdate deals, ICustomers customers, IProgramVersions programs)
        : IRequestHandler<OpenConflict, Result<ConflictView>>
    {
        public async Task<Result<ConflictView>> Handle(OpenConflict request, CancellationToken ct)
        {
            var form = request.Form;
            if (await deals.Load(form.Deal!.Value, ct) is not var (deal, now)) return Fault("/deal", "is no deal that you have");

            var opened = form.Kind is ConflictKind.Performance or ConflictKind.Attribution or ConflictKind.Payment
                ? await Disagree(deal, form, now, ct)
                : await OpenAboutLine(deal, form, now, ct);
            if (opened.Refusal is { } refused) return refused;

            var turn = opened.Value;
            if (statements.Make(turn, form.Statement!) is { } tooMany) return tooMany;
            if (form.Kind is ConflictKind.CustomerChoice && await choices.Ask(turn, deal, form.Contact, ct) is { } notAsked)
                return notAsked;
            await db.Save(ct);
            return await views.Of(statements.AsCallerReads(turn), ct);
        }

        private async Task<Result<ConflictTurn>> OpenAboutLine(Deal deal, Body form, DateTimeOffset now, CancellationToken ct)
        {
            if (form.Kind is ConflictKind.Dispute && deal.Check(DealActions.Dispute, programs.InForce(now), now) is { } refused)
                return refused;

            var waiting = deal.Lines.Waiting.Where(it => form.Line is null || it.ProductLine == form.Line)
                .DistinctBy(it => it.ProductLine).ToList();
            return waiting switch
            {
                [] => form.Line is null
                    ? ConflictRefusals.NotContested(deal.Status) : Fault("/line", "is no line that this deal waits for"),
                [var one] => await opening.Challenge(deal, one, form.Kind!.Value, now, ct),
                _ => Fault("/line", "is required: this deal waits for several lines"),
            };
        }

        /// <summary>Whose sale it was may be meant against whoever has the line now.</summary>
        private async Task<Result<ConflictTurn>> Disagree(Deal deal, Body form, DateTimeOffset now, CancellationToken ct)
        {
            var own = deal.Claims.Where(it => form.Line is null || it.ProductLine == form.Line).ToList();
            if (own.Count == 0) return Fault("/line", "is no line of this deal");
            if (await conflicts.IsOpenAbout(deal.Id, form.Kind!.Value, ct)) return ConflictRefusals.AlreadyParty(deal.Status);

            Deal? against = null;
            if (form.Kind is ConflictKind.Attribution)
                foreach (var claim in own.Where(it => it.State is not ClaimState.Held))
                    if (await opening.HolderOf(deal, claim.Target, now, ct) is { Holder: Deal other }) against ??= other;
            if (against is not null) await customers.LockAll([deal.Id, against.Id], ct, ofEveryPartner: true);
            var line = form.Line ?? (own.DistinctBy(it => it.ProductLine).ToList() is [var only] ? only.ProductLine : null);
            return opening.Open(deal, form.Kind.Value, line, against, now);
        }

        private static Refusal Fault(string place, string fault) =>
            Refusal.Invalid(new Dictionary<string, string[]> { [place] = [fault] });
    }
}
