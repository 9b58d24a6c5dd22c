using ChannelProgram.Application.Work;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class StaffDirectory(ChannelDb db) : IStaff
{
    public async Task<bool> MayDecide(Guid id, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(it => it.Id == id).Select(it => new { it.Role, it.LockoutEnd })
            .SingleOrDefaultAsync(ct) is { } user
        && WorkPermissions.Decide.Roles.Contains(user.Role) && !PortalUser.IsSuspended(user.LockoutEnd);
}
