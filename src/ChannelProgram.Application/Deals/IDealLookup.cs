using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

public interface IDealLookup
{
    /// <summary>
    /// The deal as last committed, whatever the current transaction did; not for change. Null: the caller has no such deal.
    /// </summary>
    Task<Deal?> Find(DealId id, CancellationToken ct);

    /// <summary>The same by its number.</summary>
    Task<Deal?> Find(DealNumber number, CancellationToken ct);
}

public static class DealSet
{
    extension(IChannelDb db)
    {
        public DbSet<Deal> Deals => db.Set<Deal>();
    }
}
