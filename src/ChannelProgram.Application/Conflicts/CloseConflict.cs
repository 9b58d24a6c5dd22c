using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ChannelProgram.Application.AccountAssignments;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Territories;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Staff closes a case, with what it does so that it does not happen again.</summary>
public sealed record CloseConflict(Guid Id, [RequestBody] CloseConflict.Body Form) : IRequest<Result<ConflictView>>, IChange
{
    [SchemaName("ConflictClosing")]
    public sealed record Body([Required] Step? Prevention);

    /// <summary>What is done so that it does not happen again.</summary>
    /// <param name="Assignment">With <c>accountAssignment</c>: which partner the customer belongs to.</param>
    /// <param name="Territory">With <c>territory</c>: where a partner sells.</param>
    /// <param name="Version">With <c>programChange</c>: the number of a draft of the program.</param>
    [SchemaName("ConflictPrevention")]
    public sealed record Step(
        [Required] PreventionKind? Kind, AccountAssignmentInput? Assignment, TerritoryInput? Territory,
        [Range(1, int.MaxValue)] int? Version);

    public sealed class Validator : AbstractValidator<CloseConflict>
    {
        public Validator(IProgramVersions programs) => RuleFor(it => it.Form.Prevention)
            .SetValidator(new StepRules(programs)!).OverridePropertyName(nameof(Body.Prevention));
    }

    private sealed class StepRules : AbstractValidator<Step>
    {
        public StepRules(IProgramVersions programs)
        {
            Only(it => it.Assignment, PreventionKind.AccountAssignment, "accountAssignment");
            Only(it => it.Territory, PreventionKind.Territory, "territory");
            Only(it => it.Version, PreventionKind.ProgramChange, "programChange");
            RuleFor(it => it.Assignment).SetValidator(new AccountAssignmentRules(programs)!);
            RuleFor(it => it.Territory).SetValidator(new TerritoryRules(programs)!);
        }

        private void Only<T>(System.Linq.Expressions.Expression<Func<Step, T?>> member, PreventionKind kind, string name)
        {
            RuleFor(member).NotNull().When(it => it.Kind == kind).WithMessage(Messages.Required);
            RuleFor(member).Null().When(it => it.Kind is not null && it.Kind != kind).WithMessage($"is for {name}");
        }
    }

    public sealed class Handler(
        ConflictUpdate updates, ConflictDeciders deciders, AccountAssigning assignments, TerritoryGranting territories,
        IProgramVersionStore versions)
        : IRequestHandler<CloseConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(CloseConflict request, CancellationToken ct) =>
            updates.Update(request.Id, turn => Close(turn, request.Form.Prevention!, ct), ct);

        private async Task<Refusal?> Close(ConflictTurn turn, Step step, CancellationToken ct)
        {
            if (turn.Conflict.CheckClose(turn.Now) is { } notYet) return notYet;
            if (step.Kind is PreventionKind.AccountAssignment or PreventionKind.Territory
                && (await deciders.Of(turn.Conflict, ct)).IsResponsible) return ConflictRefusals.Responsible;

            var made = await Make(turn, step, ct);
            return made.Refusal is { } refused ? At(step.Kind!.Value, refused)
                : turn.Conflict.Close(step.Kind!.Value, made.Value == "" ? null : made.Value, turn.Now);
        }

        /// <returns>What names it; empty: nothing is made.</returns>
        private async Task<Result<string>> Make(ConflictTurn turn, Step step, CancellationToken ct)
        {
            var conflict = turn.Conflict.Id.Value;
            switch (step.Kind)
            {
                case PreventionKind.AccountAssignment:
                    var assigned = await assignments.Assign(step.Assignment!.Read(turn.Now), conflict, turn.Now, ct);
                    return assigned.Refusal is { } notAssigned ? notAssigned : assigned.Value.Id.Value.ToString();
                case PreventionKind.Territory:
                    var granted = await territories.Grant(step.Territory!.Read(turn.Now), conflict, turn.Now, ct);
                    return granted.Refusal is { } notGranted ? notGranted : granted.Value.Id.Value.ToString();
                case PreventionKind.ProgramChange:
                    return await versions.LoadDraft(step.Version!.Value, ct) is not null
                        ? step.Version.Value.ToString(CultureInfo.InvariantCulture)
                        : Refusal.Invalid(new Dictionary<string, string[]>
                        {
                            ["/prevention/version"] = ["is no draft of the program"],
                        });
                default:
                    return "";
            }
        }

        /// <summary>Faults of what is made have their place in it.</summary>
        private static Refusal At(PreventionKind kind, Refusal refused)
        {
            var place = kind switch
            {
                PreventionKind.AccountAssignment => "/prevention/assignment",
                PreventionKind.Territory => "/prevention/territory",
                _ => "",
            };
            return refused with { Faults = refused.Faults.ToDictionary(it => place + it.Key, it => it.Value) };
        }
    }
}
