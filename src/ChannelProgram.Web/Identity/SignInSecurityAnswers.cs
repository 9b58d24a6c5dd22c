using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Identity;

/// <summary>An authenticator that is to be confirmed.</summary>
/// <param name="Secret">In base 32. Null if the answer is given again for an idempotency key: then start anew.</param>
/// <param name="Uri">The same for a QR code (<c>otpauth</c>).</param>
internal sealed record TwoFactorSetup(
    [TextFormat(TwoFactorSetup.MaxSecretLength, "^[A-Z2-7]+$")] string? Secret,
    [TextFormat(TwoFactorSetup.MaxUriLength, "^otpauth://")] string? Uri)
    : IToldOnce
{
    public const int MaxSecretLength = 64;
    public const int MaxUriLength = 2048;

    public object WithoutSecret() => new TwoFactorSetup(Secret: null, Uri: null);
}

/// <summary>Each stands in once for a code of the authenticator.</summary>
/// <param name="Codes">Null if the answer is given again for an idempotency key: then get new ones.</param>
internal sealed record RecoveryCodes(
    [Count(1, RecoveryCodes.Max)][TextFormat(SignInCodeAttribute.MaxCodeLength, "^[a-z2-9-]+$")] IReadOnlyList<string>? Codes)
    : IToldOnce
{
    public const int Max = 10;

    public static Result<RecoveryCodes> Of(Result<NewRecoveryCodes> made) =>
        made.Refusal is { } refusal ? refusal : new RecoveryCodes(made.Value.Codes);

    public object WithoutSecret() => this with { Codes = null };
}
