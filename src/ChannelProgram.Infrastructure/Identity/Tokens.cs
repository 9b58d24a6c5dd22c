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
        var now = time.Now().UtcDateTime;
        var old = now - FirstTokenTakes;
        var deleted = await db.Set<OAuthToken>().Where(it => it.ExpirationDate <= now).ExecuteDeleteAsync(ct);
        await db.Set<OAuthAuthorization>().Where(it => it.CreationDate <= old && it.Tokens.Count == 0).ExecuteDeleteAsync(ct);
        return deleted;
    }
}
