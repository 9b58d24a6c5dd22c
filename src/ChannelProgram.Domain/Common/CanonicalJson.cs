using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785), for what holds no numbers: whoever writes the same value gets the same bytes.
/// </summary>
public static class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(it => (char)it), '"', '\\']);

    /// <exception cref="NotSupportedException">It holds a number: how ECMAScript writes it is not known here.</exception>
    /// <exception cref="InvalidOperationException">It holds text that is not valid Unicode.</exception>
    public static string Of(JsonElement value)
    {
        var json = new StringBuilder(1024);
        Write(json, value);
        return json.ToString();
    }

    private static void Write(StringBuilder json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.Append('{');
                var members = 0;
                // Ordinal order is that of UTF-16 code units.
                foreach (var member in value.EnumerateObject().OrderBy(it => it.Name, StringComparer.Ordinal))
                {
                    if (members++ > 0) json.Append(',');
                    Write(json, member.Name);
                    json.Append(':');
                    Write(json, member.Value);
                }

                json.Append('}');
                break;
            case JsonValueKind.Array:
                json.Append('[');
                var items = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (items++ > 0) json.Append(',');
                    Write(json, item);
                }

                json.Append(']');
                break;
            case JsonValueKind.String:
                Write(json, value.GetString()!);
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                json.Append(value.GetRawText());
                break;
            default:
                throw new NotSupportedException($"A {value.ValueKind} has no canonical form here.");
        }
    }

    private static void Write(StringBuilder json, string text)
    {
        json.Append('"');
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            json.Append(rest[..at]);
            json = rest[at] switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append(@"\\"),
                '\b' => json.Append(@"\b"),
                '\t' => json.Append(@"\t"),
                '\n' => json.Append(@"\n"),
                '\f' => json.Append(@"\f"),
                '\r' => json.Append(@"\r"),
                var control => json.Append(CultureInfo.InvariantCulture, $@"\u{(int)control:x4}"),
            };
            rest = rest[(at + 1)..];
        }

        json.Append(rest).Append('"');
    }
}
