using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

public interface IPasswordSignIn
{
    /// <param name="code">For whoever has a second factor.</param>
    Task<Result<PortalUser>> Try(string email, string password, string? code, CancellationToken ct);
}

/// <summary>
/// Finds out whose password it is. The refusal is the same for every cause. Attempts are counted before anything is hashed, by
/// what was sent: whether somebody has the address makes no difference.
/// </summary>
internal sealed class PasswordSignIn(
    UserManager<PortalUser> users, PasswordHashing hashing, IAttempts attempts, SecondFactors factors, RequestSource source,
    ChannelDb db, TimeProvider time) : IPasswordSignIn
{
    // Longer than a hash takes, so that the time does not tell the cause.
    private static readonly TimeSpan FailureTakes = TimeSpan.FromMilliseconds(500);

    public async Task<Result<PortalUser>> Try(string email, string password, string? code, CancellationToken ct)
    {
        if (!SignIn.IsComparable(email)) return IdentityRefusals.SignInFailed;

        var account = $"{source.Network} {users.NormalizeEmail(email)}";
        if (await TryCount(account, ct) is { } wait) return IdentityRefusals.TooManyAttempts(wait);

        Task failing;
        using (var slot = await hashing.Enter(ct))
        {
            if (slot is null)
            {
                await GiveBack(account, ct);
                return IdentityRefusals.SignInBusy;
            }

            failing = Task.Delay(FailureTakes, ct);
            if (await Check(email, password) is { } user)
            {
                await attempts.Forget(AttemptLimit.SignIn, account, ct);
                await attempts.GiveBack(AttemptLimit.SignInFromSource, source.Network, ct);
                if (await RefusalOfCode(user, code, ct) is { } refusal) return refusal;
                await NoteFirst(user, ct);
                return user;
            }
        }

        await failing;
        return IdentityRefusals.SignInFailed;
    }

    /// <summary>The address first: who guesses at one only does not use up what others of the same source have.</summary>
    private async Task<TimeSpan?> TryCount(string account, CancellationToken ct)
    {
        if (await attempts.TryCount(AttemptLimit.SignIn, account, ct) is { } wait) return wait;
        if (await attempts.TryCount(AttemptLimit.SignInFromSource, source.Network, ct) is not { } longer) return null;

        await attempts.GiveBack(AttemptLimit.SignIn, account, ct);
        return longer;
    }

    private async Task GiveBack(string account, CancellationToken ct)
    {
        await attempts.GiveBack(AttemptLimit.SignIn, account, ct);
        await attempts.GiveBack(AttemptLimit.SignInFromSource, source.Network, ct);
    }

    private async Task<PortalUser?> Check(string email, string password)
    {
        var user = await users.FindByEmailAsync(email);
        var matches = user is { PasswordHash: not null }
            ? await users.CheckPasswordAsync(user, password)
            : hashing.MatchesNobody(password);
        return matches && !(user!.LockoutEnd > time.Now()) ? user : null;
    }

    private async Task NoteFirst(PortalUser user, CancellationToken ct)
    {
        if (user.FirstSignedInAt is not null) return;

        var now = time.Now();
        await db.Users.Where(it => it.Id == user.Id && it.FirstSignedInAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.FirstSignedInAt, now), ct);
    }

    private async Task<Refusal?> RefusalOfCode(PortalUser user, string? code, CancellationToken ct) =>
        !user.TwoFactorEnabled ? null
        : code is null ? IdentityRefusals.CodeRequired
        : await factors.RefusalOf(user.Id, code, ct) is not { } refusal ? null
        : refusal.Kind is RefusalKind.TooMany ? refusal
        : IdentityRefusals.CodeRequired;
}
