using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Notifications;

/// <summary>Which mails a person does not want.</summary>
internal sealed class SwitchPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "notifications";

    public bool IsOfUsers => true;

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Of(subject).AsNoTracking().ToListAsync(ct))
            .Select(it => PersonalRecords.Of(it.Person, null, ("/off", it.Kind))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) => await Of(subject).ExecuteDeleteAsync(ct);

    private IQueryable<MailSwitchedOff> Of(DataSubject subject)
    {
        var users = subject.Users.ToList();
        return db.Set<MailSwitchedOff>().Where(it => users.Contains(it.Person)).OrderBy(it => it.Kind);
    }
}
