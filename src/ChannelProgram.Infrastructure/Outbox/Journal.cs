using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Turns what happened into audit rows and outbox events, to be stored in the same transaction.</summary>
internal static class Journal
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static AuditRow Audit(IDomainEvent happened, Caller caller, DateTimeOffset now)
    {
        var actor = happened.ByProgram ? Caller.Program : caller;
        return new()
        {
            Id = OrderedIds.Next(now),
            At = happened.At,
            RecordedAt = now,
            ActorKind = JsonNamingPolicy.CamelCase.ConvertName(actor.Kind.ToString()),
            Actor = actor.Id,
            Action = happened.Type,
            Subject = happened.Subject,
            Before = happened.Before is { } before ? JsonSerializer.Serialize(before, Json) : null,
            After = JsonSerializer.Serialize(happened.After, Json),
        };
    }

    public static OutboxEvent? Publish(IDomainEvent happened, DateTimeOffset now) => happened.Published is not { } data ? null : new()
    {
        Id = OrderedIds.Next(now),
        At = happened.At,
        RecordedAt = now,
        Type = happened.Type,
        Data = JsonSerializer.Serialize(data, Json),
    };
}
