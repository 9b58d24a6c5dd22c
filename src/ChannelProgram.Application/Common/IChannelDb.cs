using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The store as the caller may see it: only data that belongs to partners, filtered by the caller's partner. Accounts, keys,
/// claims and the waitlist are not reachable here. Features add their sets as extension properties.
/// </summary>
public interface IChannelDb
{
    DbSet<T> Set<T>() where T : class, IPartnerOwned;

    Task Save(CancellationToken ct);
}
