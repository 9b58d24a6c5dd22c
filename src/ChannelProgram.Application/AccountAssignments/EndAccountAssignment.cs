using ChannelProgram.Application.Common;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.AccountAssignments;

/// <summary>
/// It holds no more from now on. Of two changes at once the later one is done again, since the revision is a concurrency token.
/// </summary>
public sealed record EndAccountAssignment(AccountAssignmentId Id, [RequestBody] EndAccountAssignment.Body Form)
    : IRequest<Result<AccountAssignmentView>>, IChange
{
    /// <param name="Reason">For the vendor's people; partners never read it. May have line breaks.</param>
    [SchemaName("AccountAssignmentEnding")]
    public sealed record Body([MultiLine(AccountAssignment.MaxNoteLength)] string? Reason);

    public sealed class Handler(IChannelDb db, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<EndAccountAssignment, Result<AccountAssignmentView>>
    {
        public async Task<Result<AccountAssignmentView>> Handle(EndAccountAssignment request, CancellationToken ct)
        {
            if (await db.AccountAssignments.SingleOrDefaultAsync(it => it.Id == request.Id, ct) is not { } assignment)
                return AccountAssignmentRefusals.NotFound;
            var now = clock.Now();
            if (!preconditions.Met(AccountAssignmentView.Of(assignment, caller.Known, now))) return Refusal.VersionChanged;
            if (assignment.End(request.Form.Reason, now) is { } refused) return refused;

            return AccountAssignmentView.Of(assignment, caller.Known, now);
        }
    }
}
