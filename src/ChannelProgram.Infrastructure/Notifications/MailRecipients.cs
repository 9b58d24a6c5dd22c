using ChannelProgram.Application.Notifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Notifications;

internal sealed class MailRecipients(ChannelDb db, IEngine engine) : IMailRecipients
{
    public async Task<IReadOnlyList<MailRecipient>> Find(
        MailType type, PartnerId? partner, Guid? about, CancellationToken ct)
    {
        var (kind, roles) = (type.Kind.Name, type.Roles);
        var itself = type.AlsoToPerson && about is { } person ? PersonId.From(person) : (PersonId?)null;
        var people = await db.Users.AsNoTracking()
            .Where(it => it.Partner == partner && it.Email != null
                && (roles.Contains(it.Role) || (itself != null && it.Person == itself))
                && !db.Set<MailSwitchedOff>().Any(off => off.Person == it.Id && off.Kind == kind))
            .OrderBy(it => it.Id)
            .Select(it => new { it.Id, it.Email, it.LockoutEnd })
            .ToListAsync(ct);
        return [.. people.Where(it => !PortalUser.IsSuspended(it.LockoutEnd)).Select(it => new MailRecipient(it.Id, it.Email!))];
    }

    public async Task<IReadOnlySet<string>> SwitchedOff(Guid person, CancellationToken ct) =>
        await Of(person).AsNoTracking().Select(it => it.Kind).ToHashSetAsync(ct);

    public async Task SwitchOff(Guid person, IReadOnlySet<string> kinds, CancellationToken ct)
    {
        // Two at once would both add what is missing.
        await engine.Lock(db, [LockKey.Of($"mail switches {person}")], ct);
        var known = await Of(person).ToListAsync(ct);
        db.RemoveRange(known.Where(it => !kinds.Contains(it.Kind)));
        db.AddRange(kinds.Except(known.Select(it => it.Kind)).Select(it => new MailSwitchedOff { Person = person, Kind = it }));
    }

    private IQueryable<MailSwitchedOff> Of(Guid person) => db.Set<MailSwitchedOff>().Where(it => it.Person == person);
}
