using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChannelProgram.Bench.Raw;

/// <summary>What leaves: the product's own bytes, headers and tags.</summary>
internal static class ResponseWriter
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    public static byte[] Json(Deal deal)
    {
        var (buffer, json) = Writer();
        DealJson.Write(json, deal);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="deals">One more than a page, if there are more.</param>
    public static byte[] Json(List<Deal> deals, int page, DateTime now, Func<Deal, string> cursor)
    {
        var (buffer, json) = Writer();
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var deal in deals.Take(page))
        {
            deal.ApplyClock(now);
            DealJson.Write(json, deal);
        }
        json.WriteEndArray();
        json.WriteString("next"u8, deals.Count > page ? cursor(deals[page - 1]) : null);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static string ETag(byte[] body) => $"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 16))}\"";

    public static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public static async Task Write(HttpContext http, int status, byte[] json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        await http.Response.BodyWriter.WriteAsync(json);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Writer()
    {
        var buffer = _buffer ??= new(64 * 1024);
        var json = _json ??= new(buffer, DealJson.Options);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        return (buffer, json);
    }
}
