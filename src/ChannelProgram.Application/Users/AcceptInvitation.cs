using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Users;

/// <summary>Whoever has the token from the mail chooses a password, and signs in with it from then on.</summary>
/// <param name="Token">From the mail, good once and for 72 hours.</param>
/// <param name="Name">In place of the one in the invitation.</param>
[SchemaName("InvitationAcceptance")]
public sealed record AcceptInvitation(
    [Required, MailedToken] string? Token, [Required, Password] string? Password,
    [ProperName(ProgramUser.MaxNameLength)] string? Name) : IRequest<Result<JoinedUser>>, IChange
{
    // The generated ToString would put the password into logs.
    public override string ToString() => nameof(AcceptInvitation);

    public sealed class Handler(IChannelDb db, IUsers users, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<AcceptInvitation, Result<JoinedUser>>
    {
        public async Task<Result<JoinedUser>> Handle(AcceptInvitation request, CancellationToken ct)
        {
            if (await users.LockInvited(MailedToken.Hash(request.Token!), ct) is not { } user
                || user.Join(request.Name, clock.MachineNow()) is not null)
                return UserRefusals.InvitationInvalid;
            // Whoever accepts is nobody yet: the program looks at the partner.
            caller.Caller ??= Caller.Program;
            if (user.Partner is { } partner
                && await db.Partners.AnyAsync(it => it.Id == partner && it.Status != PartnerStatus.Active, ct))
                return Refusal.PartnerNotActive;
            // Nothing of a refused acceptance is stored, so the token is not used up.
            if (await users.IsInUse(user.Email, ct)) return UserRefusals.EmailInUse;
            if (await users.FaultOf(request.Password!, user, ct) is { } fault)
                return Refusal.Invalid(new Dictionary<string, string[]> { ["/password"] = [fault] });

            if (!await users.TryOpen(user, request.Password!, ct)) return IdentityRefusals.SignInBusy;

            await ConfirmEmail(user, ct);
            return new JoinedUser(user.Id.Value, user.Email, user.Name, user.Role);
        }

        /// <summary>Whoever had the mail has the address that the partner has of the person.</summary>
        private async Task ConfirmEmail(ProgramUser user, CancellationToken ct)
        {
            if (user.Person is not { } person) return;
            var comparable = Membership.Comparable(user.Email);
            var membership = await db.Memberships.SingleOrDefaultAsync(
                it => it.Partner == user.Partner && it.Person == person && it.Until == null
                    && it.ComparableEmail == comparable, ct);
            membership?.ConfirmEmail();
        }
    }
}

/// <summary>Somebody who may sign in from now on.</summary>
public sealed record JoinedUser(
    Guid Id, [Line(EmailAttribute.MaxEmailLength)] string Email, [Line(ProgramUser.MaxNameLength)] string? Name, Role Role);
