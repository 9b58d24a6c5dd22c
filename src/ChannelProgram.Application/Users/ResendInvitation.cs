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
            var token = MailedToken.Generate();
            return await updates.Update(request.Owner, request.Id, async (user, _, now) =>
            {
                if (user.RenewInvitation(MailedToken.Hash(token), now) is { } refused) return refused;
                if (await mails.RefusalOf(request.Owner, user.Email, ct) is { } tooOften) return tooOften;

                await mails.Send(user, token, ct);
                return null;
            }, ct);
        }
    }
}
