using System.Text.Json.Nodes;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;

namespace ChannelProgram.Web.Contract;

internal static class ExampleValues
{
    public static readonly JsonNode Id = "019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10";
    public const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <summary>As far ahead as the program allows, so that the published file is right for long.</summary>
    public static readonly DateOnly FutureDate = new(2028, 4, 30);

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
            if (members[name]?.GetValue<string>() is { } past)
                members[name] = past.Contains('T', StringComparison.Ordinal) ? $"{date}T00:00:00Z" : date;
        foreach (var (_, member) in members) Date(member, date);
    }
}
