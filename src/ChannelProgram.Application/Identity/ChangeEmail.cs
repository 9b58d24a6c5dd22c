using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>Asks at both addresses. The caller is not told whether somebody has the new one: its mail tells.</summary>
[SchemaName("EmailChange")]
public sealed record ChangeEmail([Required, Email] string? Email, [Required, Password] string? Password)
    : IRequest<Result<PendingEmailChange>>, IChange, IConfirmedByPassword
{
    private static readonly TimeSpan TokensLast = TimeSpan.FromDays(1);

    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(ChangeEmail);

    public sealed class Validator : AbstractValidator<ChangeEmail>
    {
        public Validator() => RuleFor(it => it.Email)
            .Must(it => it is null || SignIn.IsComparable(it)).WithMessage("must be an e-mail address");
    }

    public sealed class Handler(
        CurrentCaller current, ICredentials credentials, ISecretLinks links, IAttempts attempts, SecurityMails mails,
        ProgramClock clock)
        : IRequestHandler<ChangeEmail, Result<PendingEmailChange>>
    {
        public async Task<Result<PendingEmailChange>> Handle(ChangeEmail request, CancellationToken ct)
        {
            await credentials.Lock(current.Person(), ct);
            if (await credentials.Find(current.Person(), ct) is not { } person) return IdentityRefusals.NoLongerSignedIn;
            if (credentials.AreSame(request.Email!, person.Email))
                return IdentityRefusals.Unfit("/email", "is your address already");
            if (await attempts.TryCount(AttemptLimit.EmailChange, $"{person.Id}", ct) is { } wait)
                return IdentityRefusals.TooManyAttempts(wait);

            var expiresAt = clock.MachineNow() + TokensLast;
            var (toOld, toNew) = await links.BeginEmailChange(person, request.Email!, expiresAt, ct);
            mails.Send(person.Id, person.Email, SecurityMails.EmailChangeAsked, toOld);
            if (await credentials.IsTaken(request.Email!, ct)) mails.Tell(person, SecurityMails.EmailTaken, request.Email);
            else mails.Send(person.Id, request.Email!, SecurityMails.EmailToConfirm, toNew);
            return new PendingEmailChange(expiresAt);
        }
    }
}

/// <summary>A change that waits to be confirmed at both addresses.</summary>
/// <param name="ExpiresAt">When the tokens in the mails are good for nothing any more.</param>
public sealed record PendingEmailChange(DateTimeOffset ExpiresAt);
