using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using MediatR;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// The applicant answers the mail and chooses a password. The password is hashed before the transaction begins: hashing is slow,
/// and waits for its turn.
/// </summary>
public sealed record ConfirmApplication([RequestBody] ConfirmApplication.Body Form) : IRequest<Result<ApplicationProgress>>
{
    /// <param name="Secret">That of the mail.</param>
    [SchemaName("PartnerApplicationConfirmation")]
    public sealed record Body(
        [Required, MailedToken] string? Secret,
        [Required, Password] string? Password)
    {
        // The generated ToString would put both into logs.
        public override string ToString() => nameof(Body);
    }

    public sealed class Handler(
        IPartnerApplications applications, ICredentials credentials, INewUsers users, IMediator mediator, ProgramClock clock)
        : IRequestHandler<ConfirmApplication, Result<ApplicationProgress>>
    {
        public async Task<Result<ApplicationProgress>> Handle(ConfirmApplication request, CancellationToken ct)
        {
            if (await applications.FindBySecret(MailedToken.Hash(request.Form.Secret!), ct) is not { } found)
                return PartnerApplicationRefusals.NotFound;
            if (!found.CanConfirm(clock.Now())) return PartnerApplicationRefusals.LinkExpired;

            if (await credentials.IsTaken(found.Email, ct)) return IdentityRefusals.EmailInUse;

            var hashed = await users.HashPassword(found.Email, request.Form.Password!, ct);
            return hashed.Refusal is { } refused
                ? refused
                : await mediator.Send(new StoreConfirmation(found.Id, hashed.Value), ct);
        }
    }
}
