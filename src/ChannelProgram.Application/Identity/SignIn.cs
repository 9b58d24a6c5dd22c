using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>A person, of the vendor's staff or a partner's, signs in with a password.</summary>
public sealed record SignIn([property: Required] string? Email, [property: Required] string? Password) : IRequest<Result<SignedIn>>
{
    // A record would print its members, and whatever logs a request would then log the password.
    public override string ToString() => nameof(SignIn);

    public sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(it => it.Email).Cascade(CascadeMode.Stop).RequiredLine(254)
                // An address is compared by its normal form, and these have none.
                .Must(it => it is null || it.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0).WithMessage("must be an e-mail address");
            RuleFor(it => it.Password).Cascade(CascadeMode.Stop).NotEmpty().WithMessage(Messages.Required)
                .Must(it => it!.Length <= 256).WithMessage("has at most 256 characters")
                .Must(it => Text.IsSingleLine(it!)).WithMessage("holds control characters, or text that is not valid Unicode");
        }
    }

    public sealed class Handler(IPortalSignIn portal) : IRequestHandler<SignIn, Result<SignedIn>>
    {
        public async Task<Result<SignedIn>> Handle(SignIn request, CancellationToken ct)
        {
            var tried = await portal.TrySignIn(request.Email!, request.Password!, ct);
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
