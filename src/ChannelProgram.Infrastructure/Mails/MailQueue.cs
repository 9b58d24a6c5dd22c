using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Mails;

internal sealed class MailQueue(ChannelDb db) : IMailQueue
{
    public void Add(Mail mail) => db.Add(mail);

    public async Task<IReadOnlyList<Mail>> FindDue(DateTimeOffset now, int limit, CancellationToken ct) =>
        await db.Set<Mail>().Where(it => it.NextAttemptAt <= now)
            .OrderBy(it => it.NextAttemptAt).ThenBy(it => it.Id).Take(limit).ToListAsync(ct);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);

    public Task<Mail?> Find(MailId id, CancellationToken ct) => db.Set<Mail>().SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<Mail>> FindLatest(int limit, CancellationToken ct) =>
        await db.Set<Mail>().AsNoTracking().OrderByDescending(it => it.QueuedAt).ThenByDescending(it => it.Id).Take(limit)
            .ToListAsync(ct);

    public Task<int> DeleteQueuedBefore(DateTimeOffset instant, CancellationToken ct) =>
        db.Set<Mail>().Where(it => it.QueuedAt < instant).ExecuteDeleteAsync(ct);
}
