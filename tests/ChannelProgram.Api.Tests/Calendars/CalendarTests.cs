using System.Net;
using ChannelProgram.Api.Tests.Deals;
using Ical.Net;

namespace ChannelProgram.Api.Tests.Calendars;

public class CalendarTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private const string Mine = "/v1/me/calendar";

    private Api Sales => host.Person("sales@gold.example");

    public Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_person_of_a_partner_reads_when_the_protection_of_its_own_deals_ends()
    {
        var (own, other) = (
            await host.Gold.Registered(Registration.NewCustomer()), await host.Platinum.Registered(Registration.NewCustomer()));
        var feed = await Renew(Sales);

        var calendar = await Read(feed);

        var end = Assert.Single(calendar.Events, it => it.Uid == $"protection-{own.Id}@channel-program");
        Assert.Equal(own.Instant("protection.until").UtcDateTime, end.DtStart!.AsUtc);
        Assert.Equal(
            $"{own.String("number")} {own.Json.GetProperty("customer").GetProperty("name").GetString()}: protection ends",
            end.Summary);
        Assert.Single(end.Alarms);
        Assert.DoesNotContain(calendar.Events, it => it.Uid!.Contains(other.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_right_by_the_clock_and_each_deadline_keeps_its_id()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var feed = await Renew(Sales);
        var first = await Read(feed);
        host.Clock.Now = deal.Instant("protection.until").AddSeconds(-1);
        Assert.Equal(
            first.Events.Select(it => (it.Uid, it.DtStart!.AsUtc)).Order(),
            (await Read(feed)).Events.Select(it => (it.Uid, it.DtStart!.AsUtc)).Order());

        host.Clock.Now = deal.Instant("protection.until");

        Assert.DoesNotContain((await Read(feed)).Events, it => it.Uid!.Contains(deal.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_reads_by_when_it_has_to_decide()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        var feed = await Renew(host.ChannelManager);

        var due = Assert.Single(
            (await Read(feed)).Events, it => it.Uid!.Contains(deal.Id, StringComparison.Ordinal));

        Assert.Equal((deal.Instant("decisionDueBy").UtcDateTime, "decision"), (due.DtStart!.AsUtc, due.Uid!.Split('-')[0]));
        (await host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain((await Read(feed)).Events, it => it.Uid!.Contains(deal.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_renewed_link_ends_the_old_one_and_an_ended_one_is_gone()
    {
        var first = await Renew(Sales);
        var second = await Renew(Sales);
        Assert.NotEqual(first, second);
        await IsGone(first);
        await Read(second);
        Assert.False((await Sales.Get(Mine)).IsNull("since"));

        (await Sales.Send(HttpMethod.Delete, Mine, null)).Expect(HttpStatusCode.OK);
        (await Sales.Send(HttpMethod.Delete, Mine, null)).Expect(HttpStatusCode.OK);

        await IsGone(second);
        Assert.True((await Sales.Get(Mine)).IsNull("since"));
    }

    [Fact]
    public async Task Somebody_who_may_not_sign_in_any_more_has_no_calendar()
    {
        var feed = await Renew(host.Person("admin@silver.example"));
        await host.Database.Execute(
            "UPDATE portal_users SET lockout_end = '9999-12-31' WHERE email = 'admin@silver.example'");
        await IsGone(feed);

        await host.Database.Execute("UPDATE portal_users SET lockout_end = NULL WHERE email = 'admin@silver.example'");
        await Read(feed);
        await host.Database.Execute("DELETE FROM portal_users WHERE email = 'admin@silver.example'");
        await IsGone(feed);
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task The_secret_is_told_once_and_stored_nowhere()
    {
        var first = (await Sales.Post(Mine, key: "calendar")).Expect(HttpStatusCode.OK);
        var again = (await Sales.Post(Mine, key: "calendar")).Expect(HttpStatusCode.OK);

        Assert.Equal("no-store", first.Headers.CacheControl!.ToString());
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal((true, first.String("since")), (again.IsNull("url"), again.String("since")));
        var feed = new Uri(first.String("url")!).AbsolutePath;
        await Read(feed);
        var secret = feed.Split('/')[^1][..^4];
        Assert.Equal(43, secret.Length);
        Assert.Equal(0, await host.Database.Query<long>(
            $"SELECT count(*) FROM idempotency_keys WHERE position(convert_to('{secret}', 'UTF8') IN body) > 0"));
    }

    [Theory]
    [InlineData("/v1/calendar/no-such-secret.ics")]
    [InlineData("/v1/calendar/.ics")]
    [InlineData("/v1/calendar/7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM.ics")]
    [InlineData("/v1/calendar/7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM")]
    public async Task A_wrong_address_is_not_found(string path)
    {
        var answer = await host.Gold.Get(path);
        Assert.Equal((404, "notFound"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task A_system_has_no_calendar() => Assert.Equal("insufficientScope", (await host.Gold.Post(Mine)).Problem);

    [Fact]
    public async Task A_name_of_a_customer_breaks_no_line_of_it()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        body["customer"]!["name"] = "Acme; \u2028END:VEVENT, \\nBEGIN:VEVENT \u00fc";
        var deal = (await host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);

        var end = Assert.Single(
            (await Read(await Renew(Sales))).Events, it => it.Uid!.Contains(deal.Id, StringComparison.Ordinal));

        Assert.EndsWith("ü: protection ends", end.Summary, StringComparison.Ordinal);
    }

    private async Task<Calendar> Read(string feed)
    {
        var answer = (await host.Nobody.Get(feed)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("text/calendar; charset=utf-8", "no-cache, private"),
            (answer.ContentHeaders.ContentType!.ToString(), answer.Headers.CacheControl!.ToString()));
        return Calendar.Load(answer.Text)!;
    }

    private async Task IsGone(string feed) =>
        Assert.Equal("notFound", (await host.Nobody.Get(feed)).Expect(HttpStatusCode.NotFound).Problem);

    /// <summary>The path of the person's calendar.</summary>
    private static async Task<string> Renew(Api person) =>
        new Uri((await person.Post(Mine)).Expect(HttpStatusCode.OK).String("url")!).AbsolutePath;
}
