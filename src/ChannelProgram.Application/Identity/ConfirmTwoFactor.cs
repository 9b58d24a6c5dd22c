using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <param name="Code">What the authenticator shows now.</param>
[SchemaName("TwoFactorConfirmation")]
public sealed record ConfirmTwoFactor([Required, SignInCode] string? Code) : IRequest<Result<NewRecoveryCodes>>, IChange
{
    public override string ToString() => nameof(ConfirmTwoFactor);

    public sealed class Handler(
        CurrentCaller current, ICredentials credentials, ISecondFactors factors, SecurityMails mails)
        : IRequestHandler<ConfirmTwoFactor, Result<NewRecoveryCodes>>
    {
        public async Task<Result<NewRecoveryCodes>> Handle(ConfirmTwoFactor request, CancellationToken ct)
        {
            await credentials.Lock(current.Person(), ct);
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            var confirmed = await factors.Confirm(person, request.Code!, ct);
            if (confirmed.Refusal is null) mails.Tell(person, SecurityMails.TwoFactorOn);
            return confirmed;
        }
    }
}
