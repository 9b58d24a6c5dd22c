using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Reads a request's JSON strictly. What is right is read in one go; only what is not is walked a second time, to tell
/// every fault by its place and to read what is left, so that the rules can be told about the rest.
/// </summary>
internal static class StrictJson
{
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static T Read<T>(ReadOnlyMemory<byte> utf8, InputFaults faults) where T : class
    {
        try
        {
            // No column of any engine takes a NUL; where it stands is for the second walk to tell.
            if (utf8.Span.IndexOf("\\u0000"u8) < 0 && JsonSerializer.Deserialize<T>(utf8.Span, Json.Options) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Told below, with its place.
        }

        return ReadFaulty<T>(utf8, faults);
    }

    /// <summary>A request in which no member was given.</summary>
    public static T Empty<T>() => JsonSerializer.Deserialize<T>("{}"u8, Json.Options)!;

    private static T ReadFaulty<T>(ReadOnlyMemory<byte> utf8, InputFaults faults) where T : class
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            faults.Add("", "must be UTF-8");
            return Empty<T>();
        }

        var readable = new ArrayBufferWriter<byte>();
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            using var writer = new Utf8JsonWriter(readable);
            new JsonFaultFinder(faults, writer).Copy(document.RootElement, Json.Options.GetTypeInfo(typeof(T)));
        }
        catch (JsonException malformed)
        {
            faults.Add("", $"is not well-formed JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1})");
            return Empty<T>();
        }

        return faults.Count < InputFaults.Most ? ReadRest<T>(readable.WrittenSpan, faults) : Empty<T>();
    }

    private static T ReadRest<T>(ReadOnlySpan<byte> readable, InputFaults faults) where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(readable, Json.Options) is { } rest) return rest;
        }
        catch (JsonException)
        {
            // The walk found nothing wrong with it, or what it left is no request of its own.
            if (!faults.Any) faults.Add("", "is not of the right form");
        }

        return Empty<T>();
    }
}
