using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Infrastructure.Outbox;

internal static class EventRecorder
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IEnumerable<object> Of(IEnumerable<IDomainEvent> happened, Caller caller, DateTimeOffset now, int ordinal)
    {
        foreach (var it in happened)
        {
            var type = EventCatalog.Find(it.Type);
            yield return Audit(it, type, it.IsAutomatic ? Caller.Program : caller, now, ordinal);
            if (type.Published is not null || type.IsReadInternally) yield return Publish(it, type, now, ordinal);
            ordinal++;
        }
    }

    public static IEventBody After(AuditRow row) =>
        (IEventBody)JsonSerializer.Deserialize(row.After, EventCatalog.Find(row.Action).Audited, Json)!;

    private static AuditRow Audit(IDomainEvent happened, EventType type, Caller actor, DateTimeOffset now, int ordinal) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = happened.At,
        RecordedAt = now,
        Ordinal = ordinal,
        ActorKind = JsonNamingPolicy.CamelCase.ConvertName(actor.Kind.ToString()),
        Actor = actor.Id,
        Action = type.Name,
        SchemaVersion = type.SchemaVersion,
        Subject = happened.Subject,
        Version = happened.Version,
        Before = happened.Before is { } before ? Write(before, type.Audited) : null,
        After = Write(happened.After, type.Audited),
    };

    private static OutboxEvent Publish(IDomainEvent happened, EventType type, DateTimeOffset now, int ordinal) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = happened.At,
        RecordedAt = now,
        Ordinal = ordinal,
        Type = type.Name,
        SchemaVersion = type.SchemaVersion,
        Subject = happened.Subject,
        Version = happened.Version,
        Partner = happened.Partner?.Value,
        IsInternal = type.Published is null,
        Data = type.Published is { } published ? Write(happened.Published!, published) : Write(happened.After, type.Audited),
    };

    /// <exception cref="ArgumentException">The body is not of the declared type.</exception>
    private static string Write(IEventBody body, Type promised) => JsonSerializer.Serialize(body, promised, Json);
}
