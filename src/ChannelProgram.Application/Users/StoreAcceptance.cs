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

/// <summary>The second step of <see cref="AcceptInvitation"/>, once the password is hashed.</summary>
/// <param name="Name">In place of the one in the invitation.</param>
public sealed record StoreAcceptance(byte[] TokenHash, string PasswordHash, string? Name) : IRequest<Result<JoinedUser>>, IChange
{
    public override string ToString() => nameof(StoreAcceptance);

    public sealed class Handler(
        IChannelDb db, IUsers users, IPeople people, INewUsers newUsers, ICredentials credentials, CurrentCaller caller,
        ProgramClock clock)
        : IRequestHandler<StoreAcceptance, Result<JoinedUser>>
    {
        public async Task<Result<JoinedUser>> Handle(StoreAcceptance request, CancellationToken ct)
        {
            if (await users.LockInvited(request.TokenHash, ct) is not { } user || !user.CanJoin(clock.MachineNow()))
                return UserRefusals.InvitationInvalid;
            // Whoever accepts is nobody yet: the program looks at the partner.
            caller.Caller ??= Caller.Program;
            var now = clock.Now();
            if (user.Partner is { } partner
                && await db.Partners.AnyAsync(
                    it => it.Id == partner && (it.Status != PartnerStatus.Active || it.LeavesAt <= now), ct))
                return Refusal.PartnerNotActive;
            // Nothing of a refused acceptance is stored, so the token is not used up.
            if (await credentials.IsTaken(user.Email, ct)) return IdentityRefusals.EmailInUse;

            var joined = new NewUser(
                user.Id.Value, user.Partner, user.Role, user.Email, request.Name ?? user.Name, user.CreatedAt, user.Person);
            await users.ForgetInvitation(user.Id, ct);
            await newUsers.Add(joined, request.PasswordHash, by: null, ct);
            await ConfirmEmail(joined, ct);
            return new JoinedUser(joined.Id, joined.Email, joined.Name, joined.Role);
        }

        /// <summary>Whoever had the mail has the address that the partner has of the person.</summary>
        private async Task ConfirmEmail(NewUser user, CancellationToken ct)
        {
            if (user.Person is not { } person) return;
            // Whoever joins a partner with this address at once finds the record, or has the address first.
            await people.LockByEmail(user.Email, ct);
            var comparable = Membership.Comparable(user.Email);
            var membership = await db.Memberships.SingleOrDefaultAsync(
                it => it.Partner == user.Partner && it.Person == person && it.Until == null
                    && it.ComparableEmail == comparable, ct);
            membership?.ConfirmEmail(clock.Now());
        }
    }
}
