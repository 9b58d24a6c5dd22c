using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Outbox;

internal sealed class ActorNames(IReadOnlyDictionary<string, string?> people)
{
    public static async Task<ActorNames> Of(ChannelDb db, IEnumerable<AuditRow> rows, CancellationToken ct)
    {
        var ids = rows.Where(IsPerson).Select(it => Guid.Parse(it.Actor, CultureInfo.InvariantCulture)).Distinct().ToList();
        return new(
            await db.Users.AsNoTracking().Where(it => ids.Contains(it.Id))
                .ToDictionaryAsync(it => it.Id.ToString(), it => it.Email, ct));
    }

    public string? NameOf(AuditRow row) =>
        IsPerson(row) ? people.GetValueOrDefault(row.Actor) : KindOf(row) is CallerKind.Program ? null : row.Actor;

    public static CallerKind KindOf(AuditRow row) => Enum.Parse<CallerKind>(row.ActorKind, ignoreCase: true);

    private static bool IsPerson(AuditRow row) => KindOf(row) is CallerKind.PartnerUser or CallerKind.Staff;
}
