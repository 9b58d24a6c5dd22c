using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>For good: all sessions end at once, and the address is free for another invitation.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record RemoveUser(PartnerId? Owner, UserId Id) : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(UserUpdate updates) : IRequestHandler<RemoveUser, Result<UserView>>
    {
        public Task<Result<UserView>> Handle(RemoveUser request, CancellationToken ct) =>
            updates.Update(request.Owner, request.Id, (user, isLastAdmin, now) => user.Remove(isLastAdmin, now), ct);
    }
}
