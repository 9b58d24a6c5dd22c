namespace ChannelProgram.Infrastructure.Store;

/// <summary>Stores many new things of any kind in one round trip.</summary>
internal interface IInsertRows
{
    /// <param name="db">The context in whose transaction they are stored; it does not track them.</param>
    /// <param name="news">Entities with all that belongs to them, in the order in which those of one table are to be numbered.</param>
    Task Insert(ChannelDb db, IReadOnlyList<object> news, CancellationToken ct);
}
