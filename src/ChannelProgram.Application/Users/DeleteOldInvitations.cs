using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>One that nobody accepted names somebody who has nothing to do with the program, so it is not kept.</summary>
public sealed record DeleteOldInvitations : IRequest<Result<int>>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public sealed class Handler(IUsers users, ProgramClock clock) : IRequestHandler<DeleteOldInvitations, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteOldInvitations request, CancellationToken ct) =>
            await users.DeleteInvitationsExpiredBefore(clock.MachineNow() - Kept, ct);
    }
}
