using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class CallerNames(ChannelDb db) : ICallerNames
{
    public async Task<IReadOnlyDictionary<string, string?>> Of(IEnumerable<string> callers, CancellationToken ct)
    {
        // Ids of clients are texts of any kind; those of people are UUIDs.
        var ids = callers.Distinct().Select(it => Guid.TryParseExact(it, "D", out var id) ? id : (Guid?)null)
            .OfType<Guid>().ToList();
        return ids is []
            ? new Dictionary<string, string?>()
            : await db.Users.AsNoTracking().Where(it => ids.Contains(it.Id))
                .ToDictionaryAsync(it => it.Id.ToString(), it => it.Email, ct);
    }
}
