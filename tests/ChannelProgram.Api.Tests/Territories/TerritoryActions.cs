using System.Net;

namespace ChannelProgram.Api.Tests.Territories;

/// <summary>What staff does with territories, by its name.</summary>
internal static class TerritoryActions
{
    public const string All = "/v1/territories";

    public static Task<Answer> GrantTerritory(
        this Api caller, string partner, string[] countries, string[]? lines = null, DateTimeOffset? from = null,
        DateTimeOffset? until = null, string? note = null) =>
        caller.Post(All, new { partner, countries, lines, from, until, note });

    public static async Task<string> GrantedTerritory(
        this Api caller, string partner, string[] countries, string[]? lines = null, DateTimeOffset? from = null,
        DateTimeOffset? until = null, string? note = null) =>
        (await caller.GrantTerritory(partner, countries, lines, from, until, note)).Expect(HttpStatusCode.Created).Id;

    public static Task<Answer> Territory(this Api caller, string id) => caller.Get($"{All}/{id}");

    public static Task<Answer> EndTerritory(this Api caller, string id, string? reason = null) =>
        caller.Post($"{All}/{id}/end", reason is null ? null : new { reason });

    /// <summary>The ids that a list answers for these filters, in its order.</summary>
    public static async Task<IReadOnlyList<string>> Territories(this Api caller, string filters = "") =>
        [.. (await caller.Get($"{All}?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!)];
}
