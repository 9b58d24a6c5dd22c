using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

internal static class DealReader
{
    /// <summary>All deals that this caller sees, page by page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AllDeals(this Api caller, string filter = "")
    {
        var found = new List<JsonElement>();
        for (string? after = ""; after is not null;)
        {
            var page = (await caller.Get($"/v1/deals?limit=200{filter}{after}")).Expect(HttpStatusCode.OK).Json;
            found.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString() is { } next ? $"&after={Uri.EscapeDataString(next)}" : null;
        }
        return found;
    }

    /// <summary>The lines of a deal that read <c>held</c>.</summary>
    public static IReadOnlyList<string> Held(this Answer deal) =>
        [.. deal.Lines.Split(", ").Where(it => it.EndsWith(" held", StringComparison.Ordinal)).Select(it => it.Split(' ')[0])];
}
