using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Nothing delivers events yet: all that are stored wait.</summary>
internal sealed class Outbox(ChannelDb db) : IOutbox
{
    public Task<DateTimeOffset?> OldestPending(CancellationToken ct) => db.Set<OutboxEvent>()
        .OrderBy(it => it.RecordedAt).ThenBy(it => it.Ordinal)
        .Select(it => (DateTimeOffset?)it.RecordedAt)
        .FirstOrDefaultAsync(ct);
}
