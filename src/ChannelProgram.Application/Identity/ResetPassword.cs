using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Identity;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>Whoever has the token from the mail sets a new password.</summary>
/// <param name="Token">From the mail, good once and for an hour.</param>
[SchemaName("PasswordReset")]
public sealed record ResetPassword([Required, MailedToken] string? Token, [Required, Password] string? Password)
    : IRequest<Result<Unit>>, IChange
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(ResetPassword);

    public sealed class Handler(
        ICredentials credentials, ISecretLinks links, IAttempts attempts, SecurityMails mails, ProgramClock clock)
        : IRequestHandler<ResetPassword, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ResetPassword request, CancellationToken ct)
        {
            if (await links.TakePasswordReset(request.Token!, clock.MachineNow(), ct) is not { } whose
                || await credentials.Find(whose, ct) is not { } person)
                return IdentityRefusals.TokenInvalid;
            // The token is not used up then: nothing of a refused change is stored.
            if (PasswordRules.FaultOf(request.Password!, person.Email) is { } fault)
                return IdentityRefusals.Unfit("/password", fault);

            if (!await credentials.TrySetPassword(person, request.Password!, isReset: true, ct))
                return IdentityRefusals.SignInBusy;

            // Who guessed at codes with the old password begins anew, and so does its owner.
            await attempts.Forget(AttemptLimit.Code, $"{person.Id}", ct);
            mails.Tell(person, SecurityMails.PasswordChanged);
            return Unit.Value;
        }
    }
}
