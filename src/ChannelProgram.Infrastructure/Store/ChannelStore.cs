using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// The scope's context as use cases see it. A separate object, because a container disposes twice what is registered under two
/// types, and disposing a pooled context twice ends somebody else's lease.
/// </summary>
internal sealed class ChannelStore(ChannelDb db) : IChannelDb
{
    public DbSet<T> Set<T>() where T : class, IPartnerOwned => db.Set<T>();

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
