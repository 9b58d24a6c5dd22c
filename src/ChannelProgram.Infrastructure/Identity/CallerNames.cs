using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class CallerNames(ChannelDb db, CurrentCaller current) : ICallerNames
{
    public async Task<IReadOnlyDictionary<string, string?>> Of(IEnumerable<string> callers, CancellationToken ct)
    {
        var (reader, ids) = (current.Known, callers.Distinct().ToList());
        // Ids of clients are texts of any kind; those of people are UUIDs.
        var people = ids.Select(it => Guid.TryParseExact(it, "D", out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        var systems = ids.Where(it => it != reader.Id && !Guid.TryParseExact(it, "D", out _)).ToList();
        var names = ids.ToDictionary(it => it, it => reader.IsPartner && it != reader.Id ? null : it);
        if (people.Count > 0)
            foreach (var it in await db.Users.AsNoTracking()
                .Where(it => people.Contains(it.Id) && (!reader.IsPartner || it.Partner == reader.Partner))
                .Select(it => new { it.Id, it.Email }).ToListAsync(ct))
                names[$"{it.Id}"] = it.Email;
        if (systems.Count > 0 && reader.IsPartner)
            foreach (var id in await db.Set<ApiClient>()
                .Where(it => systems.Contains(it.ClientId!) && it.Partner == reader.Partner)
                .Select(it => it.ClientId!).ToListAsync(ct))
                names[id] = id;
        return names;
    }
}
