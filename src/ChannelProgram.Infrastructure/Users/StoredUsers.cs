using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>Who is invited is a row of its own; who joined is an account of sign-in.</summary>
internal sealed class StoredUsers(
    ChannelDb db, IEngine engine, ICredentials credentials, UserAccounts accounts, CurrentCaller caller, ProgramClock clock)
    : IUsers
{
    public async Task<IReadOnlyList<ProgramUser>> List(PartnerId? owner, PageRequest page, CancellationToken ct)
    {
        var invited = await Invitations(owner).AsNoTracking().NewestFirst(page, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
        var joined = await Joined(owner).AsNoTracking().NewestFirst(page, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
        return
        [
            .. invited.Select(Read).Concat(joined.Select(Read))
                .OrderByDescending(it => it.CreatedAt).ThenByDescending(it => it.Id.Value).Take(page.FetchLimit),
        ];
    }

    public async Task<IReadOnlyList<ProgramUser>> FindAll(PartnerId owner, CancellationToken ct) =>
    [
        .. (await Joined(owner).AsNoTracking().OrderBy(it => it.Id).ToListAsync(ct)).Select(Read),
        .. (await Invitations(owner).AsNoTracking().OrderBy(it => it.Id).ToListAsync(ct)).Select(Read),
    ];

    public async Task<ProgramUser?> Find(PartnerId? owner, UserId id, CancellationToken ct) =>
        await Joined(owner).AsNoTracking().SingleOrDefaultAsync(it => it.Id == id.Value, ct) is { } user ? Read(user)
        : await Invitations(owner).AsNoTracking().SingleOrDefaultAsync(it => it.Id == id.Value, ct) is { } invited ? Read(invited)
        : null;

    public Task Lock(PartnerId? owner, CancellationToken ct) =>
        engine.Lock(db, [LockKey.Of($"users of {owner?.Value.ToString() ?? "the vendor"}")], ct);

    public async Task<ProgramUser?> Lock(PartnerId? owner, UserId id, CancellationToken ct)
    {
        await Lock(owner, ct);
        return await Find(owner, id, ct);
    }

    public async Task<ProgramUser?> FindInvited(byte[] tokenHash, CancellationToken ct) =>
        await db.Set<StoredInvitation>().AsNoTracking().SingleOrDefaultAsync(it => it.TokenHash == tokenHash, ct) is { } invited
            ? Read(invited)
            : null;

    public async Task<ProgramUser?> LockInvited(byte[] tokenHash, CancellationToken ct)
    {
        if (await FindInvited(tokenHash, ct) is not { } before) return null;

        await Lock(before.Partner, ct);
        // Meanwhile it may have been accepted, sent again or cancelled.
        return await FindInvited(tokenHash, ct);
    }

    public async Task<bool> IsKnown(PartnerId? owner, string email, CancellationToken ct)
    {
        var normalized = credentials.Normalize(email);
        return await Joined(owner).AnyAsync(it => it.NormalizedEmail == normalized, ct)
            || await Invitations(owner).AnyAsync(it => it.NormalizedEmail == normalized, ct);
    }

    public async Task<bool> HasOneAdmin(PartnerId? owner, CancellationToken ct)
    {
        var role = ProgramUser.AdminOf(owner);
        var ends = await Joined(owner).Where(it => it.Role == role).Select(it => it.LockoutEnd).ToListAsync(ct);
        return ends.Count(it => !PortalUser.IsSuspended(it)) == 1;
    }

    public async Task<IReadOnlyList<ProgramUser>> FindOf(
        PartnerId owner, PersonId person, string email, CancellationToken ct)
    {
        var normalized = credentials.Normalize(email);
        var joined = await Joined(owner).AsNoTracking()
            .Where(it => it.Person == person || (it.Person == null && it.NormalizedEmail == normalized)).ToListAsync(ct);
        var invited = await Invitations(owner).AsNoTracking()
            .Where(it => it.Person == person || (it.Person == null && it.NormalizedEmail == normalized)).ToListAsync(ct);
        return [.. joined.Select(Read), .. invited.Select(Read)];
    }

    public void Add(ProgramUser user)
    {
        db.Add(new StoredInvitation
        {
            Id = user.Id.Value,
            Partner = user.Partner,
            Email = user.Email,
            NormalizedEmail = credentials.Normalize(user.Email),
            Name = user.Name,
            Role = user.Role,
            Person = user.Person,
            TokenHash = user.TokenHash!,
            ExpiresAt = user.InvitationExpiresAt!.Value,
            CreatedAt = user.CreatedAt,
        });
        Record(user, caller.Known);
    }

    public async Task Store(ProgramUser user, CancellationToken ct)
    {
        var id = user.Id.Value;
        if (await db.Set<StoredInvitation>().SingleOrDefaultAsync(it => it.Id == id, ct) is { } invited)
        {
            (invited.Role, invited.Person) = (user.Role, user.Person);
            (invited.TokenHash, invited.ExpiresAt) = (user.TokenHash!, user.InvitationExpiresAt!.Value);
            if (user.Status is UserStatus.Removed) db.Remove(invited);
        }
        else
        {
            await credentials.Lock(id, ct);
            await accounts.Apply(user, await db.Users.SingleAsync(it => it.Id == id, ct), clock.MachineNow(), ct);
        }

        Record(user, caller.Known);
    }

    public async Task ForgetInvitation(UserId id, CancellationToken ct) =>
        db.Remove(await db.Set<StoredInvitation>().SingleAsync(it => it.Id == id.Value, ct));

    public async Task<IReadOnlyList<UserId>> FindRemovedBefore(
        DateTimeOffset instant, UserId after, int limit, CancellationToken ct) =>
    [
        .. (await db.Users.Where(it => it.RemovedAt <= instant && it.Email != null && it.Id.CompareTo(after.Value) > 0)
            .OrderBy(it => it.Id).Take(limit).Select(it => it.Id).ToListAsync(ct)).Select(UserId.From),
    ];

    public async Task EraseRemoved(UserId id, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(it => it.Id == id.Value && it.RemovedAt != null, ct) is { } account)
            account.Erase();
    }

    public Task<int> DeleteInvitationsExpiredBefore(DateTimeOffset instant, CancellationToken ct) =>
        db.Set<StoredInvitation>().Where(it => it.ExpiresAt < instant).ExecuteDeleteAsync(ct);

    private IQueryable<StoredInvitation> Invitations(PartnerId? owner) =>
        db.Set<StoredInvitation>().Where(it => it.Partner == owner);

    private IQueryable<PortalUser> Joined(PartnerId? owner) =>
        db.Users.Where(it => it.Partner == owner && it.RemovedAt == null);

    private void Record(ProgramUser user, Caller by) =>
        db.AddRange(EventRecorder.Of(user.TakeEvents(), by, clock.MachineNow(), ordinal: 0));

    private static ProgramUser Read(StoredInvitation row) => new()
    {
        Id = new(row.Id),
        Partner = row.Partner,
        Email = row.Email,
        Name = row.Name,
        Role = row.Role,
        Person = row.Person,
        Status = UserStatus.Invited,
        CreatedAt = row.CreatedAt,
        TokenHash = row.TokenHash,
        InvitationExpiresAt = row.ExpiresAt,
    };

    private static ProgramUser Read(PortalUser row) => new()
    {
        Id = new(row.Id),
        Partner = row.Partner,
        Email = row.Email!,
        Name = row.Name,
        Role = row.Role,
        Person = row.Person,
        Status = PortalUser.IsSuspended(row.LockoutEnd) ? UserStatus.Suspended : UserStatus.Active,
        CreatedAt = row.CreatedAt,
    };
}
