using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>Mails a new token. The one before is good no longer.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record ResendInvitation(PartnerId? Owner, UserId Id) : IRequest<Result<UserView>>, IChange
{
    public sealed class Handler(UserUpdate updates, InvitationMails mails)
        : IRequestHandler<ResendInvitation, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(ResendInvitation request, CancellationToken ct)
        {
            var (token, invited) = (MailedToken.Generate(), (ProgramUser?)null);
            var renewed = await updates.Update(request.Owner, request.Id, (user, _, now) =>
            {
                invited = user;
                return user.RenewInvitation(MailedToken.Hash(token), now);
            }, ct);
            if (renewed.Refusal is null) await mails.Send(invited!, token, ct);
            return renewed;
        }
    }
}
