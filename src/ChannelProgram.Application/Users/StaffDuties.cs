using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Users;

/// <summary>What a member of staff who is removed was responsible for: nobody is, until somebody else is named.</summary>
public sealed class StaffDuties(IChannelDb db, IEnumerable<IWorkSource> sources, ProgramClock clock)
{
    public async Task End(UserId staff, CancellationToken ct)
    {
        var id = staff.Value;
        foreach (var it in await db.Partners.Where(it => it.ChannelManager == id || it.DeputyManager == id).ToListAsync(ct))
            it.Place(
                it.Placement with
                {
                    ChannelManager = it.ChannelManager == id ? null : it.ChannelManager,
                    DeputyManager = it.DeputyManager == id ? null : it.DeputyManager,
                },
                clock.Now());
        foreach (var source in sources) await source.Unassign(id, ct);
    }
}
