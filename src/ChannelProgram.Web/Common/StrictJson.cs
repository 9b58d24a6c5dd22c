using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Reads JSON strictly. Valid input is read in one pass. Otherwise a second pass reports every fault by its place and reads what
/// is left, so that the rules can check it.
/// </summary>
internal static class StrictJson
{
    private static readonly byte[] EmptyObject = [.. "{}"u8];

    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static T Read<T>(ReadOnlyMemory<byte> utf8, InputFaults faults) where T : class => Read<T>(utf8, faults, out _);

    /// <param name="readable">The JSON object that could be read: all of it if nothing is wrong.</param>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, InputFaults faults, out ReadOnlyMemory<byte> readable) where T : class =>
        Read<T>(utf8, faults, Json.Options, out readable);

    public static T Read<T>(
        ReadOnlyMemory<byte> utf8, InputFaults faults, JsonSerializerOptions options, out ReadOnlyMemory<byte> readable)
        where T : class
    {
        try
        {
            // No column of any engine takes a NUL; the second pass finds its place.
            if (utf8.Span.IndexOf("\\u0000"u8) < 0 && JsonSerializer.Deserialize<T>(utf8.Span, options) is { } value)
            {
                readable = utf8;
                return value;
            }
        }
        catch (JsonException)
        {
            // Reported below, with its place.
        }

        return ReadFaulty<T>(utf8, faults, options, out readable);
    }

    public static T Empty<T>() => Empty<T>(out _);

    public static T Empty<T>(out ReadOnlyMemory<byte> readable) => Empty<T>(Json.Options, out readable);

    private static T Empty<T>(JsonSerializerOptions options, out ReadOnlyMemory<byte> readable)
    {
        readable = EmptyObject;
        return JsonSerializer.Deserialize<T>(EmptyObject, options)!;
    }

    private static T ReadFaulty<T>(
        ReadOnlyMemory<byte> utf8, InputFaults faults, JsonSerializerOptions options, out ReadOnlyMemory<byte> readable)
            where T : class
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            faults.Add("", "must be UTF-8");
            return Empty<T>(options, out readable);
        }

        var copy = new ArrayBufferWriter<byte>();
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            using var writer = new Utf8JsonWriter(copy);
            new JsonFaultFinder(faults, writer, options).Copy(document.RootElement, options.GetTypeInfo(typeof(T)));
        }
        catch (JsonException malformed)
        {
            faults.Add("", $"is not well-formed JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1})");
            return Empty<T>(options, out readable);
        }

        readable = copy.WrittenMemory;
        return faults.Count < InputFaults.Max && ReadRest<T>(copy.WrittenSpan, faults, options) is { } rest
            ? rest
            : Empty<T>(options, out readable);
    }

    private static T? ReadRest<T>(ReadOnlySpan<byte> readable, InputFaults faults, JsonSerializerOptions options) where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(readable, options) is { } rest) return rest;
        }
        catch (JsonException)
        {
            // The second pass found nothing wrong, or what it left cannot be read.
            if (!faults.Any) faults.Add("", "is not of the right form");
        }

        return null;
    }
}
