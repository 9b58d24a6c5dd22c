using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;
using MediatR;

namespace ChannelProgram.Application.Users;

/// <summary>Whoever has the token from the mail chooses a password, and signs in with it from then on.</summary>
/// <param name="Token">From the mail, good once and for 72 hours.</param>
/// <param name="Name">In place of the one in the invitation.</param>
[SchemaName("InvitationAcceptance")]
public sealed record AcceptInvitation(
    [Required, MailedToken] string? Token, [Required, Password] string? Password,
    [ProperName(ProgramUser.MaxNameLength)] string? Name) : IRequest<Result<JoinedUser>>
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(AcceptInvitation);

    public sealed class Handler(IUsers users, INewUsers newUsers, IMediator mediator, ProgramClock clock)
        : IRequestHandler<AcceptInvitation, Result<JoinedUser>>
    {
        public async Task<Result<JoinedUser>> Handle(AcceptInvitation request, CancellationToken ct)
        {
            var tokenHash = MailedToken.Hash(request.Token!);
            if (await users.FindInvited(tokenHash, ct) is not { } invited || !invited.CanJoin(clock.MachineNow()))
                return UserRefusals.InvitationInvalid;

            // Not in a transaction: hashing is slow, and waits for its turn. The token is not used up if it is refused.
            var hashed = await newUsers.HashPassword(invited.Email, request.Password!, ct);
            return hashed.Refusal is { } refused
                ? refused
                : await mediator.Send(new StoreAcceptance(tokenHash, hashed.Value, request.Name), ct);
        }
    }
}

/// <summary>Somebody who may sign in from now on.</summary>
public sealed record JoinedUser(
    Guid Id, [Line(EmailAttribute.MaxEmailLength)] string Email, [Line(ProgramUser.MaxNameLength)] string? Name, Role Role);
