using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Identity;

/// <summary>Authenticator apps (RFC 6238) and recovery codes. Every change is recorded in the audit.</summary>
public interface ISecondFactors
{
    Task<int> CountRecoveryCodes(Guid person, CancellationToken ct);

    /// <summary>The one in use stays until the new one is confirmed.</summary>
    /// <returns>The secret in base 32, as authenticators want it.</returns>
    Task<string> Start(Person person, CancellationToken ct);

    /// <summary>From then on a code is asked for at sign-in. Sessions that came about without one end.</summary>
    Task<Result<NewRecoveryCodes>> Confirm(Person person, string code, CancellationToken ct);

    /// <summary>The old ones are good for nothing.</summary>
    Task<NewRecoveryCodes> RenewRecoveryCodes(Person person, CancellationToken ct);

    /// <param name="by">Who did it, in the audit.</param>
    Task TurnOff(Person person, Caller by, CancellationToken ct);
}

public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes)
{
    // The generated ToString would put them into logs.
    public override string ToString() => nameof(NewRecoveryCodes);
}
