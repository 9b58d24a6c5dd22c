using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <param name="Code">From the authenticator in use, or a recovery code; for whoever has a second factor already.</param>
[SchemaName("TwoFactorStart")]
public sealed record StartTwoFactor([Required, Password] string? Password, [SignInCode] string? Code = null)
    : IRequest<Result<StartedTwoFactor>>, IChange, IConfirmedByCode
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(StartTwoFactor);

    public sealed class Handler(CurrentCaller current, ICredentials credentials, ISecondFactors factors)
        : IRequestHandler<StartTwoFactor, Result<StartedTwoFactor>>
    {
        private const string Issuer = "Partner program";

        public async Task<Result<StartedTwoFactor>> Handle(StartTwoFactor request, CancellationToken ct)
        {
            await credentials.Lock(current.Person(), ct);
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            var secret = await factors.Start(person, ct);
            var issuer = Uri.EscapeDataString(Issuer);
            return new StartedTwoFactor(
                secret, $"otpauth://totp/{issuer}:{Uri.EscapeDataString(person.Email)}?secret={secret}&issuer={issuer}");
        }
    }
}

public sealed record StartedTwoFactor(string Secret, string Uri)
{
    // The generated ToString would put the secret into logs.
    public override string ToString() => nameof(StartedTwoFactor);
}
