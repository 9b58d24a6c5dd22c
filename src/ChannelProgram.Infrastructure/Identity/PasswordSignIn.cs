using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

public interface IPasswordSignIn
{
    Task<Result<PortalUser>> Try(string email, string password, CancellationToken ct);
}

/// <summary>Finds out whose password it is. The refusal is the same for every cause; failures are counted.</summary>
internal sealed class PasswordSignIn(
    UserManager<PortalUser> users, ChannelDb db, PasswordHashing hashing, TimeProvider time) : IPasswordSignIn
{
    // Longer than a hash and a write take, so that the time does not tell the cause.
    private static readonly TimeSpan FailureTakes = TimeSpan.FromMilliseconds(500);

    public async Task<Result<PortalUser>> Try(string email, string password, CancellationToken ct)
    {
        if (!SignIn.IsComparable(email)) return IdentityRefusals.SignInFailed;

        Task failing;
        using (var slot = await hashing.Enter(ct))
        {
            if (slot is null) return IdentityRefusals.SignInBusy;

            failing = Task.Delay(FailureTakes, ct);
            if (await Check(email, password, ct) is { } user) return user;
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
