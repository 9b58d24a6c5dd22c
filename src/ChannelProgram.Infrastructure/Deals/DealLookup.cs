using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>Deals by id, read for many requests at once: whoever asks has yet to look whether its caller sees what it is given.</summary>
internal sealed class DealLookup(IDbContextFactory<ChannelDb> contexts, CompiledQueries lookups)
{
    // A deal that was read is brought up to an instant, so that nobody can share it.
    private readonly BatchedLookup<DealId, Deal> _gathering =
        new(contexts, async (db, ids) => await lookups.Deals(db, ids).ToDictionaryAsync(it => it.Id), shared: false);

    public Task<Deal?> Find(DealId id, CancellationToken ct) => _gathering.Ask(id, ct);
}
