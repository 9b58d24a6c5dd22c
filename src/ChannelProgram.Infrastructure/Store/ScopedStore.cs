using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// The context of the scope, as use cases see it. A thing of its own, because a container ends what it was handed under
/// two names twice, and a pooled context that is ended twice ends the lease of whoever has it by then.
/// </summary>
internal sealed class ScopedStore(ChannelDb db, StoreLookups lookups) : IChannelDb
{
    public DbSet<Deal> Deals => db.Deals;

    public DbSet<Partner> Partners => db.Partners;

    public Task<Deal?> Find(DealId id, CancellationToken ct) => lookups.Deal(db, id);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
