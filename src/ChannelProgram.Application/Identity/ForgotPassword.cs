using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>
/// A mail with a token goes to the address if somebody signs in with it. Answer and time are the same if not.
/// </summary>
public sealed record ForgotPassword(
    [Required, Line(EmailAttribute.MaxEmailLength, Format = "email")] string? Email) : IRequest<Result<Unit>>
{
    // Longer than the mail takes.
    private static readonly TimeSpan AnswerTakes = TimeSpan.FromMilliseconds(500);

    // No log names people.
    public override string ToString() => nameof(ForgotPassword);

    public sealed class Validator : AbstractValidator<ForgotPassword>
    {
        public Validator() => RuleFor(it => it.Email)
            .Must(it => it is null || SignIn.IsComparable(it)).WithMessage("must be an e-mail address");
    }

    public sealed class Handler(IMediator mediator, IAttempts attempts, RequestSource source)
        : IRequestHandler<ForgotPassword, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ForgotPassword request, CancellationToken ct)
        {
            if (await attempts.TryCount(AttemptLimit.ForgottenFromSource, source.Network, ct) is { } wait)
                return IdentityRefusals.TooManyAttempts(wait);

            var answering = Task.Delay(AnswerTakes, ct);
            await mediator.Send(new SendPasswordReset(request.Email!), ct);
            await answering;
            return Unit.Value;
        }
    }
}
