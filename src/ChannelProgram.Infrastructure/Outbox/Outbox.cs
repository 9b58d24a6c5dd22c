using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Nothing delivers events yet: all that are stored wait.</summary>
internal sealed class Outbox(ChannelDb db, IEngine engine) : IOutbox
{
    /// <summary>
    /// The events after a position, in an order in which nothing that is committed later comes before what was read. An event
    /// is read once every transaction is over that began to write before its own did. Changes of one subject also count their
    /// <see cref="OutboxEvent.Version"/>.
    /// </summary>
    public async Task<IReadOnlyList<OutboxEvent>> ReadAfter(OutboxPosition after, int max, CancellationToken ct)
    {
        // Asked before the rows are: what is below it was over by then, and is seen.
        var committed = await engine.CommittedUpTo(db, ct);
        var (position, ordinal, id) = (after.Position, after.Ordinal, after.Id);
        return await InOrder()
            .Where(it => it.Position >= position && it.Position < committed)
            .Where(it => it.Position > position || it.Ordinal > ordinal || (it.Ordinal == ordinal && it.Id > id))
            .Take(max)
            .ToListAsync(ct);
    }

    // Also one that cannot be read yet: should a transaction keep the outbox from being read, its age is to tell.
    public Task<DateTimeOffset?> OldestPending(CancellationToken ct) =>
        InOrder().Select(it => (DateTimeOffset?)it.RecordedAt).FirstOrDefaultAsync(ct);

    private IQueryable<OutboxEvent> InOrder() =>
        db.Set<OutboxEvent>().AsNoTracking().OrderBy(it => it.Position).ThenBy(it => it.Ordinal).ThenBy(it => it.Id);
}
