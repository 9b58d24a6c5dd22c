using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>Reads single deals, many requests at once.</summary>
public interface IDealLookup
{
    /// <summary>
    /// A deal to be read and not to be changed, as it was last committed, whatever the transaction at hand did; null if the
    /// caller has no such deal.
    /// </summary>
    Task<Deal?> Find(DealId id, CancellationToken ct);
}

public static class DealSet
{
    extension(IChannelDb db)
    {
        /// <summary>The deals that the caller sees.</summary>
        public DbSet<Deal> Deals => db.Set<Deal>();
    }
}
