using ChannelProgram.Application.Common;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.AccountAssignments;

public sealed record GetAccountAssignment(AccountAssignmentId Id) : IRequest<Result<AccountAssignmentView>>
{
    public sealed class Handler(IChannelDb db, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<GetAccountAssignment, Result<AccountAssignmentView>>
    {
        public async Task<Result<AccountAssignmentView>> Handle(GetAccountAssignment request, CancellationToken ct) =>
            await db.AccountAssignments.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Id, ct) is { } found
                ? AccountAssignmentView.Of(found, caller.Known, clock.Now())
                : AccountAssignmentRefusals.NotFound;
    }
}
