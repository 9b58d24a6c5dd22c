using System.Globalization;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>Reads the history of a deal off the audit.</summary>
internal sealed class DealHistory(ChannelDb db) : IDealHistory
{
    public async Task<IReadOnlyList<RecordedEvent>> Of(Deal deal, long before, int atMost, CancellationToken ct)
    {
        var subject = deal.Id.Value.ToString();
        var rows = await db.Set<AuditRow>().AsNoTracking()
            .Where(it => it.Subject == subject && it.Version < before)
            .OrderByDescending(it => it.Version)
            .Take(atMost)
            .ToListAsync(ct);

        var people = rows.Where(IsPerson).Select(it => Guid.Parse(it.Actor, CultureInfo.InvariantCulture)).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(it => people.Contains(it.Id))
            .ToDictionaryAsync(it => it.Id.ToString(), it => it.Email, ct);
        return
        [
            .. rows.Select(it => new RecordedEvent(
                it.Version!.Value, it.At, it.Action, KindOf(it),
                IsPerson(it) ? names.GetValueOrDefault(it.Actor) : KindOf(it) is CallerKind.Program ? null : it.Actor,
                JsonSerializer.Deserialize<DealState>(it.After, Journal.Json)!)),
        ];
    }

    private static bool IsPerson(AuditRow row) => KindOf(row) is CallerKind.PartnerUser or CallerKind.Staff;

    private static CallerKind KindOf(AuditRow row) => Enum.Parse<CallerKind>(row.ActorKind, ignoreCase: true);
}
