using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// The context of the scope, as use cases see it. An object of its own: a container disposes what it was handed under two names
/// twice, and a pooled context that is disposed twice ends the lease of whoever has it by then.
/// </summary>
internal sealed class ChannelStore(ChannelDb db) : IChannelDb
{
    public DbSet<T> Set<T>() where T : class, IPartnerOwned => db.Set<T>();

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
