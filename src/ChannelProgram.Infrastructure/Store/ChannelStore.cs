using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// The context of the scope, as use cases see it. A thing of its own, because a container ends what it was handed under
/// two names twice, and a pooled context that is ended twice ends the lease of whoever has it by then.
/// </summary>
internal sealed class ChannelStore(ChannelDb db, DealLookup reading) : IChannelDb
{
    public DbSet<Deal> Deals => db.Deals;

    public DbSet<Partner> Partners => db.Partners;

    public async Task<Deal?> Find(DealId id, CancellationToken ct) => await reading.Find(id, ct) is { } deal && db.Sees(deal.Partner) ? deal : null;

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
