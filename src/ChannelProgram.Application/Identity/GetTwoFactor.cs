using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record GetTwoFactor : IRequest<Result<TwoFactor>>
{
    public sealed class Handler(CurrentCaller current, ICredentials credentials, ISecondFactors factors)
        : IRequestHandler<GetTwoFactor, Result<TwoFactor>>
    {
        public async Task<Result<TwoFactor>> Handle(GetTwoFactor request, CancellationToken ct)
        {
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            return new TwoFactor(
                person.HasTwoFactor, person.NeedsTwoFactor, await factors.CountRecoveryCodes(person.Id, ct));
        }
    }
}

/// <summary>The caller's second factor.</summary>
/// <param name="Enabled">A code is asked for at sign-in.</param>
/// <param name="Required">It cannot be turned off.</param>
/// <param name="RecoveryCodesLeft">How many were not used yet.</param>
public sealed record TwoFactor(bool Enabled, bool Required, int RecoveryCodesLeft);
