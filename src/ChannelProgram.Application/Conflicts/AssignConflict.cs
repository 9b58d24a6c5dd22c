using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Says who of staff looks after a case.</summary>
public sealed record AssignConflict(Guid Id, [RequestBody] AssignConflict.Body Form) : IRequest<Result<ConflictView>>, IChange
{
    private const string Unknown = "is nobody of staff who handles cases";

    /// <param name="Owner">The id of a member of staff who handles cases. Null or left out: nobody.</param>
    /// <param name="Deputy">Who does in the meantime, another one. Null or left out: nobody.</param>
    [SchemaName("ConflictAssignment")]
    public sealed record Body(Guid? Owner, Guid? Deputy);

    public sealed class Handler(IConflicts conflicts, ConflictUpdate updates)
        : IRequestHandler<AssignConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(AssignConflict request, CancellationToken ct) =>
            updates.Update(request.Id, turn => Assign(turn, request.Form, ct), ct);

        private async Task<Refusal?> Assign(ConflictTurn turn, Body form, CancellationToken ct)
        {
            var staff = (await conflicts.Staff(ct)).Select(it => it.Id).ToHashSet();
            var faults = new Dictionary<string, string[]>();
            if (form.Owner is { } owner && !staff.Contains(owner)) faults["/owner"] = [Unknown];
            if (form.Deputy is { } deputy && !staff.Contains(deputy)) faults["/deputy"] = [Unknown];
            else if (form.Deputy is not null && form.Deputy == form.Owner)
                faults["/deputy"] = ["must be another one than the owner"];
            if (faults.Count > 0) return Refusal.Invalid(faults);

            return turn.Conflict.Assign(form.Owner, form.Deputy, turn.Now);
        }
    }
}
