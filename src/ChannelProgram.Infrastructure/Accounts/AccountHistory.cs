using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>
/// Reads an account's history from the audit. A page begins after the last row of the page before, so that a late row of a node
/// with a slow clock shifts no other.
/// </summary>
internal sealed class AccountHistory(ChannelDb db, ICallerNames names) : IAccountHistory
{
    public async Task<IReadOnlyList<RecordedAccountEvent>> Of(
        AccountId account, PagePosition? after, int limit, CancellationToken ct)
    {
        var subject = account.Value.ToString();
        var rows = db.Set<AuditRow>().AsNoTracking().Where(it => it.Subject == subject);
        (DateTimeOffset, int, Guid)? last = after is { At: var at, Id: var id }
            ? (at, await rows.Where(it => it.Id == id).Select(it => it.Ordinal).SingleOrDefaultAsync(ct), id)
            : null;
        var found = await rows.NewestFirst(last, limit, it => it.RecordedAt, it => it.Ordinal, it => it.Id).ToListAsync(ct);
        var actors = await ActorNames.Of(names, found, ct);
        return
        [
            .. found.Select(it => new RecordedAccountEvent(
                PagePosition.Of(it.RecordedAt, it.Id), it.At, it.Action, ActorNames.KindOf(it), actors.NameOf(it),
                Details(EventRecorder.After(it)))),
        ];
    }

    private static RecordedAccountEvent.Details Details(IEventBody body) => new(
        (body as AccountKeyBody)?.KindOfKey(),
        (body as AccountKeyBody)?.Digest,
        (body as AccountChangedBody)?.Changed,
        (body as AccountExternalIdBody)?.ExternalId,
        (body as AccountCustomerBody)?.Deal);
}
