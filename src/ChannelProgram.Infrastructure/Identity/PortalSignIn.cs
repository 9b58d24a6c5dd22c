using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class PortalSignIn(
    UserManager<PortalUser> users, ChannelDb db, AccessTokens tokens, PasswordHashing hashing, TimeProvider time) : IPortalSignIn
{
    // Longer than a hash and a write take, so that the time does not tell the cause.
    private static readonly TimeSpan FailureTakes = TimeSpan.FromMilliseconds(500);

    public async Task<Result<AccessToken>> TrySignIn(string email, string password, CancellationToken ct)
    {
        Task failing;
        using (var slot = await hashing.Enter(ct))
        {
            if (slot is null) return IdentityRefusals.SignInBusy;

            failing = Task.Delay(FailureTakes, ct);
            if (await Check(email, password, ct) is { } user) return tokens.ForUser(user);
        }

        await failing;
        return IdentityRefusals.SignInFailed;
    }

    private async Task<PortalUser?> Check(string email, string password, CancellationToken ct)
    {
        var user = await users.FindByEmailAsync(email);
        var lockedOut = user is { LockoutEnabled: true, LockoutEnd: { } until } && until > time.Now();
        var matches = await Matches(user, password);

        // During a lockout nothing counts, or a stranger could lock somebody out for good.
        if (user is null || lockedOut) return null;
        if (!matches)
        {
            await CountFailure(user, ct);
            return null;
        }

        if (user.AccessFailedCount > 0)
        {
            await db.Users.Where(it => it.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.AccessFailedCount, 0), ct);
        }

        return user;
    }

    private async Task<bool> Matches(PortalUser? user, string password) => user is { PasswordHash: not null }
        ? await users.CheckPasswordAsync(user, password)
        : hashing.MatchesNobody(password);

    // Counted by the database: guesses sent at once would overwrite each other's count in memory.
    private async Task CountFailure(PortalUser user, CancellationToken ct)
    {
        if (!user.LockoutEnabled) return;

        var lockout = users.Options.Lockout;
        DateTimeOffset? until = time.Now() + lockout.DefaultLockoutTimeSpan;
        await db.Users.Where(it => it.Id == user.Id).ExecuteUpdateAsync(set => set
            .SetProperty(
                it => it.LockoutEnd, it => it.AccessFailedCount + 1 >= lockout.MaxFailedAccessAttempts ? until : it.LockoutEnd)
            .SetProperty(it => it.AccessFailedCount, it =>
                it.AccessFailedCount + 1 >= lockout.MaxFailedAccessAttempts ? 0 : it.AccessFailedCount + 1), ct);
    }
}

/// <summary>Passwords are hashed slowly on purpose: no more at once than there are processors.</summary>
internal sealed class PasswordHashing(IPasswordHasher<PortalUser> hasher) : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private static readonly PortalUser Nobody = new();

    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    // Made by the hasher in use, so that comparing takes as long as with a real hash.
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "a password of nobody"));

    public async Task<IDisposable?> Enter(CancellationToken ct) => await _slots.WaitAsync(MaxWait, ct) ? new Slot(_slots) : null;

    /// <summary>Takes as long as a real comparison, for an unknown user.</summary>
    public bool MatchesNobody(string password)
    {
        hasher.VerifyHashedPassword(Nobody, _nobodysHash.Value, password);
        return false;
    }

    public void Dispose() => _slots.Dispose();

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
