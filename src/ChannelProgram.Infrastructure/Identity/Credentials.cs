using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class Credentials(
    ChannelDb db, IEngine engine, ILookupNormalizer normalizer, PasswordHashing hashing, IPasswordHasher<PortalUser> hasher,
    TokenFamilies families, IEnumerable<ISecretsOfPeople> secrets, TwoFactorRule rule, TimeProvider time) : ICredentials
{
    public Task Lock(Guid person, CancellationToken ct) => engine.Lock(db, [LockKey.Of($"credentials {person}")], ct);

    public async Task<Person?> Find(Guid person, CancellationToken ct) =>
        PersonOf(await db.Users.AsNoTracking().SingleOrDefaultAsync(it => it.Id == person, ct));

    public async Task<Person?> FindByEmail(string email, CancellationToken ct)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return PersonOf(await db.Users.AsNoTracking()
            .SingleOrDefaultAsync(it => it.NormalizedEmail == normalized && it.PasswordHash != null, ct));
    }

    public Task<bool> IsTaken(string email, CancellationToken ct)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return db.Users.AnyAsync(it => it.NormalizedEmail == normalized, ct);
    }

    public bool AreSame(string email, string other) => Normalize(email) == Normalize(other);

    public string Normalize(string email) => normalizer.NormalizeEmail(email);

    public async Task<bool> TrySetPassword(Person person, string password, bool isReset, CancellationToken ct)
    {
        // Whoever turns a second factor on at the same instant comes before, or finds the session ended.
        await Lock(person.Id, ct);
        var user = await UserOf(person.Id, ct);
        using (var slot = await hashing.Enter(ct))
        {
            if (slot is null) return false;
            user.PasswordHash = hasher.HashPassword(user, password);
        }

        // Who gets a mail has its address.
        if (isReset) user.EmailConfirmed = true;
        await EndAll(user, ct);
        Record(isReset ? CredentialEvents.PasswordReset : CredentialEvents.PasswordChanged, person.Caller);
        return true;
    }

    public async Task SetEmail(Person person, string email, CancellationToken ct)
    {
        await Lock(person.Id, ct);
        var user = await UserOf(person.Id, ct);
        (user.Email, user.UserName, user.EmailConfirmed) = (email, email, true);
        (user.NormalizedEmail, user.NormalizedUserName) = (normalizer.NormalizeEmail(email), normalizer.NormalizeName(email));
        await EndAll(user, ct);
        Record(CredentialEvents.EmailChanged, person.Caller);
    }

    public async Task EndSessions(Person person, CancellationToken ct) => await EndAll(await UserOf(person.Id, ct), ct);

    /// <summary>In the audit, with what is saved next.</summary>
    /// <param name="by">Null: the person. Nobody but an operator changes the credentials of another.</param>
    internal void Record(EventType type, Caller person, IEventBody? body = null, Caller? by = null)
    {
        var now = time.Now();
        db.AddRange(EventRecorder.Of(
            [new CredentialEvents(type, person.Id, now, body ?? new CredentialEvents.NoDetails())], by ?? person, now,
            ordinal: 0));
    }

    /// <summary>Whoever was removed has nothing left to sign in with.</summary>
    internal async Task Delete(PortalUser user, CancellationToken ct)
    {
        await DeleteSecondFactor(user, ct);
        await EndAll(user, ct);
    }

    internal async Task DeleteSecondFactor(PortalUser user, CancellationToken ct)
    {
        user.TwoFactorEnabled = false;
        await db.Set<Authenticator>().Where(it => it.Person == user.Id).ExecuteDeleteAsync(ct);
        await db.Set<RecoveryCode>().Where(it => it.Person == user.Id).ExecuteDeleteAsync(ct);
    }

    internal static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    internal Task<PortalUser> UserOf(Guid person, CancellationToken ct) => db.Users.SingleAsync(it => it.Id == person, ct);

    private Person? PersonOf(PortalUser? user) => user is null || PortalUser.IsSuspended(user.LockoutEnd)
        ? null
        : new(
            user.Id, user.Email!, PortalUser.CallerOf(user.Id, user.Partner, user.Role), user.TwoFactorEnabled,
            rule.IsRequiredOf(user.Partner));

    /// <summary>Tokens that are issued at this very moment have the old stamp, and so are out as well.</summary>
    private async Task EndAll(PortalUser user, CancellationToken ct)
    {
        (user.SecurityStamp, user.ConcurrencyStamp) = (NewStamp(), NewStamp());
        await families.EndAllOf(user.Id, except: null, ct);
        await db.Set<SecretLink>().Where(it => it.Person == user.Id).ExecuteDeleteAsync(ct);
        foreach (var it in secrets) await it.End(user.Id, ct);
    }
}
