using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>
/// Mails an invitation. Whether somebody signs in with the address elsewhere is told to nobody but who accepts.
/// </summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record InviteUser(PartnerId? Owner, [RequestBody] InvitationForm Form) : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(IUsers users, UserUpdate updates, InvitationMails mails)
        : IRequestHandler<InviteUser, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(InviteUser request, CancellationToken ct)
        {
            var (owner, form) = (request.Owner, request.Form);
            if (!await updates.Sees(owner, ct)) return UserRefusals.NotFound;
            if (UserRoles.FaultOf(form.Role!.Value, owner) is { } fault) return fault;
            if (!updates.MayGrant(form.Role.Value)) return UserRefusals.RoleNotHeld;

            if (form.Person is { } linked && !await updates.IsMember(owner, linked, ct)) return UserRefusals.NoSuchPerson;

            await users.Lock(owner, ct);
            if (await users.IsKnown(owner, form.Email!, ct)) return UserRefusals.UserExists;

            if (await mails.RefusalOf(owner, form.Email!, ct) is { } tooOften) return tooOften;

            var token = MailedToken.Generate();
            var user = ProgramUser.Invite(
                owner, form.Email!, form.Name, form.Role.Value, form.Person, MailedToken.Hash(token), updates.Now);
            users.Add(user);
            await mails.Send(user, token, ct);
            return updates.View(user, hasOneAdmin: false);
        }
    }
}
