using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>A person, of the vendor's staff or a partner's, signs in with a password.</summary>
/// <param name="Code">From the authenticator, or a recovery code; for whoever has a second factor.</param>
public sealed record SignIn(
    [Required, Line(EmailAttribute.MaxEmailLength, Format = "email")] string? Email, [Required, Password] string? Password,
    [SignInCode] string? Code = null)
    : IRequest<Result<SignInResponse>>
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(SignIn);

    public sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator() => RuleFor(it => it.Email)
            .Must(it => it is null || IsComparable(it)).WithMessage("must be an e-mail address");
    }

    /// <summary>Addresses are compared in normalised form, and some texts have none.</summary>
    public static bool IsComparable(string email) => email.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0;

    public sealed class Handler(IPortalSignIn portal) : IRequestHandler<SignIn, Result<SignInResponse>>
    {
        public async Task<Result<SignInResponse>> Handle(SignIn request, CancellationToken ct)
        {
            var tried = await portal.TrySignIn(request.Email!, request.Password!, request.Code, ct);
            if (tried.Refusal is { } refusal) return refusal;
            return new SignInResponse(tried.Value.AccessToken, "Bearer", AccessToken.ExpiresIn, tried.Value.RefreshToken);
        }
    }
}

/// <summary>As typed: spaces and invisible characters count.</summary>
public sealed class PasswordAttribute : LineAttribute
{
    public const int MaxPasswordLength = 256;

    public PasswordAttribute() : base(MaxPasswordLength) => Format = "password";

    public override bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>From an authenticator, or a recovery code; hyphens and spaces do not count.</summary>
public sealed class SignInCodeAttribute() : LineAttribute(MaxCodeLength)
{
    public const int MaxCodeLength = 40;
}

/// <param name="ExpiresIn">Seconds for which the access token is good.</param>
/// <param name="RefreshToken">
/// Good once, at <c>POST /connect/token</c> with <c>grant_type=refresh_token</c> and no client: it brings the next two tokens.
/// </param>
public sealed record SignInResponse(
    [TextFormat(4000, "^[A-Za-z0-9_-]+$")] string AccessToken,
    [TextFormat(6, "^Bearer$")] string TokenType,
    int ExpiresIn,
    [TextFormat(4000, "^[A-Za-z0-9_-]+$")] string RefreshToken)
{
    public override string ToString() => nameof(SignInResponse);
}

public interface IPortalSignIn
{
    /// <summary>The refusal is the same for every cause. Failures are counted.</summary>
    Task<Result<UserTokenPair>> TrySignIn(string email, string password, string? code, CancellationToken ct);
}

public sealed record UserTokenPair(string AccessToken, string RefreshToken)
{
    // The generated ToString would put the tokens into logs.
    public override string ToString() => nameof(UserTokenPair);
}
