using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Somebody higher should look at a case.</summary>
public sealed record EscalateConflict(Guid Id, [RequestBody] EscalateConflict.Body Form)
    : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="Formal">
    /// True: it becomes a formal dispute. Only by an executive sponsor, or by a party under its agreement, which does nothing
    /// else.
    /// </param>
    [SchemaName("ConflictEscalation")]
    public sealed record Body([Required, MultiLine(Conflict.MaxReasonLength)] string? Reason, bool? Formal);

    public sealed class Validator : AbstractValidator<EscalateConflict>
    {
        public Validator() => RuleFor(it => it.Form.Formal)
            .Must((_, formal, rule) => formal is true || !RequestContext.Of(rule).Caller.IsPartner)
            .WithMessage("must be true: a party takes a case to a formal dispute only")
            .OverridePropertyName(nameof(Body.Formal));
    }

    public sealed class Handler(IConflicts conflicts, ConflictUpdate updates, CurrentCaller caller)
        : IRequestHandler<EscalateConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(EscalateConflict request, CancellationToken ct) =>
            updates.Update(request.Id, turn => Escalate(turn, request.Form, ct), ct);

        private async Task<Refusal?> Escalate(ConflictTurn turn, Body form, CancellationToken ct)
        {
            if (form.Formal is not true) return turn.Conflict.Escalate(form.Reason!, turn.Program, turn.Now);
            if (!caller.Known.IsPartner && !await IsSponsor(ct))
                return ConflictRefusals.OtherLevel(ConflictLevel.ExecutiveSponsors);
            return turn.Conflict.EnterFormalDispute(turn.Party, form.Reason!, turn.Program, turn.Now);
        }

        /// <summary>A program admin acts for sponsors of whom there are none.</summary>
        private async Task<bool> IsSponsor(CancellationToken ct) =>
            caller.Known.Roles.Contains(Role.ExecutiveSponsor)
            || (caller.Known.Roles.Contains(Role.ProgramAdmin)
                && (await conflicts.Staff(ct)).All(it => it.Role is not Role.ExecutiveSponsor));
    }
}
