using System.Globalization;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>What a partner reads of its deal, as one text: of the model and of the API alike.</summary>
internal static class DealReading
{
    public static readonly string[] Stages =
        ["prospect", "qualified", "technicalValidation", "businessValidation", "committed", "closed"];

    public static string Of(ModelDeal stored, DateTimeOffset now)
    {
        var deal = stored.At(now);
        var spans = deal.Status is "won" ? [] : deal.Claims.Where(it => it.IsProtected).ToList();
        var reason = deal.Status is "waitlisted" ? "notAvailable" : deal.Outcome is null or "won" ? null : deal.EndReason;
        return Text(
            deal.Status, reason, Stages[deal.Stage], deal.NeedsReview ? deal.Review?.Due : null, deal.ReviewRequired,
            Span(spans.Min(it => it.From), spans.Max(it => it.Until))
                + (spans.Count == 0 ? "" : $" {deal.Extensions}/{2 - deal.Extensions}"),
            deal.Claims.OrderBy(it => it.Line, StringComparer.Ordinal).Select(it => Line(
                it.Line, $"{it.Is}".ToLowerInvariant(), it.IsProtected ? Span(it.From, it.Until) : "-",
                // Unanswered, the question ends all that the deal has.
                it.Is is ClaimIs.Offered ? new[] { it.Dies, deal.AnswerDue }.Min() : null)),
            deal.NextActions(now));
    }

    public static string Of(JsonElement deal) => Text(
        deal.GetProperty("status").GetString()!, deal.GetProperty("reason").GetString(), deal.GetProperty("stage").GetString()!,
        Instant(deal, "decisionDueBy"), deal.GetProperty("reviewRequired").GetBoolean(),
        Span(deal.GetProperty("protection")) + (deal.IsNull("protection")
            ? ""
            : $" {deal.GetProperty("protection").GetProperty("extensionsUsed")}/"
                + $"{deal.GetProperty("protection").GetProperty("extensionsLeft")}"),
        deal.GetProperty("products").EnumerateArray().Select(it => Line(
            it.GetProperty("line").GetString()!, it.GetProperty("claim").GetString()!, Span(it.GetProperty("protection")),
            Instant(it, "offeredUntil"))),
        deal.GetProperty("nextActions").EnumerateArray().Select(it => it.GetString()!));

    public static string Text(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) ?? "-";

    private static string Text(
        string status, string? reason, string stage, DateTimeOffset? due, bool reviewRequired, string protection,
        IEnumerable<string> lines, IEnumerable<string> next) =>
        $"{status} reason:{reason} stage:{stage} due:{Text(due)} again:{reviewRequired} protected:{protection} "
        + $"[{string.Join(" | ", lines)}] next:{string.Join(',', next)}";

    private static string Line(string line, string claim, string protection, DateTimeOffset? offered) =>
        $"{line} {claim} {protection} offered:{Text(offered)}";

    private static string Span(DateTimeOffset? from, DateTimeOffset? until) =>
        from is null ? "-" : $"{Text(from)}..{Text(until)}";

    private static string Span(JsonElement span) =>
        span.ValueKind is JsonValueKind.Null ? "-" : Span(Instant(span, "from"), Instant(span, "until"));

    private static DateTimeOffset? Instant(JsonElement of, string member) =>
        of.IsNull(member) ? null : of.GetProperty(member).GetDateTimeOffset();
}
