using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>One that nobody accepted names somebody who has nothing to do with the program, so it is not kept.</summary>
public sealed record DeleteOldInvitations : IRequest<Result<int>>
{
    public sealed class Handler(IUsers users, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<DeleteOldInvitations, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteOldInvitations request, CancellationToken ct) =>
            await users.DeleteInvitationsExpiredBefore(
                clock.MachineNow().AddDays(-programs.InForce(clock.Now()).PersonalData.InvitationDays), ct);
    }
}
