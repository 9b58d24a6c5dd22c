using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>All sessions end at once.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record SuspendUser(PartnerId? Owner, UserId Id) : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(UserUpdate updates) : IRequestHandler<SuspendUser, Result<UserView>>
    {
        public Task<Result<UserView>> Handle(SuspendUser request, CancellationToken ct) =>
            updates.Update(request.Owner, request.Id, (user, isLastAdmin, now) => user.Suspend(isLastAdmin, now), ct);
    }
}
