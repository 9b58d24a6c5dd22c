using ChannelProgram.Application.Common;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.PersonalData;

public sealed record EraseRemovedUser(UserId User) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IUsers users) : IRequestHandler<EraseRemovedUser, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(EraseRemovedUser request, CancellationToken ct)
        {
            await users.EraseRemoved(request.User, ct);
            return Unit.Value;
        }
    }
}
