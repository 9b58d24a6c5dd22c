using ChannelProgram.Application.Common;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>Who signs in, signed in, or is invited to.</summary>
internal sealed class UserPersonalData(ChannelDb db, IUsers users, StaffDuties duties, ProgramClock clock) : IPersonalData
{
    public string Place => "users";

    public bool IsOfUsers => true;

    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        foreach (var it in await Accounts(subject).AsNoTracking().ToListAsync(ct))
        {
            subject.Users.Add(it.Id);
            if (it.Partner is { } partner) subject.Partners.Add(partner);
            if (it.Person is { } person) subject.People.Add(person.Value);
            subject.AddEmail(it.Email);
            subject.AddName(it.Name);
        }

        // Nobody has accepted them: they lead to no person and to no other address.
        foreach (var it in await Invitations(subject).AsNoTracking().ToListAsync(ct))
        {
            subject.Users.Add(it.Id);
            if (it.Partner is not { } partner) continue;
            subject.Partners.Add(partner);
            subject.AddNameOf(it.Name, partner.Value);
        }
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        var accounts = await Accounts(subject).AsNoTracking().ToListAsync(ct);
        var invitations = await Invitations(subject).AsNoTracking().ToListAsync(ct);
        return
        [
            .. accounts.Select(it => it.Email is null ? null : PersonalRecords.Of(
                it.Id, it.Partner, ("/name", it.Name), ("/email", it.Email), ("/role", $"{it.Role}"))).OfType<PersonalRecord>(),
            .. invitations.Select(it => PersonalRecords.Of(
                it.Id, it.Partner, ("/name", it.Name), ("/email", it.Email), ("/role", $"{it.Role}"))).OfType<PersonalRecord>(),
        ];
    }

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var erased = 0;
        foreach (var account in await Accounts(subject).ToListAsync(ct))
        {
            if (account.RemovedAt is null && await Remove(account.Partner, new(account.Id), ct) is { } refused) return refused;
            if (account.Erase()) erased++;
        }

        foreach (var invited in await Invitations(subject).AsNoTracking().ToListAsync(ct))
        {
            if (await users.Lock(invited.Partner, new(invited.Id), ct) is not { Status: UserStatus.Invited } user) continue;
            if (user.CancelInvitation(clock.MachineNow()) is { } refused) return refused;
            await users.Store(user, ct);
            erased++;
        }

        return erased;
    }

    private static List<Guid> Ids(DataSubject subject) => [.. subject.Users.Concat(subject.Asked)];

    private async Task<Refusal?> Remove(PartnerId? owner, UserId id, CancellationToken ct)
    {
        if (await users.Lock(owner, id, ct) is not { } user) return null;

        // A partner that is suspended does nothing, and needs nobody who could.
        var needsAdmin = owner is null
            || await db.Set<Partner>().AnyAsync(it => it.Id == owner && it.Status == PartnerStatus.Active, ct);
        var isLast = needsAdmin && user.IsActiveAdmin && await users.HasOneAdmin(owner, ct);
        if (user.Remove(isLast, clock.MachineNow()) is { } refused) return refused;

        await users.Store(user, ct);
        if (owner is null) await duties.End(id, ct);
        // The next one may be the last administrator now.
        await db.SaveChangesAsync(ct);
        return null;
    }

    private IQueryable<PortalUser> Accounts(DataSubject subject)
    {
        var (ids, emails) = (Ids(subject), subject.OwnOnly ? [] : subject.Emails);
        List<PersonId?> people = [.. subject.People.Select(it => (PersonId?)PersonId.From(it))];
        var found = db.Users.Where(
            it => ids.Contains(it.Id) || people.Contains(it.Person) || emails.Contains(StoredText.Upper(it.Email)));
        return (subject.Within is { } partner ? found.Where(it => it.Partner == partner) : found).OrderBy(it => it.Id);
    }

    private IQueryable<StoredInvitation> Invitations(DataSubject subject)
    {
        var (ids, emails) = (Ids(subject), subject.OwnOnly ? [] : subject.Emails);
        List<PersonId?> people = [.. subject.People.Select(it => (PersonId?)PersonId.From(it))];
        var found = db.Set<StoredInvitation>().Where(
            it => ids.Contains(it.Id) || people.Contains(it.Person) || emails.Contains(it.NormalizedEmail));
        return (subject.Within is { } partner ? found.Where(it => it.Partner == partner) : found).OrderBy(it => it.Id);
    }
}
