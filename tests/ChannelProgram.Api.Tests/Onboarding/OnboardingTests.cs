using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Certifications;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.Onboarding;

/// <summary>The steps of the shipped program: they are ticked by what happens, and overdue by the clock.</summary>
public sealed class OnboardingTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private static readonly DateTimeOffset Day1 = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_step_is_overdue_from_the_end_of_its_last_day_on()
    {
        var partner = await host.PartnerWithoutClients();

        var begun = await Read(partner);
        Assert.Equal((1, 0, 0), (begun.Json.GetProperty("version").GetInt32(), Count(begun, "done"), Count(begun, "overdue")));
        Assert.Equal(
            ["welcome 2026-11-23 2026-11-26", "certificationLevel1 2026-11-25 2026-11-30", "technicalLab 2026-11-29 2026-12-07",
                "firstCall 2026-12-06 2026-12-14", "firstBusiness 2026-12-13 2026-12-23"],
            Steps(begun).Select(it => $"{it.GetProperty("code").GetString()} "
                + $"{it.GetProperty("from").GetDateTimeOffset():yyyy-MM-dd} "
                + $"{it.GetProperty("due").GetDateTimeOffset():yyyy-MM-dd}"));

        foreach (var (days, overdue) in new[] { (3, 1), (7, 2), (14, 3), (21, 4), (30, 5) })
        {
            host.Clock.Now = Day1.AddDays(days).AddSeconds(-1);
            var before = await Read(partner);
            Assert.Equal(overdue - 1, Count(before, "overdue"));
            Assert.Equal(overdue > 1, await IsListed(partner, "overdue=true"));

            host.Clock.Now = Day1.AddDays(days);
            var after = await Read(partner);
            Assert.Equal(overdue, Count(after, "overdue"));
            Assert.NotEqual(before.ETag, after.ETag);
            Assert.True(await IsListed(partner, "overdue=true"));
            Assert.False(await IsListed(partner, "overdue=false"));
        }
    }

    [Fact]
    public async Task Steps_are_ticked_by_what_happened_first_however_late()
    {
        var system = await host.AddPartner();
        var partner = await system.PartnerId();
        host.Clock.Now += TimeSpan.FromDays(5);
        var (_, email) = await host.Joined(host.ProgramAdmin, $"/v1/partners/{partner}/users");
        Assert.Equal("", Done(await Read(partner)));

        (await UserActions.SignIn(host, email)).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromHours(1);
        (await UserActions.SignIn(host, email)).Expect(HttpStatusCode.OK);
        Assert.Equal("welcome firstSignIn 11-28 09", Done(await Read(partner)));

        (await system.Post("/v1/deals", new { customer = new { name = "A draft" }, draft = true }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal("welcome firstSignIn 11-28 09", Done(await Read(partner)));
        var deal = (await system.Registered(Registration.NewCustomer())).Id;
        host.Clock.Now += TimeSpan.FromHours(1);
        (await system.Post($"/v1/deals/{deal}/activities", new { kind = "meeting" })).Expect(HttpStatusCode.Created);
        (await system.Post($"/v1/deals/{deal}/activities", new { kind = "call" })).Expect(HttpStatusCode.Created);
        (await system.Win(deal, wonOn: "2026-11-28")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            "welcome firstSignIn 11-28 09, firstCall firstCall 11-28 11, firstBusiness dealRegistered 11-28 10",
            Done(await Read(partner)));

        var person = await host.ChannelManager.NewPerson(partner);
        await host.ChannelManager.Certify(person, "2026-11-28", "foundation", "technicalLab");

        // Its first days are over, and all is done.
        host.Clock.Now += TimeSpan.FromDays(100);
        Assert.Equal((5, 0), (Count(await Read(partner), "done"), Count(await Read(partner), "overdue")));
        Assert.False(await IsListed(partner, ""));
    }

    [Fact]
    public async Task Staff_ticks_a_call_once_and_nothing_else()
    {
        var system = await host.AddPartner();
        var partner = await system.PartnerId();
        var (path, staff) = ($"/v1/partners/{partner}/onboarding", host.ChannelManager);
        var call = $"{path}/firstCall/complete";

        var byItself = await staff.Post($"{path}/welcome/complete");
        Assert.Equal("notByStaff", byItself.Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(404, (await staff.Post($"{path}/lunch/complete")).Status);
        Assert.Equal(404, (await staff.Post($"/v1/partners/{Callers.Absent}/onboarding/firstCall/complete")).Status);
        Assert.Equal(412, (await staff.Send(HttpMethod.Post, call, null, ("If-Match", "\"old\""))).Status);

        var ticked = (await staff.Post(call, new { note = "Spoke for an hour." }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal("firstCall confirmedByStaff 11-23 09", Done(ticked));
        var by = Steps(ticked)[3].GetProperty("by");
        Assert.Equal("Spoke for an hour.", by.GetProperty("note").GetString());
        Assert.Equal((await staff.Get("/v1/me")).String("id"), by.GetProperty("user").GetString());
        Assert.Equal("stepDone", (await staff.Post(call)).Expect(HttpStatusCode.Conflict).Problem);

        // The partner reads that it is done, not who of staff says so.
        var own = (await system.Get(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(Done(ticked), Done(own));
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null),
            (Steps(own)[3].GetProperty("by").GetProperty("note").ValueKind,
                Steps(own)[3].GetProperty("by").GetProperty("user").ValueKind));
    }

    [Fact]
    public async Task A_partner_reads_its_own_and_a_suspended_one_is_not_listed()
    {
        var (one, other) = (await host.AddPartner(), await host.AddPartner());
        var partner = await one.PartnerId();
        Assert.Equal(404, (await other.Get($"/v1/partners/{partner}/onboarding")).Status);
        Assert.True(await IsListed(partner, ""));

        await host.ChannelManager.Suspend(partner);

        Assert.False(await IsListed(partner, ""));
        Assert.Equal(200, (await one.Get($"/v1/partners/{partner}/onboarding")).Status);
    }

    [Fact]
    public async Task The_list_has_pages()
    {
        for (var i = 0; i < 3; i++) await host.PartnerWithoutClients();
        var first = (await host.ChannelManager.Get("/v1/onboarding?limit=2")).Expect(HttpStatusCode.OK);
        var second = (await host.ChannelManager.Get($"/v1/onboarding?limit=2&after={first.String("next")}"))
            .Expect(HttpStatusCode.OK);

        Assert.Empty(Partners(first).Intersect(Partners(second)));
        Assert.Equal((2, 2), (Partners(first).Count, Partners(second).Count));
    }

    private async Task<Answer> Read(string partner) =>
        (await host.ChannelManager.Get($"/v1/partners/{partner}/onboarding")).Expect(HttpStatusCode.OK);

    private async Task<bool> IsListed(string partner, string filter) => Partners(
        (await host.ChannelManager.Get($"/v1/onboarding?limit=200&{filter}".TrimEnd('&'))).Expect(HttpStatusCode.OK))
        .Contains(partner);

    private static List<string?> Partners(Answer list) =>
        [.. list.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("partner").GetString())];

    private static List<JsonElement> Steps(Answer onboarding) => [.. onboarding.Json.GetProperty("steps").EnumerateArray()];

    private static int Count(Answer onboarding, string member) => onboarding.Json.GetProperty(member).GetInt32();

    /// <summary><c>welcome firstSignIn 11-28 09</c>.</summary>
    private static string Done(Answer onboarding) => string.Join(
        ", ", Steps(onboarding).Where(it => it.GetProperty("doneAt").ValueKind is not JsonValueKind.Null)
            .Select(it => $"{it.GetProperty("code").GetString()} {it.GetProperty("by").GetProperty("kind").GetString()} "
                + $"{it.GetProperty("doneAt").GetDateTimeOffset():MM-dd HH}"));
}
