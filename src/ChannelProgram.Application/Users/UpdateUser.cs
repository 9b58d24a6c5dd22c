using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>Takes effect with the person's next request.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record UpdateUser(PartnerId? Owner, UserId Id, [RequestBody] MergePatch<UserForm> Patch)
    : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(UserUpdate updates) : IRequestHandler<UpdateUser, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(UpdateUser request, CancellationToken ct)
        {
            if (!await updates.Sees(request.Owner, ct)) return UserRefusals.NotFound;
            // Before the lock of the users, as everywhere.
            var isMember = request.Patch.Given.Person is not { } person || await updates.IsMember(request.Owner, person, ct);
            return await updates.Update(request.Owner, request.Id, (user, isLastAdmin, now) =>
            {
                var form = request.Patch.ApplyTo(new(user.Role, user.Person));
                var role = form.Role!.Value;
                return UserRoles.FaultOf(role, request.Owner)
                    ?? (isMember ? null : UserRefusals.NoSuchPerson)
                    ?? (role == user.Role || updates.MayGrant(role) ? null : UserRefusals.RoleNotHeld)
                    ?? user.ChangeRole(role, isLastAdmin, now)
                    ?? user.Link(form.Person, now);
            }, ct);
        }
    }
}
