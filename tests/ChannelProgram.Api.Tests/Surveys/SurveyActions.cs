using System.Net;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Surveys;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Surveys;

internal static class SurveyActions
{
    public const string Answers = "/v1/survey-answers";
    public const string Bulk = $"{Answers}/bulk";

    public static object Survey(
        string partner, string score = "4.5", string answeredOn = "2026-11-20", string? externalId = null) =>
        new { externalId = externalId ?? $"s-{Guid.NewGuid():N}", partner, score, answeredOn };

    public static async Task<Answer> Surveyed(this Api caller, object answer) =>
        (await caller.Post(Answers, answer)).Expect(HttpStatusCode.Created);

    public static async Task<IReadOnlyList<JsonElement>> SurveyMany(this Api caller, params object[] items) =>
        [.. (await caller.Post(Bulk, new { items })).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()];

    public static async Task<IReadOnlyList<string>> SurveyIds(this Api caller, string filters) =>
    [
        .. (await caller.Get($"{Answers}?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!),
    ];

    /// <summary><c>2026-11-20 4.5, 2026-11-21 1 withdrawn</c> of one partner, as whoever judges it reads it.</summary>
    public static async Task<string> ScoresOf(this ChannelHost host, string partner, string from = "2026-01-01")
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var scores = await scope.ServiceProvider.GetRequiredService<ISurveyScores>()
            .Of([new(Guid.Parse(partner))], DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), default);
        return string.Join(
            ", ", scores.OrderBy(it => it.AnsweredOn).ThenBy(it => it.Score).Select(it => FormattableString.Invariant(
                $"{it.AnsweredOn:yyyy-MM-dd} {it.Score:0.##}{(it.WithdrawnAt is null ? "" : " withdrawn")}")));
    }
}
