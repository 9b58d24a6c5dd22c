using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <param name="Owner">Null: the vendor.</param>
public sealed record GetUser(PartnerId? Owner, UserId Id) : IRequest<Result<UserView>>
{
    public sealed class Handler(IUsers users, UserUpdate updates) : IRequestHandler<GetUser, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(GetUser request, CancellationToken ct) =>
            await updates.Sees(request.Owner, ct) && await users.Find(request.Owner, request.Id, ct) is { } user
                ? updates.View(user, await users.HasOneAdmin(request.Owner, ct))
                : UserRefusals.NotFound;
    }
}
