using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.AccountAssignments;

/// <summary>Staff says which partner an end customer belongs to.</summary>
public sealed record AssignAccount([RequestBody] AccountAssignmentInput Form) : IRequest<Result<AccountAssignmentView>>, IChange
{
    public sealed class Handler(AccountAssigning assigning, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<AssignAccount, Result<AccountAssignmentView>>
    {
        public async Task<Result<AccountAssignmentView>> Handle(AssignAccount request, CancellationToken ct)
        {
            var now = clock.Now();
            var made = await assigning.Assign(request.Form.Read(now), conflict: null, now, ct);
            return made.Refusal is { } refused ? refused : AccountAssignmentView.Of(made.Value, caller.Known, now);
        }
    }
}
