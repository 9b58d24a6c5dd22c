using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class Confirmations(
    IDbContextFactory<ChannelDb> contexts, PasswordHashing hashing, IPasswordHasher<PortalUser> hasher, IAttempts attempts,
    SecondFactors factors) : IConfirmations
{
    public async Task<Refusal?> RefusalOfPassword(Guid person, string password, CancellationToken ct)
    {
        if (await attempts.TryCount(AttemptLimit.Confirmation, $"{person}", ct) is { } wait)
            return IdentityRefusals.TooManyAttempts(wait);

        var user = await UserOf(person, ct);
        using (var slot = await hashing.Enter(ct))
        {
            if (slot is null)
            {
                await attempts.GiveBack(AttemptLimit.Confirmation, $"{person}", ct);
                return IdentityRefusals.SignInBusy;
            }

            if (user is not { PasswordHash: { } hash }
                || hasher.VerifyHashedPassword(user, hash, password) is PasswordVerificationResult.Failed)
                return IdentityRefusals.PasswordWrong;
        }

        await attempts.Forget(AttemptLimit.Confirmation, $"{person}", ct);
        return null;
    }

    public async Task<Refusal?> RefusalOfCode(Guid person, string? code, CancellationToken ct) =>
        await UserOf(person, ct) is not { TwoFactorEnabled: true } ? null
        : code is null ? IdentityRefusals.CodeWrong
        : await factors.RefusalOf(person, code, ct);

    private async Task<PortalUser?> UserOf(Guid person, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(it => it.Id == person, ct);
    }
}
