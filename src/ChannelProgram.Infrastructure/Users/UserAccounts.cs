using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Users;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>The accounts of people, as far as whoever manages them goes.</summary>
internal sealed class UserAccounts(Credentials credentials)
{
    public async Task Apply(ProgramUser user, PortalUser account, DateTimeOffset now, CancellationToken ct)
    {
        (account.Partner, account.Role, account.Person) = (user.Partner, user.Role, user.Person);
        account.ConcurrencyStamp = Credentials.NewStamp();
        if (user.Status is UserStatus.Active)
        {
            account.Reinstate();
            return;
        }

        // Tokens that are issued at this very moment have the old stamp, and so are out as well.
        if (!PortalUser.IsSuspended(account.LockoutEnd)) account.SecurityStamp = Credentials.NewStamp();
        account.Suspend();
        if (user.Status is not UserStatus.Removed) return;

        account.Remove(now);
        await credentials.Delete(account, ct);
    }
}
