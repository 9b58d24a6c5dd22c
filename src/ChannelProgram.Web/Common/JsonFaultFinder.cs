using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

internal sealed class JsonFaultFinder(InputFaults faults, Utf8JsonWriter writer, JsonSerializerOptions options)
{
    private readonly Dictionary<Type, Dictionary<string, JsonPropertyInfo>> _members = [];

    public void Copy(JsonElement root, JsonTypeInfo type)
    {
        if ((root.ValueKind == JsonValueKind.Null ? "must be an object" : FaultOf(root, type)) is { } fault)
        {
            faults.Add("", fault);
            writer.WriteNullValue();
        }
        else
        {
            CopyValue(root, type, "");
        }
    }

    private void CopyValue(JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Null && type.Kind == JsonTypeInfoKind.Object) CopyObject(value, type, pointer);
        else if (value.ValueKind != JsonValueKind.Null && type.Kind == JsonTypeInfoKind.Enumerable)
            CopyList(value, type, pointer);
        else value.WriteTo(writer);
    }

    private void CopyObject(JsonElement value, JsonTypeInfo type, string pointer)
    {
        var known = Members(type);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            if (faults.Count >= InputFaults.Max) break;
            if (NameOf(member) is not { } name)
            {
                faults.Add(pointer, "has a member whose name is not well-formed text");
                continue;
            }

            var at = $"{pointer}/{JsonPointer.Escape(name)}";
            if (!known.TryGetValue(name, out var property)) faults.Add(at, "is not a member of this request");
            else if (!seen.Add(name)) faults.Add(at, "is given more than once");
            else
            {
                var memberType = options.GetTypeInfo(property.PropertyType);
                var isMissing = member.Value.ValueKind == JsonValueKind.Null && !property.IsSetNullable;
                if ((FaultOf(member.Value, memberType) ?? (isMissing ? "is required" : null)) is { } fault)
                {
                    faults.Add(at, fault);
                    continue;
                }

                writer.WritePropertyName(name);
                CopyValue(member.Value, memberType, at);
            }
        }

        writer.WriteEndObject();
    }

    private void CopyList(JsonElement value, JsonTypeInfo type, string pointer)
    {
        var itemType = options.GetTypeInfo(type.ElementType!);
        var index = 0;
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            if (faults.Count >= InputFaults.Max) break;
            var at = $"{pointer}/{index++}";
            if (FaultOf(item, itemType) is { } fault)
            {
                faults.Add(at, fault);
                // A null keeps the positions of the other items.
                if (CanBeNull(itemType.Type)) writer.WriteNullValue();
            }
            else CopyValue(item, itemType, at);
        }

        writer.WriteEndArray();
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private string? FaultOf(JsonElement value, JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
            return value.ValueKind is JsonValueKind.Object or JsonValueKind.Null ? null : "must be an object";
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return value.ValueKind is JsonValueKind.Array or JsonValueKind.Null ? null : "must be a list";

        try
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString()!.Contains('\0', StringComparison.Ordinal))
                return "must not contain the character NUL";
            value.Deserialize(type);
            return null;
        }
        catch (InvalidOperationException)
        {
            return "must be well-formed text (half of a surrogate pair stands alone)";
        }
        catch (JsonException)
        {
            return Expected(Nullable.GetUnderlyingType(type.Type) ?? type.Type, options);
        }
    }

    /// <param name="type">Not a nullable one.</param>
    public static string Expected(Type type, JsonSerializerOptions options) => type switch
    {
        _ when options.GetTypeInfo(type).Converter is IExpectedForm form => form.Expected,
        { IsEnum: true } => EnumNames.Choice(type),
        _ when type == typeof(string) => "must be a string",
        _ when type == typeof(bool) => "must be true or false",
        _ when type == typeof(int) || type == typeof(long) => "must be a whole number",
        _ when type == typeof(decimal) => "must be a number",
        _ when type == typeof(Guid) => "must be an id (a UUID)",
        _ when type == typeof(DateOnly) => "must be a date such as \"2026-11-21\"",
        _ when type == typeof(DateTimeOffset) => "must be a time such as \"2026-11-21T09:00:00Z\"",
        _ when options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Enumerable => "must be a list",
        _ => "is not of the right form",
    };

    private Dictionary<string, JsonPropertyInfo> Members(JsonTypeInfo type)
    {
        if (!_members.TryGetValue(type.Type, out var members))
            _members[type.Type] = members = type.Properties.ToDictionary(it => it.Name, StringComparer.Ordinal);
        return members;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
