using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record SendPasswordReset(string Email) : IRequest<Result<Unit>>, IChange
{
    public static readonly TimeSpan TokenLasts = TimeSpan.FromHours(1);

    // No log names people.
    public override string ToString() => nameof(SendPasswordReset);

    public sealed class Handler(
        ICredentials credentials, ISecretLinks links, IAttempts attempts, SecurityMails mails, ProgramClock clock)
        : IRequestHandler<SendPasswordReset, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(SendPasswordReset request, CancellationToken ct)
        {
            if (await credentials.FindByEmail(request.Email, ct) is not { } person
                || await attempts.TryCount(AttemptLimit.Forgotten, $"{person.Id}", ct) is not null)
                return Unit.Value;

            var token = links.AddPasswordReset(person.Id, clock.MachineNow() + TokenLasts);
            mails.Send(person.Id, person.Email, SecurityMails.PasswordForgotten, token);
            return Unit.Value;
        }
    }
}
