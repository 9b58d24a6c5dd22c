using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.People;

/// <summary>Who belongs or belonged to a partner, and who is invited to.</summary>
internal sealed class PeoplePersonalData(ChannelDb db, PartnersPersons persons, ProgramClock clock) : IPersonalData
{
    public string Place => "people";

    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        foreach (var it in await Memberships(subject).AsNoTracking().ToListAsync(ct))
        {
            subject.Partners.Add(it.Partner);
            // An address that only the partner typed may be somebody else's: it leads to nobody, and to it leads nothing.
            if (!it.EmailConfirmed && !People(subject).Contains(it.Person)) continue;
            subject.People.Add(it.Person.Value);
            subject.AddName(it.Name);
            if (it.EmailConfirmed) subject.AddEmail(it.Email);
        }

        foreach (var it in await Joinings(subject).AsNoTracking().ToListAsync(ct))
            subject.AddNameOf(it.Name, it.Partner.Value);
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        var memberships = await Memberships(subject).AsNoTracking().ToListAsync(ct);
        var joinings = await Joinings(subject).AsNoTracking().ToListAsync(ct);
        return
        [
            .. memberships.Select(it => PersonalRecords.Of(
                it.Person.Value, it.Partner, ("/name", it.Name), ("/email", it.Email),
                ("/from", $"{it.From:yyyy-MM-dd}"), ("/until", it.Until is { } until ? $"{until:yyyy-MM-dd}" : null)))
                .OfType<PersonalRecord>(),
            .. joinings.Select(it => PersonalRecords.Of(
                null, it.Partner, ("/invitation/name", it.Name), ("/invitation/email", it.Email))).OfType<PersonalRecord>(),
        ];
    }

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var (today, now) = (persons.Today, clock.Now());
        var erased = (await Memberships(subject).ToListAsync(ct)).Count(it => it.Erase(today, now));
        return erased + await Joinings(subject).ExecuteDeleteAsync(ct);
    }

    private static List<PersonId> People(DataSubject subject) =>
        [.. subject.People.Concat(subject.Asked).Select(PersonId.From)];

    private IQueryable<Membership> Memberships(DataSubject subject)
    {
        var (people, emails) = (People(subject), subject.Emails);
        return db.Set<Membership>().Of(subject)
            .Where(it => people.Contains(it.Person) || emails.Contains(it.ComparableEmail)).OrderBy(it => it.Id);
    }

    private IQueryable<StoredJoining> Joinings(DataSubject subject)
    {
        var emails = subject.Emails;
        return db.Set<StoredJoining>().Of(subject).Where(it => emails.Contains(StoredText.Upper(it.Email)));
    }
}
