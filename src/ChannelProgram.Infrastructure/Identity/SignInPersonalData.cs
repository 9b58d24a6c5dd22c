using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// What people sign in with, and from where they did. Counts of attempts name nobody and end by themselves.
/// </summary>
internal sealed class SignInPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "signIn";

    public bool IsOfUsers => true;

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        var sessions = await Sessions(subject).AsNoTracking()
            .Select(it => new { it.Id, it.Address, it.UserAgent }).ToListAsync(ct);
        var links = await Links(subject).AsNoTracking().Select(it => it.Email).ToListAsync(ct);
        return
        [
            .. sessions.Select(it => PersonalRecords.Of(
                it.Id, null, ("/session/address", it.Address), ("/session/userAgent", it.UserAgent))).OfType<PersonalRecord>(),
            .. links.Select(it => PersonalRecords.Of(null, null, ("/newEmail", it))).OfType<PersonalRecord>(),
        ];
    }

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var (ids, subjects) = (subject.Users.ToList(), subject.Users.Select(it => $"{it}").ToList());
        return await db.Set<OAuthToken>().Where(it => subjects.Contains(it.Subject!)).ExecuteDeleteAsync(ct)
            + await Sessions(subject).ExecuteDeleteAsync(ct)
            + await Links(subject).ExecuteDeleteAsync(ct)
            + await db.Set<Authenticator>().Where(it => ids.Contains(it.Person)).ExecuteDeleteAsync(ct)
            + await db.Set<RecoveryCode>().Where(it => ids.Contains(it.Person)).ExecuteDeleteAsync(ct);
    }

    private IQueryable<OAuthAuthorization> Sessions(DataSubject subject)
    {
        var subjects = subject.Users.Select(it => $"{it}").ToList();
        return db.Set<OAuthAuthorization>().Where(it => subjects.Contains(it.Subject!));
    }

    /// <summary>By the address too, but to nobody who reads only what is of some users.</summary>
    private IQueryable<SecretLink> Links(DataSubject subject)
    {
        var (ids, emails) = (subject.Users.ToList(), subject.Everywhere ? subject.Emails : []);
        return db.Set<SecretLink>().Where(it => ids.Contains(it.Person) || emails.Contains(StoredText.Upper(it.Email)));
    }
}
