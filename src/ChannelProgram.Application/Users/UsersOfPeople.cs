using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;

namespace ChannelProgram.Application.Users;

internal sealed class UsersOfPeople(IChannelDb db, IUsers users, ProgramClock clock) : ISignInOfPeople
{
    public async Task<Refusal?> End(PartnerId partner, PersonId person, string email, CancellationToken ct)
    {
        await users.Lock(partner, ct);
        foreach (var user in await users.FindOf(partner, person, email, ct))
        {
            var now = clock.MachineNow();
            var refused = user.Status is UserStatus.Invited
                ? user.CancelInvitation(now)
                : user.Remove(user.IsActiveAdmin && await users.HasOneAdmin(partner, ct), now);
            if (refused is not null) return refused;

            await users.Store(user, ct);
            // The next one may be the last administrator now.
            await db.Save(ct);
        }

        return null;
    }
}
