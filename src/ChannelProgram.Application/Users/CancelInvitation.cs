using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <param name="Owner">Null: the vendor.</param>
public sealed record CancelInvitation(PartnerId? Owner, UserId Id) : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(UserUpdate updates) : IRequestHandler<CancelInvitation, Result<UserView>>
    {
        public Task<Result<UserView>> Handle(CancelInvitation request, CancellationToken ct) =>
            updates.Update(request.Owner, request.Id, (user, _, now) => user.CancelInvitation(now), ct);
    }
}
