using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <param name="Token">From either of the two mails.</param>
[SchemaName("EmailConfirmation")]
public sealed record ConfirmEmail([Required, MailedToken] string? Token) : IRequest<Result<ConfirmedEmail>>, IChange
{
    public override string ToString() => nameof(ConfirmEmail);

    public sealed class Handler(ICredentials credentials, ISecretLinks links, SecurityMails mails, ProgramClock clock)
        : IRequestHandler<ConfirmEmail, Result<ConfirmedEmail>>
    {
        public async Task<Result<ConfirmedEmail>> Handle(ConfirmEmail request, CancellationToken ct)
        {
            if (await links.ConfirmEmailChange(request.Token!, clock.MachineNow(), ct) is not { } change
                || await credentials.Find(change.Person, ct) is not { } person)
                return IdentityRefusals.TokenInvalid;
            if (!change.IsConfirmed) return new ConfirmedEmail(Changed: false);
            if (await credentials.IsTaken(change.Email, ct)) return IdentityRefusals.EmailInUse;

            await credentials.SetEmail(person, change.Email, ct);
            mails.Tell(person, SecurityMails.EmailChanged);
            mails.Tell(person, SecurityMails.EmailChanged, change.Email);
            return new ConfirmedEmail(Changed: true);
        }
    }
}

/// <summary>What a confirmation led to.</summary>
/// <param name="Changed">False: the other address has to confirm, too.</param>
public sealed record ConfirmedEmail(bool Changed);
