using ChannelProgram.Application.Common;

namespace ChannelProgram.Infrastructure.Outbox;

internal sealed class ActorNames(IReadOnlyDictionary<string, string?> names)
{
    public static async Task<ActorNames> Of(ICallerNames names, IEnumerable<AuditRow> rows, CancellationToken ct) =>
        new(await names.Of(rows.Where(it => KindOf(it) is not CallerKind.Program).Select(it => it.Actor), ct));

    public string? NameOf(AuditRow row) => KindOf(row) is CallerKind.Program ? null : names[row.Actor];

    public static CallerKind KindOf(AuditRow row) => Enum.Parse<CallerKind>(row.ActorKind, ignoreCase: true);
}
