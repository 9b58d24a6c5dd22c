using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Nothing delivers events to other systems yet: all of them are pending.</summary>
internal sealed class Outbox(ChannelDb db, IEngine engine) : IOutbox
{
    /// <summary>
    /// The published events after a position, in an order that later commits cannot change: an event is read once every
    /// transaction that began to write before its own has ended. Changes of one subject are also counted by
    /// <see cref="OutboxEvent.Version"/>.
    /// </summary>
    /// <param name="withInternal">Also those that must not leave the product.</param>
    public async Task<IReadOnlyList<OutboxEvent>> ReadAfter(
        OutboxPosition after, int max, CancellationToken ct, bool withInternal = false)
    {
        // Asked before the rows are read: every transaction below it had ended then and is visible.
        var committed = await engine.CommittedUpTo(db, ct);
        var (position, ordinal, id) = (after.Position, after.Ordinal, after.Id);
        return await InOrder()
            .Where(it => it.Position >= position && it.Position < committed && (withInternal || !it.IsInternal))
            .Where(it => it.Position > position || it.Ordinal > ordinal || (it.Ordinal == ordinal && it.Id > id))
            .Take(max)
            .ToListAsync(ct);
    }

    // Includes events that cannot be read yet: the age shows it if a transaction blocks the outbox.
    public Task<DateTimeOffset?> OldestPending(CancellationToken ct) =>
        InOrder().Select(it => (DateTimeOffset?)it.RecordedAt).FirstOrDefaultAsync(ct);

    private IQueryable<OutboxEvent> InOrder() =>
        db.Set<OutboxEvent>().AsNoTracking().OrderBy(it => it.Position).ThenBy(it => it.Ordinal).ThenBy(it => it.Id);
}
