using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class DealHistory(ChannelDb db, ICallerNames names) : IDealHistory
{
    public async Task<IReadOnlyList<RecordedEvent>> Of(Deal deal, long before, int limit, CancellationToken ct)
    {
        var subject = deal.Id.Value.ToString();
        var rows = await db.Set<AuditRow>().AsNoTracking()
            .Where(it => it.Subject == subject && it.Version < before)
            .OrderByDescending(it => it.Version)
            .Take(limit)
            .ToListAsync(ct);

        var actors = await ActorNames.Of(names, rows, ct);
        return
        [
            .. rows.Select(it => new RecordedEvent(
                it.Version!.Value, it.At, it.Action, ActorNames.KindOf(it), actors.NameOf(it),
                ((DealBody)EventRecorder.After(it)).ToState())),
        ];
    }
}
