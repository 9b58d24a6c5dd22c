using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class Tokens(ChannelDb db, TimeProvider time) : ITokens
{
    // An authorization is stored a moment before its first token.
    private static readonly TimeSpan FirstTokenTakes = TimeSpan.FromHours(1);

    public async Task<int> DeleteDead(CancellationToken ct)
    {
        var instant = time.Now();
        var now = instant.UtcDateTime;
        var old = now - FirstTokenTakes;
        var deleted = await db.Set<OAuthToken>().Where(it => it.ExpirationDate <= now).ExecuteDeleteAsync(ct);
        await db.Set<OAuthAuthorization>().Where(it => it.CreationDate <= old && it.Tokens.Count == 0).ExecuteDeleteAsync(ct);
        await db.Set<SecretLink>().Where(it => it.ExpiresAt <= instant).ExecuteDeleteAsync(ct);
        await db.Set<AttemptCount>().Where(it => it.EndsAt <= instant).ExecuteDeleteAsync(ct);
        return deleted;
    }
}
