using System.Collections.Concurrent;
using ChannelProgram.Application.Receipts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Receipts;

internal sealed class ReceiptKeys(IDbContextFactory<ChannelDb> contexts, ILogger<ReceiptKeys> log) : IReceiptKeys
{
    private readonly ConcurrentDictionary<string, JsonWebKey> _known = new(StringComparer.Ordinal);

    // Anybody may ask for keys that do not exist, so such questions share their round trips.
    private readonly BatchedLookup<string, StoredReceiptKey> _lookup = new(
        contexts,
        async (db, ids) => await db.Set<StoredReceiptKey>().AsNoTracking().Where(it => ids.Contains(it.Id))
            .ToDictionaryAsync(it => it.Id, StringComparer.Ordinal),
        log, shared: true);

    public async Task<IReadOnlyList<ReceiptKey>> All(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return
        [
            .. (await db.Set<StoredReceiptKey>().AsNoTracking().OrderBy(it => it.FirstUsedAt).ThenBy(it => it.Id).ToListAsync(ct))
                .Select(it => new ReceiptKey(
                    JsonWebAlgorithmsKeyTypes.EllipticCurve, JsonWebKeyECTypes.P256, it.X, it.Y, it.Id, "sig",
                    SecurityAlgorithms.EcdsaSha256)),
        ];
    }

    /// <param name="id">Of the form of a thumbprint. A key that another node has just begun to use is found too.</param>
    public async Task<JsonWebKey?> Find(string id, CancellationToken ct)
    {
        if (_known.TryGetValue(id, out var key)) return key;
        return await _lookup.Ask(id, ct) is { } stored ? _known.GetOrAdd(id, _ => stored.ToJwk()) : null;
    }
}
