using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Identity;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <param name="Password">The one so far.</param>
[SchemaName("PasswordChange")]
public sealed record ChangePassword([Required, Password] string? Password, [Required, Password] string? NewPassword)
    : IRequest<Result<Unit>>, IChange, IConfirmedByPassword
{
    // The generated ToString would put the passwords into logs.
    public override string ToString() => nameof(ChangePassword);

    public sealed class Handler(CurrentCaller current, ICredentials credentials, SecurityMails mails)
        : IRequestHandler<ChangePassword, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ChangePassword request, CancellationToken ct)
        {
            await credentials.Lock(current.Person(), ct);
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            if (PasswordRules.FaultOf(request.NewPassword!, person.Email) is { } fault)
                return IdentityRefusals.Unfit("/newPassword", fault);
            if (!await credentials.TrySetPassword(person, request.NewPassword!, isReset: false, ct))
                return IdentityRefusals.SignInBusy;

            mails.Tell(person, SecurityMails.PasswordChanged);
            return Unit.Value;
        }
    }
}
