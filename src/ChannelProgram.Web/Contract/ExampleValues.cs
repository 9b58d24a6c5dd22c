using System.Text.Json.Nodes;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;

namespace ChannelProgram.Web.Contract;

internal static class ExampleValues
{
    public static readonly JsonNode Id = "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10";
    public static readonly JsonNode IdempotencyKey = "6f1c2d3e-5b7a-4c1f-9d55-0a4f8f3f2b11";
    public static readonly JsonNode ETag = "\"mZ2qk8b0V5l3r7yXw1c9Aa\"";
    public const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static readonly DateOnly FutureDate = new(2027, 1, 31);

    private const int DaysAhead = 60;

    /// <summary>Some dates must lie ahead: once the published date has come, the served examples get a later one.</summary>
    public static void KeepAhead(OpenApiDocument document, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // A day early, because the program's time zone may be ahead.
        if (today < FutureDate.AddDays(-1)) return;
        foreach (var operation in document.Paths.Values.SelectMany(it => it.Operations!.Values))
            foreach (var content in operation.Responses!.Values.Select(it => it.Content).Append(operation.RequestBody?.Content)
                .SelectMany(it => it?.Values ?? []))
                Date(content.Example, $"{today.AddDays(DaysAhead):yyyy-MM-dd}");
    }

    private static void Date(JsonNode? example, string date)
    {
        if (example is JsonArray items) foreach (var item in items) Date(item, date);
        if (example is not JsonObject members) return;
        foreach (var name in ApiFeatures.All.SelectMany(it => it.FutureDates))
            if (members.ContainsKey(name)) members[name] = date;
        foreach (var (_, member) in members) Date(member, date);
    }
}
