using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Turns what happened into audit rows and outbox events, to be stored in the same transaction.</summary>
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
            yield return Audit(it, it.IsAutomatic ? Caller.Program : caller, now, ordinal);
            if (it.Published is { } news) yield return Publish(it, news, now, ordinal);
            ordinal++;
        }
    }

    private static AuditRow Audit(IDomainEvent happened, Caller actor, DateTimeOffset now, int ordinal) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = happened.At,
        RecordedAt = now,
        Ordinal = ordinal,
        ActorKind = JsonNamingPolicy.CamelCase.ConvertName(actor.Kind.ToString()),
        Actor = actor.Id,
        Action = happened.Type,
        Subject = happened.Subject,
        Version = happened.Version,
        Before = happened.Before is { } before ? JsonSerializer.Serialize(before, Json) : null,
        After = JsonSerializer.Serialize(happened.After, Json),
    };

    private static OutboxEvent Publish(IDomainEvent happened, object news, DateTimeOffset now, int ordinal) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = happened.At,
        RecordedAt = now,
        Ordinal = ordinal,
        Type = happened.Type,
        Data = JsonSerializer.Serialize(news, Json),
    };
}
