using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The store as the caller sees it. What a partner may not see is not in it: the scope is applied here and nowhere else.
/// What belongs to the program (accounts, keys, claims, the line of those who wait) is not here at all.
/// </summary>
public interface IChannelDb
{
    DbSet<Deal> Deals { get; }

    DbSet<Partner> Partners { get; }

    /// <summary>
    /// A deal to be read and not to be changed, as it was last committed, whatever the transaction at hand did; null if the
    /// caller has no such deal.
    /// </summary>
    Task<Deal?> Find(DealId id, CancellationToken ct);

    /// <summary>
    /// Writes what changed, with its audit rows and outbox events, before the change goes on. What a change leaves behind is
    /// written anyway, when it is committed.
    /// </summary>
    Task Save(CancellationToken ct);
}
