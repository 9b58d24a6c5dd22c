using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.PersonalData;
using ChannelProgram.Api.Tests.Revenue;
using ChannelProgram.Api.Tests.Users;
using static ChannelProgram.Api.Tests.Surveys.SurveyActions;

namespace ChannelProgram.Api.Tests.Surveys;

public sealed class SurveyAnswerTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _partner = "";

    private Api Staff => host.ChannelManager;

    private Api Asker => host.Crm.WithScope("vendor.partner.manage");

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.PartnerWithoutClients();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_answer_counts_until_staff_withdraws_it()
    {
        var wrong = await Asker.Surveyed(Survey(_partner, "1.00"));
        Assert.Equal($"{Answers}/{wrong.Id}", wrong.Headers.Location!.OriginalString);
        Assert.Equal(("1", "counted"), (wrong.String("score"), wrong.String("status")));
        Assert.Empty(wrong.Json.Texts("nextActions"));
        await Staff.Surveyed(Survey(_partner, "5", "2026-10-01"));
        await Staff.Surveyed(Survey(await host.PartnerWithoutClients(), "2"));

        var read = (await Staff.Get($"{Answers}/{wrong.Id}")).Expect(HttpStatusCode.OK);
        Assert.Equal(["withdraw"], read.Json.Texts("nextActions"));
        Assert.Equal(412, (await Staff.Send(
            HttpMethod.Post, $"{Answers}/{wrong.Id}/withdraw", JsonContent.Create(new { reason = "x" }),
            ("If-Match", "\"other\""))).Status);
        var withdrawn = (await Staff.Post($"{Answers}/{wrong.Id}/withdraw", new { reason = "Another partner's." }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("withdrawn", "Another partner's."),
            (withdrawn.String("status"), withdrawn.Json.GetProperty("withdrawal").GetProperty("reason").GetString()));
        var again = await Staff.Post($"{Answers}/{wrong.Id}/withdraw", new { reason = "x" });
        Assert.Equal(
            ("statusForbids", "withdrawn"), (again.Expect(HttpStatusCode.Conflict).Problem, again.String("currentStatus")));

        Assert.Equal("2026-10-01 5, 2026-11-20 1 withdrawn", await host.ScoresOf(_partner));
        Assert.Equal("2026-11-20 1 withdrawn", await host.ScoresOf(_partner, "2026-10-02"));
        Assert.Equal(403, (await Asker.Post($"{Answers}/{wrong.Id}/withdraw", new { reason = "x" })).Status);
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var id = $"s-{_partner}";
        var first = await Asker.Surveyed(Survey(_partner, "4.50", externalId: id));
        Assert.Equal(first.Text, (await Asker.Surveyed(Survey(_partner, "4.5", externalId: id))).Text);
        foreach (var other in new[]
        {
            Survey(_partner, "4.6", externalId: id), Survey(_partner, answeredOn: "2026-11-19", externalId: id),
            Survey(await host.PartnerWithoutClients(), externalId: id),
        })
            Assert.Equal("externalIdInUse", (await Asker.Post(Answers, other)).Expect(HttpStatusCode.Conflict).Problem);

        var same = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Asker.Surveyed(Survey(_partner, externalId: $"2-{id}"))));
        Assert.Single(same.Select(it => it.Id).Distinct());
        var different = await Task.WhenAll(
            Enumerable.Range(1, 4).Select(it => Asker.Post(Answers, Survey(_partner, $"{it}", externalId: $"3-{id}"))));
        Assert.Equal([201, 409, 409, 409], different.Select(it => it.Status).Order());
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_its_place_and_nothing_is_stored()
    {
        var before = await host.Rows();
        foreach (var (answer, faults) in new (object, string[])[]
        {
            (new { }, ["/answeredOn", "/externalId", "/partner", "/score"]),
            (Survey(_partner, "0.99"), ["/score"]), (Survey(_partner, "5.01"), ["/score"]), (Survey(_partner, "0"), ["/score"]),
            (Survey(_partner, "-3"), ["/score"]), (Survey(_partner, "4.555"), ["/score"]), (Survey(_partner, "four"), ["/score"]),
            (Survey(_partner, "4.5\n"), ["/score"]),
            (Survey(Callers.Absent, answeredOn: "2026-11-24"), ["/answeredOn", "/partner"]),
            (Survey("nobody"), ["/partner"]), (Survey(_partner, answeredOn: "soon"), ["/answeredOn"]),
            (Survey(_partner, externalId: new('x', 101)), ["/externalId"]),
            (new { externalId = "x", partner = _partner, score = 4.5, answeredOn = "2026-11-20", surprise = 1 },
                ["/score", "/surprise"]),
        })
            Assert.Equal(faults, (await Asker.Post(Answers, answer)).Expect(HttpStatusCode.BadRequest).Faults);

        Assert.Equal(before, await host.Rows());
    }

    [Fact]
    public async Task Of_many_every_third_of_which_is_wrong_the_others_are_stored()
    {
        var prefix = $"{Guid.NewGuid():N}"[..8];
        (string Text, Func<string, object> Make)[] faults =
        [
            ("refused invalid /score", id => Survey(_partner, "6", externalId: id)),
            ("refused invalid /partner", id => Survey(Callers.Absent, externalId: id)),
            ("refused invalid /answeredOn", id => Survey(_partner, answeredOn: "2026-11-24", externalId: id)),
            ("refused externalIdInUse", _ => Survey(_partner, "2", externalId: $"{prefix}-0")),
        ];
        var items = Enumerable.Range(0, 300).Select(it => it % 3 == 2
            ? faults[it / 3 % 4].Make($"{prefix}-{it}")
            : Survey(_partner, externalId: $"{prefix}-{it}")).ToArray();

        Assert.Equal(
            Enumerable.Range(0, 300).Select(it => $"{it} {(it % 3 == 2 ? faults[it / 3 % 4].Text : "accepted")}"),
            (await Asker.SurveyMany(items)).Select(it => it.Text()));
        Assert.Equal(
            200L, await host.Database.Query<long>($"SELECT count(*) FROM survey_answers WHERE external_id LIKE '{prefix}-%'"));
        Assert.Equal(200, (await Asker.SurveyMany(items)).Count(it => it.GetProperty("result").GetString() is "duplicate"));
        Assert.Equal(["/items"], (await Asker.Post(Bulk, new { items = new object[1001] })).Faults);
    }

    [Fact]
    public async Task A_list_is_filtered_and_a_partner_reads_none()
    {
        var first = (await Asker.Surveyed(Survey(_partner, answeredOn: "2026-10-31", externalId: $"s-{_partner}"))).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var second = (await Asker.Surveyed(Survey(_partner))).Id;
        (await Staff.Post($"{Answers}/{second}/withdraw", new { reason = "Wrong." })).Expect(HttpStatusCode.OK);

        foreach (var (filter, found) in new (string, string[])[]
        {
            ("", [second, first]), ("status=counted", [first]), ("status=withdrawn", [second]),
            ("status=counted,withdrawn", [second, first]), ($"externalId=s-{_partner}", [first]),
            ("answeredFrom=2026-11-20", [second]), ("answeredUntil=2026-11-20", [first]),
        })
            Assert.Equal(found, await host.Person("auditor@vendor.example").SurveyIds($"partner={_partner}&{filter}"));
        foreach (var caller in new[] { host.Gold, host.Person("admin@gold.example") })
            Assert.Equal(403, (await caller.Get($"{Answers}/{first}")).Status);
    }

    [Fact]
    public async Task Why_it_was_withdrawn_is_personal_data_if_it_names_somebody()
    {
        var (email, answer) = (UserActions.NewAddress(), await Asker.Surveyed(Survey(_partner)));
        (await Staff.Post($"{Answers}/{answer.Id}/withdraw", new { reason = $"Says {email}." })).Expect(HttpStatusCode.OK);

        Assert.Contains($"surveys/withdrawal/reason Says {email}.", (await host.Export(email)).Found());
        Assert.Contains("surveys 1", (await host.Erase(email)).Erased());
        Assert.Equal(
            "Says erased.",
            (await Staff.Get($"{Answers}/{answer.Id}")).Json.GetProperty("withdrawal").GetProperty("reason").GetString());
    }
}
