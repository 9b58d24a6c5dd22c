using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

[SchemaName("RecoveryCodesRenewal")]
public sealed record RenewRecoveryCodes([Required, Password] string? Password, [Required, SignInCode] string? Code)
    : IRequest<Result<NewRecoveryCodes>>, IChange, IConfirmedByCode
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(RenewRecoveryCodes);

    public sealed class Handler(
        CurrentCaller current, ICredentials credentials, ISecondFactors factors, SecurityMails mails)
        : IRequestHandler<RenewRecoveryCodes, Result<NewRecoveryCodes>>
    {
        public async Task<Result<NewRecoveryCodes>> Handle(RenewRecoveryCodes request, CancellationToken ct)
        {
            await credentials.Lock(current.Person(), ct);
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            if (!person.HasTwoFactor) return IdentityRefusals.TwoFactorOff;

            mails.Tell(person, SecurityMails.RecoveryCodesRenewed);
            return await factors.RenewRecoveryCodes(person, ct);
        }
    }
}
