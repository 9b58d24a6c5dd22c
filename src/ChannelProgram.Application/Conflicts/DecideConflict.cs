using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using ChannelProgram.Application.Activities;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Somebody of the group of its level decides a case, with all effects in one transaction.</summary>
public sealed partial record DecideConflict(Guid Id, [RequestBody] DecideConflict.Body Form)
    : IRequest<Result<ConflictView>>, IChange
{
    private const int MaxShares = 50;
    private const string PercentPattern = @"^(100(\.0{1,2})?|[1-9]?[0-9](\.[0-9]{1,2})?)$";

    /// <param name="Deal">Who gets the line. Needed with <c>reassign</c>, also as the fallback.</param>
    /// <param name="Shares">
    /// The credit of at least two parties, exactly 100 percent together. Needed with <c>splitCredit</c> and <c>coSell</c>;
    /// allowed with <c>reassign</c> where the customer chose the partner.
    /// </param>
    /// <param name="Fallback">What applies if a party does not agree to co-selling. Needed with <c>coSell</c>.</param>
    /// <param name="Reason">For the vendor alone.</param>
    /// <param name="Message">Told to every party: it must name none of them.</param>
    [SchemaName("ConflictDecisionInput")]
    public sealed record Body(
        [Required] ConflictOutcome? Outcome, DealId? Deal, [Count(1, MaxShares)] IReadOnlyList<Share?>? Shares,
        ConflictOutcome? Fallback, [Required, MultiLine(Conflict.MaxReasonLength)] string? Reason,
        [MultiLine(Conflict.MaxReasonLength)] string? Message);

    /// <param name="Percent">More than 0, with at most two decimals.</param>
    [SchemaName("ConflictShareInput")]
    public sealed record Share(
        [Required] DealId? Deal, [Required, TextFormat(6, PercentPattern)] string? Percent)
    {
        internal decimal Read() => decimal.Parse(Percent!, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(PercentPattern)]
    private static partial Regex PercentText();

    public sealed class Validator : AbstractValidator<DecideConflict>
    {
        public Validator() =>
            RuleForEach(it => it.Form.Shares).ChildRules(share => share.RuleFor(it => it!.Percent)
                    .Must(it => it is null || (PercentText().IsMatch(it) && decimal.Parse(it, CultureInfo.InvariantCulture) > 0))
                    .WithMessage("must be more than 0 and at most 100, with at most two decimals"))
                .OverridePropertyName(nameof(Body.Shares));
    }

    public sealed class Handler(
        IChannelDb db, ConflictUpdate updates, ConflictDeciders deciders, ConflictEffects effects)
        : IRequestHandler<DecideConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(DecideConflict request, CancellationToken ct) =>
            updates.Update(request.Id, turn => Decide(turn, request.Form, ct), ct);

        private async Task<Refusal?> Decide(ConflictTurn turn, Body form, CancellationToken ct)
        {
            var said = new AskedDecision(
                form.Outcome!.Value, form.Deal,
                [.. (form.Shares ?? []).Select(it => new DecidedShare(it!.Deal!.Value, it.Read()))],
                form.Fallback, form.Reason!, form.Message);
            var decided = turn.Conflict.Decide(
                said, await deciders.Of(turn.Conflict, ct), await HasProgress(turn.Conflict.Holder, ct), turn.Program, turn.Now);
            return decided.Refusal is { } refused ? refused : await effects.Apply(turn.Opened, decided.Value, turn.Now, ct);
        }

        private async Task<bool> HasProgress(ConflictParty? holder, CancellationToken ct) =>
            holder is { Deal: var deal } && await db.Activities.AnyAsync(
                it => it.Deal == deal && (it.Kind == DealActivityKind.Demo || it.Kind == DealActivityKind.Proposal), ct);
    }
}
