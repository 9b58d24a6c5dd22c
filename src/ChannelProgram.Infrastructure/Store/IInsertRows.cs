using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>Stores many new rows of any tables in one round trip.</summary>
internal interface IInsertRows
{
    /// <param name="db">The context whose transaction they are stored in.</param>
    /// <param name="rows">New, of any contexts, in the order in which those of one table are to be numbered.</param>
    Task Insert(ChannelDb db, IReadOnlyList<EntityEntry> rows, CancellationToken ct);
}
