using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>
/// For good: all sessions end at once, whatever the person signed in with is deleted, and the address is free for another
/// invitation.
/// </summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record RemoveUser(PartnerId? Owner, UserId Id) : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(UserUpdate updates, StaffDuties duties) : IRequestHandler<RemoveUser, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(RemoveUser request, CancellationToken ct)
        {
            var removed = await updates.Update(
                request.Owner, request.Id, (user, isLastAdmin, now) => user.Remove(isLastAdmin, now), ct);
            if (removed.Refusal is null && request.Owner is null) await duties.End(request.Id, ct);
            return removed;
        }
    }
}
