using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What callers do with deals, by its name.</summary>
internal static class DealActions
{
    public static Task<Answer> Deal(this Api caller, string id) => caller.Get($"/v1/deals/{id}");

    public static Task<Answer> Approve(this Api caller, string id) => caller.Post($"/v1/deals/{id}/approve");

    public static Task<Answer> Reject(this Api caller, string id, string reason, string? message = null) =>
        caller.Post($"/v1/deals/{id}/reject", message is null ? new { reason } : new { reason, message });

    /// <summary>Changes a deal as the caller reads it now.</summary>
    public static async Task<Answer> Change(
        this Api caller, string id, string patch, string mediaType = "application/merge-patch+json") =>
        await caller.Send(
            HttpMethod.Patch, $"/v1/deals/{id}", new StringContent(patch, Encoding.UTF8, mediaType),
            ("If-Match", (await caller.Deal(id)).ETag ?? "*"));

    /// <summary>What happened to a deal, oldest first, by its type.</summary>
    public static async Task<IReadOnlyList<string>> EventTypes(this Api caller, string id) =>
        [.. (await caller.Get($"/v1/deals/{id}/timeline")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("type").GetString()!).Reverse()];

    public static Task<Answer> Withdraw(this Api caller, string id) => caller.Post($"/v1/deals/{id}/withdraw");

    /// <param name="lines">None: all that are offered.</param>
    public static Task<Answer> AcceptOffer(this Api caller, string id, params string[] lines) =>
        caller.Post($"/v1/deals/{id}/accept-offer", lines is [] ? null : new { lines });

    /// <param name="lines">None: all that are offered.</param>
    public static Task<Answer> DeclineOffer(this Api caller, string id, params string[] lines) =>
        caller.Post($"/v1/deals/{id}/decline-offer", lines is [] ? null : new { lines });

    public static Task<Answer> RequestInformation(this Api caller, string id, string question = "Who signs?") =>
        caller.Post($"/v1/deals/{id}/request-information", new { question });

    public static Task<Answer> AnswerQuestion(this Api caller, string id, string text = "Ada does.") =>
        caller.Post($"/v1/deals/{id}/answer", new { text });

    public static Task<Answer> Extend(this Api caller, string id) => caller.Post($"/v1/deals/{id}/extend");

    public static Task<Answer> DecideExtension(this Api caller, string id, bool grant, string? message = null) =>
        caller.Post($"/v1/deals/{id}/decide-extension", message is null ? new { grant } : new { grant, message });

    /// <param name="products">None: all that were protected.</param>
    public static Task<Answer> Win(
        this Api caller, string id, string wonOn = "2026-11-23", string amount = "10000.00", params string[] products)
    {
        var value = new { amount, currency = "USD" };
        return caller.Post($"/v1/deals/{id}/win", products is []
            ? new { wonOn, value, orderReference = "PO-1" }
            : new { wonOn, value, orderReference = "PO-1", products });
    }

    public static Task<Answer> ConfirmWin(
        this Api caller, string id, string wonOn = "2026-11-23", string amount = "10000.00") =>
        caller.Post($"/v1/deals/{id}/confirm-win", new { amount = new { amount, currency = "USD" }, wonOn });

    public static Task<Answer> Lose(this Api caller, string id, string reason = "price", string? note = null) =>
        caller.Post($"/v1/deals/{id}/lose", note is null ? new { reason } : new { reason, note });

    public static Task<Answer> Revoke(this Api caller, string id, string reason = "other", string? message = null) =>
        caller.Post($"/v1/deals/{id}/revoke", message is null ? new { reason } : new { reason, message });

    public static Task<Answer> Undo(this Api caller, string id, string reason = "A mistake.") =>
        caller.Post($"/v1/deals/{id}/undo", new { reason });

    /// <summary>A registration that is taken in, whatever is decided about it.</summary>
    public static async Task<Answer> Registered(this Api caller, string website, params string[] products) =>
        (await caller.Register(website, products is [] ? null : products)).Expect(HttpStatusCode.Created);

    /// <summary>The ids that a list answers for these filters, in its order.</summary>
    public static async Task<IReadOnlyList<string>> Listed(this Api caller, string filters) =>
        [.. (await caller.Get($"/v1/deals?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!)];

    /// <summary>An instant that the answer names, by its path: <c>protection.until</c>.</summary>
    public static DateTimeOffset Instant(this Answer answer, string path) =>
        path.Split('.').Aggregate(answer.Json, (it, name) => it.GetProperty(name)).GetDateTimeOffset();

    /// <summary>Until when the first of its offered lines may be accepted; null: none is offered.</summary>
    public static DateTimeOffset? OfferedUntil(this Answer deal) => deal.Json.GetProperty("products").EnumerateArray()
        .Where(it => !it.IsNull("offeredUntil")).Select(it => (DateTimeOffset?)it.GetProperty("offeredUntil").GetDateTimeOffset())
        .FirstOrDefault();

    public static bool IsNull(this Answer answer, string member) => answer.Json.IsNull(member);

    public static bool IsNull(this JsonElement json, string member) => json.GetProperty(member).ValueKind is JsonValueKind.Null;

    public static IReadOnlyList<string?> Next(this Answer deal) =>
        [.. deal.Json.GetProperty("nextActions").EnumerateArray().Select(it => it.GetString())];

    /// <summary>A valid registration as JSON, to be spoilt.</summary>
    public static JsonObject Json(string website) => JsonSerializer.SerializeToNode(Registration.Of(website))!.AsObject();

    /// <summary>
    /// How many rows each table has: equal before and after, nothing was stored. Any caller may sign in between.
    /// </summary>
    public static Task<string> Rows(this ChannelHost host)
    {
        using var db = host.Services.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateDbContext();
        var tables = db.Model.GetEntityTypes().Select(it => it.GetTableName()!).Distinct()
            // Whoever signs in meanwhile leaves rows there.
            .Where(it => !it.StartsWith("oauth_", StringComparison.Ordinal) && it != "attempt_counts")
            .Order(StringComparer.Ordinal);
        // A function takes at most 100 arguments.
        var parts = tables.Select(it => $"'{it}', (SELECT count(*) FROM {it})").Chunk(40)
            .Select(it => $"concat_ws(' ', {string.Join(", ", it)})");
        return host.Database.Query<string>($"SELECT concat_ws(' ', {string.Join(", ", parts)}, '')");
    }
}
