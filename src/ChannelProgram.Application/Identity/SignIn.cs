using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>A person, of the vendor's staff or a partner's, signs in with a password.</summary>
public sealed record SignIn(string Email, string Password) : IRequest<Result<SignedIn>>
{
    // A record would print its members, and whatever logs a request would then log the password.
    public override string ToString() => nameof(SignIn);

    public sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(it => it.Email).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("Give your e-mail address.")
                .MaximumLength(254).WithMessage("Use at most 254 characters.")
                .Must(BeText).WithMessage("Use no control characters and only valid Unicode.");
            RuleFor(it => it.Password).Cascade(CascadeMode.Stop)
                .Must(it => !string.IsNullOrEmpty(it)).WithMessage("Give your password.")
                .MaximumLength(256).WithMessage("Use at most 256 characters.")
                .Must(BeText).WithMessage("Use no control characters and only valid Unicode.");
        }

        // An address is compared by its normal form, and lone surrogates (read as U+FFFD here) and U+FFFE have none.
        private static bool BeText(string value)
        {
            foreach (var rune in value.EnumerateRunes())
                if (System.Text.Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFD) return false;
            return true;
        }
    }

    public sealed class Handler(IPortalSignIn portal) : IRequestHandler<SignIn, Result<SignedIn>>
    {
        public async Task<Result<SignedIn>> Handle(SignIn request, CancellationToken ct)
        {
            var tried = await portal.TrySignIn(request.Email, request.Password, ct);
            if (tried.Refusal is { } refusal) return refusal;
            return new SignedIn(tried.Value.Value, "Bearer", (int)tried.Value.Lifetime.TotalSeconds);
        }
    }
}

public sealed record SignedIn(string AccessToken, string TokenType, int ExpiresIn)
{
    public override string ToString() => nameof(SignedIn);
}

public interface IPortalSignIn
{
    /// <summary>A token for the person, or a refusal that is the same for every cause; failures are counted.</summary>
    Task<Result<AccessToken>> TrySignIn(string email, string password, CancellationToken ct);
}
