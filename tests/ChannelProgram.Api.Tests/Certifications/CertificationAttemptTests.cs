using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;

namespace ChannelProgram.Api.Tests.Certifications;

public sealed class CertificationAttemptTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private const string Attempts = CertificationActions.Attempts;

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
    public async Task The_vendor_s_learning_system_records_a_result()
    {
        var system = host.Crm.WithScope("vendor.training.write");
        var recorded = (await system.Record(_person, externalId: $"lms-{_person}")).Expect(HttpStatusCode.Created);

        Assert.Equal($"{Attempts}/{recorded.Id}", recorded.Headers.Location!.OriginalString);
        Assert.Equal(
            ("passed", "82.5", "2028-11-20", 1),
            (recorded.String("status"), recorded.String("score"), recorded.String("validUntil"),
                recorded.Json.GetProperty("version").GetInt32()));
        Assert.Empty(recorded.Json.Texts("nextActions"));
        Assert.Equal(["withdraw"], (await Staff.Get($"{Attempts}/{recorded.Id}")).Json.Texts("nextActions"));
        Assert.Equal("foundation 2026-11-20-2028-11-20", await system.Held(_partner, _person));
        Assert.Equal("insufficientScope", (await host.Crm.WithScope("vendor.training.read").Record(_person)).Problem);
    }

    [Fact]
    public async Task A_result_counts_once()
    {
        var first = (await Staff.Record(_person, score: "50.00", externalId: $"a-{_person}")).Expect(HttpStatusCode.Created);
        Assert.Equal(("failed", "50"), (first.String("status"), first.String("score")));

        // Otherwise the second one would come too soon after the first.
        var again = (await Staff.Record(_person, score: "50", externalId: $"a-{_person}")).Expect(HttpStatusCode.Created);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        foreach (var other in new[]
        {
            await Staff.Record(_person, score: "51", externalId: $"a-{_person}"),
            await Staff.Record(_person, "technical", "50", externalId: $"a-{_person}"),
            await Staff.Record(await Staff.NewPerson(_partner), score: "50", externalId: $"a-{_person}"),
        })
            Assert.Equal("externalIdInUse", other.Expect(HttpStatusCode.Conflict).Problem);

        // It is compared exactly.
        (await Staff.Record(_person, "technical", externalId: $"A-{_person}")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_result_that_is_sent_many_times_at_once_counts_once()
    {
        var id = $"lms-{_person}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Staff.Record(_person, externalId: id)));
        Assert.All(answers, it => it.Expect(HttpStatusCode.Created));
        Assert.Single(answers.Select(it => it.Id).Distinct());

        var people = new List<string>();
        for (var i = 0; i < 4; i++) people.Add(await Staff.NewPerson(_partner));
        var others = await Task.WhenAll(people.Select(it => Staff.Record(it, externalId: $"other-{_person}")));
        Assert.Equal([201, 409, 409, 409], others.Select(it => it.Status).Order());
    }

    [Fact]
    public async Task Of_two_exams_of_one_person_at_once_the_rules_allow_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Staff.Record(_person, score: "10")));

        Assert.Equal([201, 409, 409, 409], answers.Select(it => it.Status).Order());
        Assert.All(answers.Where(it => it.Status == 409), it => Assert.Equal("retakeTooSoon", it.Problem));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_its_place_and_nothing_is_stored()
    {
        foreach (var (result, faults) in new (object, string[])[]
        {
            (new { }, ["/certification", "/externalId", "/person", "/score", "/takenOn"]),
            (CertificationActions.Result(_person, score: "101"), ["/score"]),
            (CertificationActions.Result(_person, score: "-1"), ["/score"]),
            (CertificationActions.Result(_person, certification: "juggling"), ["/certification"]),
            (CertificationActions.Result(_person, takenOn: "2026-11-24"), ["/takenOn"]),
            (CertificationActions.Result(_person, takenOn: "9999-12-31"), ["/takenOn"]),
            (CertificationActions.Result(_person, takenOn: "2026-02-30"), ["/takenOn"]),
            (CertificationActions.Result(Callers.Absent), ["/person"]),
            (
                CertificationActions.Result(Callers.Absent, "juggling", takenOn: "2026-11-24"),
                ["/certification", "/person", "/takenOn"]),
            (CertificationActions.Result("nobody"), ["/person"]),
            (CertificationActions.Result(_person, externalId: new('x', 101)), ["/externalId"]),
            (new { surprise = true }, ["/certification", "/externalId", "/person", "/score", "/surprise", "/takenOn"]),
        })
            Assert.Equal(faults, (await Staff.Post(Attempts, result)).Expect(HttpStatusCode.BadRequest).Faults);

        Assert.Empty((await Staff.Get($"{Attempts}?person={_person}")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_exam_may_be_of_any_day_that_was()
    {
        var first = (await Staff.Record(_person, takenOn: "0001-01-01")).Expect(HttpStatusCode.Created);
        Assert.Equal("0003-01-01", first.String("validUntil"));
        Assert.Equal(first.Text, (await Staff.Get($"{Attempts}/{first.Id}")).Text);
        Assert.Equal("", await Staff.Held(_partner, _person));
    }

    [Fact]
    public async Task What_the_rules_forbid_is_a_409()
    {
        var missing = (await Staff.Record(_person, "sales")).Expect(HttpStatusCode.Conflict);
        Assert.Equal("prerequisiteMissing", missing.Problem);
        Assert.Equal(["foundation"], missing.Json.Texts("missing"));

        foreach (var day in (string[])["2026-01-10", "2026-02-10", "2026-03-10"])
            (await Staff.Record(_person, score: "10", takenOn: day)).Expect(HttpStatusCode.Created);
        Assert.Equal("retakeTooSoon", (await Staff.Record(_person, takenOn: "2026-03-23")).Problem);
        Assert.Equal("attemptsUsedUp", (await Staff.Record(_person, takenOn: "2026-03-24")).Problem);
    }

    [Fact]
    public async Task Today_is_that_of_the_program_s_zone()
    {
        host.Clock.Now = new(2026, 11, 23, 23, 59, 59, TimeSpan.Zero);
        Assert.Equal(["/takenOn"], (await Staff.Record(_person, takenOn: "2026-11-24")).Faults);
        host.Clock.Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
        (await Staff.Record(_person, takenOn: "2026-11-24")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_wrong_result_is_withdrawn_once_and_then_counts_no_more()
    {
        var made = (await Staff.Record(_person, externalId: $"w-{_person}")).Expect(HttpStatusCode.Created);
        var path = $"{Attempts}/{made.Id}";
        Assert.Equal(["/reason"], (await Staff.Post($"{path}/withdraw", new { })).Faults);
        Assert.Equal(412, (await Staff.Send(
            HttpMethod.Post, $"{path}/withdraw", System.Net.Http.Json.JsonContent.Create(new { reason = "No." }),
            ("If-Match", "\"old\""))).Status);

        var withdrawn = (await Staff.Post($"{path}/withdraw", new { reason = "It is somebody else's." }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal("withdrawn", withdrawn.String("status"));
        Assert.Equal("It is somebody else's.", withdrawn.Json.GetProperty("withdrawal").GetProperty("reason").GetString());
        Assert.Equal(withdrawn.Text, (await Staff.Get(path)).Text);
        Assert.Equal("", await Staff.Held(_partner, _person));
        var again = (await Staff.Post($"{path}/withdraw", new { reason = "Again." })).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "withdrawn"), (again.Problem, again.String("currentStatus")));
        // The id stays used, and the right result has another one.
        Assert.Equal("withdrawn", (await Staff.Record(_person, externalId: $"w-{_person}")).String("status"));
        (await Staff.Record(_person)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Results_are_listed_by_person_partner_certification_status_and_external_id()
    {
        var other = await Staff.NewPerson(_partner);
        var passed = (await Staff.Record(_person, externalId: $"l-{_person}")).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var failed = (await Staff.Record(_person, "technical", "1")).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var withdrawn = (await Staff.Record(other)).Id;
        (await Staff.Post($"{Attempts}/{withdrawn}/withdraw", new { reason = "Wrong." })).Expect(HttpStatusCode.OK);

        foreach (var (filter, found) in new (string, string[])[]
        {
            ($"person={_person}", [failed, passed]),
            ($"person={_person},{other}", [withdrawn, failed, passed]),
            ($"partner={_partner}", [withdrawn, failed, passed]),
            ($"partner={_partner}&status=passed,withdrawn", [withdrawn, passed]),
            ($"partner={_partner}&status=failed", [failed]),
            ($"partner={_partner}&certification=technical", [failed]),
            ($"externalId=l-{_person}", [passed]),
            ($"partner={Callers.Absent}", []),
        })
            Assert.Equal(found, (await Staff.Get($"{Attempts}?{filter}")).Expect(HttpStatusCode.OK).Json.GetProperty("items")
                .EnumerateArray().Select(it => it.GetProperty("id").GetString()));

        var first = await Staff.Get($"{Attempts}?partner={_partner}&limit=2");
        var next = await Staff.Get($"{Attempts}?partner={_partner}&limit=2&after={first.String("next")}");
        Assert.Equal([passed], next.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()));
    }
}
