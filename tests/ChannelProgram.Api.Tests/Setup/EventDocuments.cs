using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>What is written of the catalogue of events.</summary>
internal static class EventDocuments
{
    private static readonly JsonSerializerOptions Json = new(EventRecorder.Json)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Catalogue()
    {
        var text = new StringBuilder("""
            # Events

            Written by `scripts/update-contracts` from the catalogue, which each feature declares in its folder of
            `src/ChannelProgram.Domain`. Every event is a row of the audit; a published one is a row of the outbox as well, with
            `{"type","timestamp","data"}` as its payload (`api-specs/events.v1.schema.json`). Within a schema version members are
            only added. Names and bodies are recorded for good: they do not follow a type of the domain that is renamed.

            | event | schema | subject | partner | published | what happened |
            |---|---|---|---|---|---|

            """);
        foreach (var it in EventCatalog.All)
        {
            var (partner, published) = (YesOrNo(it.HasPartner), YesOrNo(it.Published is not null));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| `{it.Name}` | {it.SchemaVersion} | {it.Subject} | {partner} | {published} | {it.Description} |");
        }

        text.AppendLine("\n## In the audit\n\n| events | body |\n|---|---|");
        AppendBodies(text, EventCatalog.All.GroupBy(it => it.Audited));
        text.AppendLine("\n## In the outbox\n\n| events | `data` |\n|---|---|");
        AppendBodies(text, EventCatalog.All.Where(it => it.Published is not null).GroupBy(it => it.Published!));
        return text.ToString();
    }

    public static string Schema() => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "An event as it is delivered",
        ["oneOf"] = new JsonArray([.. EventCatalog.All.Where(it => it.Published is not null).Select(Payload)]),
    }.ToJsonString(Json);

    private static JsonObject Payload(EventType type) => new()
    {
        ["title"] = type.Name,
        ["description"] = type.Description,
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["const"] = type.Name },
            ["timestamp"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["data"] = Json.GetJsonSchemaAsNode(type.Published!, new() { TreatNullObliviousAsNonNullable = true }),
        },
        ["required"] = new JsonArray("type", "timestamp", "data"),
    };

    private static void AppendBodies(StringBuilder text, IEnumerable<IGrouping<Type, EventType>> bodies)
    {
        foreach (var it in bodies)
        {
            var events = string.Join(", ", it.Select(type => $"`{type.Name}`"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {events} | `{MembersOf(it.Key)}` |");
        }
    }

    private static string MembersOf(Type body)
    {
        var members = body.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(it => JsonNamingPolicy.CamelCase.ConvertName(it.Name) + Inner(it.PropertyType));
        return $"{{{string.Join(", ", members)}}}";
    }

    private static string Inner(Type type) =>
        type.IsConstructedGenericType && type.GenericTypeArguments[0] is { IsNested: true } item ? $": [{MembersOf(item)}]"
        : type.IsNested ? $": {MembersOf(type)}"
        : "";

    private static string YesOrNo(bool it) => it ? "yes" : "no";
}
