using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class IdempotencyQueries
{
    public Func<ChannelDb, byte[][], IAsyncEnumerable<KeptKey>> KeptKeys { get; } =
        EF.CompileAsyncQuery((ChannelDb db, byte[][] keys) =>
            db.Set<KeptKey>().AsNoTracking().Where(it => keys.Contains(it.Key)));
}
