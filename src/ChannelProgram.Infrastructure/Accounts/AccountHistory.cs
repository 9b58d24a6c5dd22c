using System.Text.Json;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Reads the history of an account off the audit: its rows are only added, so that counted from the first each keeps its place.</summary>
internal sealed class AccountHistory(ChannelDb db) : IAccountHistory
{
    public async Task<IReadOnlyList<RecordedAccountEvent>> Of(AccountId account, long before, int atMost, CancellationToken ct)
    {
        var subject = account.Value.ToString();
        var rows = db.Set<AuditRow>().AsNoTracking().Where(it => it.Subject == subject);
        var end = (int)Math.Min(before, await rows.CountAsync(ct));
        var first = Math.Max(0, end - atMost);
        var found = await rows.OrderBy(it => it.RecordedAt).ThenBy(it => it.Ordinal).ThenBy(it => it.Id).Skip(first).Take(end - first).ToListAsync(ct);
        var actors = await ActorNames.Of(db, found, ct);
        return
        [
            .. found.Select((it, place) => new RecordedAccountEvent(
                first + place, it.At, it.Action, ActorNames.KindOf(it), actors.NameOf(it),
                JsonSerializer.Deserialize<RecordedAccountEvent.Details>(it.After, EventRecorder.Json)!)).Reverse(),
        ];
    }
}
