using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>Those who are invited included.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record ListUsers(PartnerId? Owner, PageRequest Paging) : IRequest<Result<Page<UserView>>>
{
    public sealed class Handler(IUsers users, UserUpdate updates) : IRequestHandler<ListUsers, Result<Page<UserView>>>
    {
        public async Task<Result<Page<UserView>>> Handle(ListUsers request, CancellationToken ct)
        {
            if (!await updates.Sees(request.Owner, ct)) return UserRefusals.NotFound;

            var found = await users.List(request.Owner, request.Paging, ct);
            var hasOneAdmin = await users.HasOneAdmin(request.Owner, ct);
            return Page.Of(
                found, request.Paging, it => updates.View(it, hasOneAdmin), it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
