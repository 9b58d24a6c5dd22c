using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The store as the caller sees it: only what belongs to a partner, filtered by the caller's partner. What belongs to the program
/// (accounts, keys, claims, the waitlist) is not reachable here. Features name their sets by extension properties.
/// </summary>
public interface IChannelDb
{
    DbSet<T> Set<T>() where T : class, IPartnerOwned;

    /// <summary>
    /// Writes all changes now, with their audit rows and outbox events. The commit writes what is left anyway.
    /// </summary>
    Task Save(CancellationToken ct);
}
