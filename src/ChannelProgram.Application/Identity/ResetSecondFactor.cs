using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>
/// An operator turns off the second factor of somebody who has lost the authenticator and the recovery codes. All sessions end:
/// whoever has found the authenticator may have begun one.
/// </summary>
public sealed record ResetSecondFactor(string Email) : IRequest<Result<Unit>>, IChange
{
    // No log names people.
    public override string ToString() => nameof(ResetSecondFactor);

    public sealed class Handler(
        CurrentCaller current, ICredentials credentials, ISecondFactors factors, IAttempts attempts, SecurityMails mails)
        : IRequestHandler<ResetSecondFactor, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ResetSecondFactor request, CancellationToken ct)
        {
            if (!SignIn.IsComparable(request.Email) || await credentials.FindByEmail(request.Email, ct) is not { } found)
                return IdentityRefusals.NobodySignsIn;
            await credentials.Lock(found.Id, ct);
            if (await credentials.Find(found.Id, ct) is not { } person) return IdentityRefusals.NobodySignsIn;
            if (!person.HasTwoFactor) return IdentityRefusals.NothingToReset;

            await factors.TurnOff(person, current.Known, ct);
            await credentials.EndSessions(person, ct);
            // Who tried wrong codes before can confirm another authenticator at once.
            await attempts.Forget(AttemptLimit.Code, $"{person.Id}", ct);
            mails.Tell(person, SecurityMails.TwoFactorOff);
            return Unit.Value;
        }
    }
}
