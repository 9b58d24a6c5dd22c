using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Territories;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Territories;

/// <summary>Says where partners sell, in the transaction of whoever calls.</summary>
public sealed class TerritoryGranting(IChannelDb db, CurrentCaller caller)
{
    /// <summary>It is stored with the next save or with the commit.</summary>
    /// <param name="conflict">The conflict that it is made from; null: none.</param>
    /// <returns>Refused: there is no such partner.</returns>
    public async Task<Result<Territory>> Grant(
        TerritoryRequest asked, Guid? conflict, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.Partners.AnyAsync(it => it.Id == asked.Partner, ct)) return TerritoryRefusals.NoSuchPartner;

        var territory = Territory.Create(asked, conflict, caller.Known.Id, now);
        db.Territories.Add(territory);
        return territory;
    }
}

public static class TerritorySet
{
    extension(IChannelDb db)
    {
        public DbSet<Territory> Territories => db.Set<Territory>();
    }
}
