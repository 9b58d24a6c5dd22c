using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Api.Tests.Certifications;

public sealed class BulkResultTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private const string Bulk = $"{CertificationActions.Attempts}/bulk";

    private string _partner = "", _person = "";

    private Api Staff => host.ChannelManager;

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.PartnerWithoutClients();
        _person = await Staff.NewPerson(_partner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_result_is_recorded_as_it_would_be_alone_in_the_order_of_the_request()
    {
        var known = (await Staff.Record(_person, "technical", externalId: $"known-{_person}")).Id;
        var foundation = CertificationActions.Result(_person, externalId: $"f-{_person}");

        var items = await Outcomes(
            CertificationActions.Result(_person, "sales", takenOn: "2026-11-20"),
            foundation,
            foundation,
            CertificationActions.Result(_person, score: "50", externalId: $"f-{_person}"),
            CertificationActions.Result(_person, "sales", takenOn: "2026-11-20"),
            CertificationActions.Result(_person, "technical", externalId: $"known-{_person}"),
            CertificationActions.Result(_person, "technical", "1", "2026-11-21"),
            CertificationActions.Result(_person, "technical", "2", "2026-11-21"));

        Assert.Equal(
            [
                "0 refused prerequisiteMissing", "1 accepted ", "2 duplicate ", "3 refused externalIdInUse", "4 accepted ",
                "5 duplicate ", "6 accepted ", "7 refused retakeTooSoon",
            ],
            items.Select(Text));
        Assert.Equal(items[1].GetProperty("id").GetString(), items[2].GetProperty("id").GetString());
        Assert.Equal(known, items[5].GetProperty("id").GetString());
        Assert.False(items[0].TryGetProperty("id", out _));
        Assert.Equal((1, 1), await Staff.Certified(_partner));
    }

    [Fact]
    public async Task Of_a_refused_result_nothing_is_stored_and_the_others_are()
    {
        var people = new List<string>();
        for (var i = 0; i < 10; i++) people.Add(await Staff.NewPerson(_partner));
        var results = Enumerable.Range(0, 90).Select(i => CertificationActions.Result(
            (i % 9) == 8 ? Callers.Absent : people[i % 10], ((string[])["foundation", "technical", "demo"])[i % 3],
            (i % 9) == 2 ? "101" : "100", (i % 9) == 5 ? "2027-01-01" : "2026-11-20", $"{_person}-{i}")).ToArray();

        var items = await Outcomes(results);

        Assert.Equal(Enumerable.Range(0, 90), items.Select(it => it.GetProperty("index").GetInt32()));
        Assert.Equal(
            Enumerable.Range(0, 90).Select(i => (i % 9) switch { 2 => "/score", 5 => "/takenOn", 8 => "/person", _ => "" }),
            items.Select(it => it.TryGetProperty("problem", out var problem)
                ? problem.GetProperty("errors")[0].GetProperty("pointer").GetString() : ""));
        Assert.Equal(60, await host.Database.Query<long>(
            $"SELECT count(*) FROM certification_attempts WHERE external_id LIKE '{_person}-%'"));

        // Sent again, all that was accepted is a duplicate.
        Assert.Equal(
            items.Select(it => it.GetProperty("result").GetString() is "accepted" ? "duplicate" : "refused"),
            (await Outcomes(results)).Select(it => it.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task A_request_has_up_to_1000_results()
    {
        var results = Enumerable.Range(0, 1001).Select(i => CertificationActions.Result(
            Callers.Absent, externalId: $"{i}".PadLeft(100, 'x'))).ToArray();

        Assert.Equal(["/items"], (await Staff.Post(Bulk, new { items = results })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["/items"], (await Staff.Post(Bulk, new { items = (object[])[] })).Faults);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(new { items = results[1..] }).Length, 1, BufferedRequestBody.MaxBytes);
        Assert.All(await Outcomes(results[1..]), it => Assert.Equal("refused", it.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_as_a_whole()
    {
        var good = CertificationActions.Result(_person);
        foreach (var (wrong, fault) in new (object?, string)[]
        {
            (new { surprise = 1 }, "/items/1/surprise"), (new { score = 82.5 }, "/items/1/score"), (null, "/items/1"),
            (new { person = "nobody" }, "/items/1/person"),
        })
            Assert.Equal(
                [fault],
                (await Staff.Post(Bulk, new { items = new[] { good, wrong } })).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Empty(
            (await Staff.Get($"{CertificationActions.Attempts}?person={_person}")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Many_that_are_sent_many_times_at_once_count_once()
    {
        var people = new List<string>();
        for (var i = 0; i < 5; i++) people.Add(await Staff.NewPerson(_partner));
        var results = people.Select(it => CertificationActions.Result(it, externalId: $"r-{it}")).ToArray();

        var all = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Outcomes(i % 2 == 0 ? results : [.. results.Reverse()])));

        var outcomes = all.SelectMany(it => it).ToList();
        Assert.Equal(5, outcomes.Count(it => it.GetProperty("result").GetString() is "accepted"));
        Assert.Equal(15, outcomes.Count(it => it.GetProperty("result").GetString() is "duplicate"));
    }

    private async Task<List<JsonElement>> Outcomes(params object[] results) =>
    [
        .. (await Staff.Post(Bulk, new { items = results })).Expect(HttpStatusCode.OK).Json.GetProperty("items")
            .EnumerateArray(),
    ];

    /// <summary><c>0 refused prerequisiteMissing</c>.</summary>
    private static string Text(JsonElement outcome) =>
        $"{outcome.GetProperty("index").GetInt32()} {outcome.GetProperty("result").GetString()} "
        + (outcome.TryGetProperty("problem", out var problem) ? problem.GetProperty("code").GetString() : "");
}
