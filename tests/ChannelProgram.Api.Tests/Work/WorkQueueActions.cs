using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Work;

/// <summary>What staff does with the queue, by its name.</summary>
internal static class WorkQueueActions
{
    public static async Task<IReadOnlyList<JsonElement>> Work(this Api staff, string filters = "") =>
        [.. (await staff.Get($"/v1/work?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()];

    public static async Task<IReadOnlyList<string>> WorkIds(this Api staff, string filters = "") =>
        [.. (await staff.Work(filters)).Select(it => it.GetProperty("id").GetString()!)];

    public static Task<Answer> WorkItem(this Api staff, string id) => staff.Get($"/v1/work/{id}");

    public static Task<Answer> Assign(this Api staff, string id, string? assignee) =>
        staff.Post($"/v1/work/{id}/assign", new { assignee });

    public static Task<Answer> Decide(this Api staff, params object[] items) => staff.Post("/v1/work/decide", new { items });

    public static IReadOnlyList<string> Results(this Answer decided) =>
    [
        .. decided.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("result").GetString() is "decided"
            ? it.GetProperty("deal").GetProperty("status").GetString()!
            : it.GetProperty("problem").GetProperty("code").GetString()!),
    ];

    public static IReadOnlyList<string> Why(this JsonElement item) =>
        [.. item.GetProperty("why").EnumerateArray().Select(it => it.GetString()!)];

    public static string Action(this JsonElement item) => item.GetProperty("recommendation").GetProperty("action").GetString()!;
}
