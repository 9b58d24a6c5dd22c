namespace ChannelProgram.Infrastructure.Store;

internal interface IInsertRows
{
    /// <param name="db">Its transaction is used; it does not track the rows.</param>
    /// <param name="news">Entities with all their parts. Rows of one table get their numbers in this order.</param>
    Task Insert(ChannelDb db, IReadOnlyList<object> news, CancellationToken ct);
}
