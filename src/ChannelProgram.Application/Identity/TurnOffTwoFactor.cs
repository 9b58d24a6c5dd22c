using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

[SchemaName("TwoFactorEnding")]
public sealed record TurnOffTwoFactor([Required, Password] string? Password, [Required, SignInCode] string? Code)
    : IRequest<Result<TwoFactor>>, IChange, IConfirmedByCode
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(TurnOffTwoFactor);

    public sealed class Handler(
        CurrentCaller current, ICredentials credentials, ISecondFactors factors, SecurityMails mails)
        : IRequestHandler<TurnOffTwoFactor, Result<TwoFactor>>
    {
        public async Task<Result<TwoFactor>> Handle(TurnOffTwoFactor request, CancellationToken ct)
        {
            await credentials.Lock(current.Person(), ct);
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            if (!person.HasTwoFactor) return IdentityRefusals.TwoFactorOff;
            if (person.NeedsTwoFactor) return IdentityRefusals.TwoFactorNeeded;

            await factors.TurnOff(person, person.Caller, ct);
            mails.Tell(person, SecurityMails.TwoFactorOff);
            return new TwoFactor(Enabled: false, Required: false, RecoveryCodesLeft: 0);
        }
    }
}
