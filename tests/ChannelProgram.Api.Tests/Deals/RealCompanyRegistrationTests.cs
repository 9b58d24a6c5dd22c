using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Demo;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Deals;

[Slow]
public class RealCompanyRegistrationTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Each_registration_is_decided_as_its_row_says()
    {
        var (rows, wrong) = (0, new List<string>());
        foreach (var row in Rows())
        {
            rows++;
            var answer = await host.As(DemoSeed.ClientOf(row.String("partner")!)).PostText("/v1/deals", Body(row));
            if (answer.Code == HttpStatusCode.Created && WaitsForStaff(answer))
                (await host.ChannelManager.Approve(answer.Id)).Expect(HttpStatusCode.OK);

            var (expected, actual) = (Expected(row), Outcome(answer));
            if (expected != actual) wrong.Add($"{row.Text}: {actual}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Prepend($"{wrong.Count} differ")));
        Assert.Equal(580, rows);
        Assert.False(await host.Database.Read(db =>
            db.Set<Deal>().AnyAsync(it => it.Status == DealStatus.Submitted || it.ReviewRequired)));
    }

    private static bool WaitsForStaff(Answer answer) =>
        answer.DealStatus == "submitted" || answer.Json.GetProperty("reviewRequired").GetBoolean();

    private static string Expected(Row row)
    {
        var lines = row.Json.TryGetProperty("lines", out var stated)
            ? stated.EnumerateObject().OrderBy(it => it.Name, StringComparer.Ordinal)
                .Select(it => $"{it.Name} {it.Value.GetString()}")
            : [];
        return $"{row.String("expect")}: {string.Join(", ", lines)}";
    }

    private static string Outcome(Answer answer)
    {
        if (answer.Code != HttpStatusCode.Created) return $"{answer.Problem}: ";

        var held = answer.Lines.Split(", ").Count(it => it.EndsWith(" held", StringComparison.Ordinal));
        var all = answer.Json.GetProperty("products").GetArrayLength();
        return $"{(held == all ? "granted" : held == 0 ? "waitlisted" : "partly")}: {answer.Lines}";
    }

    private static string Body(Row row)
    {
        var codes = row.Json.GetProperty("products").EnumerateArray().Select(it => it.GetString()!).ToArray();
        var total = decimal.Parse(row.String("amount")!, CultureInfo.InvariantCulture);
        var share = decimal.Round(total / codes.Length, 2);

        var body = DealActions.Json("");
        body["customer"] = JsonNode.Parse(row.Json.GetProperty("customer").GetRawText());
        body["products"] = new JsonArray([.. codes.Select((code, place) => new JsonObject
        {
            ["code"] = code,
            ["amount"] = new JsonObject
            {
                ["amount"] = (place == 0 ? total - (share * (codes.Length - 1)) : share)
                    .ToString("F2", CultureInfo.InvariantCulture),
                ["currency"] = "USD",
            },
        })]);
        return body.ToJsonString();
    }

    private static IEnumerable<Row> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Deals", "registrations.ndjson")).Select(it => new Row(it));

    private sealed record Row(string Text)
    {
        public JsonElement Json { get; } = JsonSerializer.Deserialize<JsonElement>(Text);

        public string? String(string member) => Json.GetProperty(member).GetString();
    }
}
