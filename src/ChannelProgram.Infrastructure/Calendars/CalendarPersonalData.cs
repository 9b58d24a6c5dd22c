using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Calendars;

/// <summary>That a person has a link to a calendar.</summary>
internal sealed class CalendarPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "calendars";

    public bool IsOfUsers => true;

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Of(subject).AsNoTracking().ToListAsync(ct))
            .Select(it => PersonalRecords.Of(it.Person, null, ("/since", $"{it.Since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")))
            .OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) => await Of(subject).ExecuteDeleteAsync(ct);

    private IQueryable<StoredCalendarFeed> Of(DataSubject subject)
    {
        var users = subject.Users.ToList();
        return db.Set<StoredCalendarFeed>().Where(it => users.Contains(it.Person)).OrderBy(it => it.Person);
    }
}
