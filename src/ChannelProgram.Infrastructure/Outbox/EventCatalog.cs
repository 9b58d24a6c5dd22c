using System.Collections.Frozen;
using System.Reflection;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Infrastructure.Outbox;

internal static class EventCatalog
{
    private static readonly FrozenDictionary<string, EventType> ByName =
        Declared().ToDictionary(it => it.Name).ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<EventType> All { get; } = [.. ByName.Values.OrderBy(it => it.Name, StringComparer.Ordinal)];

    public static EventType Find(string name) => ByName[name];

    private static IEnumerable<EventType> Declared() =>
        from record in new[] { typeof(IEventRecord).Assembly, typeof(EventCatalog).Assembly }.SelectMany(it => it.GetTypes())
        where record.IsAssignableTo(typeof(IEventRecord)) && record is { IsInterface: false }
        from type in (IReadOnlyList<EventType>)record
            .GetProperty(nameof(IEventRecord.Types), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        select type;
}
