using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>Compiled once per host: a compiled query is bound to the host's model.</summary>
internal sealed class IdempotencyQueries
{
    public Func<ChannelDb, byte[][], IAsyncEnumerable<KeptKey>> KeptKeys { get; } = EF.CompileAsyncQuery((ChannelDb db, byte[][] keys) =>
        db.Set<KeptKey>().AsNoTracking().Where(it => keys.Contains(it.Key)));
}
