using System.Net;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Deals;

public class DealTimelineTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task It_has_each_event_its_actor_and_the_state_of_the_deal()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromMinutes(1);
        var approvedAt = host.Clock.Now;
        await host.ChannelManager.Approve(deal.Id);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await host.Person("sales@silver.example").Change(deal.Id, """{"stage":"committed","owner":"Sam Seller"}""");

        var items = (await Timeline(host.Silver, deal.Id)).ToList();

        Assert.Equal(
            [
                ("deal.changed", "partner", "sales@silver.example"), ("deal.stageChanged", "partner", "sales@silver.example"),
                ("deal.approved", "vendor", null), ("deal.submitted", "partner", "demo-silver"),
            ],
            items.Select(it => (it.String("type"), it.GetProperty("by").String("kind"), Name(it))));
        var approved = items[2];
        Assert.Equal(approvedAt, approved.Instant("at"));
        var data = approved.GetProperty("data");
        Assert.Equal(("approved", "qualified", "10000.00", "held"), (
            data.String("status"), data.String("stage"), data.GetProperty("value").String("amount"),
            data.GetProperty("lines")[0].String("claim")));
        Assert.Equal(approvedAt.AddDays(30), data.GetProperty("lines")[0].GetProperty("protection").Instant("until"));
        Assert.Equal("committed", items[1].GetProperty("data").String("stage"));
        Assert.Equal("""["/owner"]""", items[0].GetProperty("data").GetProperty("changed").GetRawText());

        // The vendor reads who of its own it was.
        Assert.Equal("channel@vendor.example", Name((await Timeline(host.Crm, deal.Id))[2]));
    }

    [Fact]
    public async Task It_has_the_expiry_whether_or_not_the_job_ran()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(31);

        var before = await host.Gold.Get($"/v1/deals/{deal.Id}/timeline");
        await host.RunJobs();
        var after = await host.Gold.Get($"/v1/deals/{deal.Id}/timeline");

        Assert.Equal(["deal.submitted", "deal.approved", "deal.expired"], await host.Gold.EventTypes(deal.Id));
        Assert.Equal(after.Text, before.Text);
        Assert.Equal(deal.Instant("protection.until"), after.Json.GetProperty("items")[0].Instant("at"));
    }

    [Fact]
    public async Task It_is_read_page_by_page_in_one_order_even_within_an_instant()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        for (var i = 0; i < 6; i++)
            (await host.Gold.Change(
                deal.Id, $$"""{"owner":"Seller {{i}}","stage":"{{(i % 2 == 0 ? "prospect" : "qualified")}}"}"""))
                    .Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromDays(31);
        var whole = (await Timeline(host.Gold, deal.Id)).Select(it => it.GetRawText()).ToList();
        Assert.Equal(15, whole.Count);

        foreach (var limit in new[] { 1, 4, 14, 15 })
        {
            var (read, after) = (new List<string>(), "");
            do
            {
                var page = (await host.Gold.Get($"/v1/deals/{deal.Id}/timeline?limit={limit}{after}")).Expect(HttpStatusCode.OK);
                read.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(it => it.GetRawText()));
                // Somebody notices between two pages.
                await host.RunJobs();
                after = page.String("next") is { } next ? $"&after={next}" : "";
            }
            while (after.Length > 0);
            Assert.Equal(whole, read);
        }
    }

    [Fact]
    public async Task An_expiry_recorded_while_it_is_read_appears_once()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(31);
        await using var scope = host.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<CurrentCaller>();
        caller.Caller = Caller.Program;
        var history = new NoticedMeanwhile(scope.ServiceProvider.GetRequiredService<IDealHistory>(), host.RunJobs);
        var handler = new GetDealTimeline.Handler(
            scope.ServiceProvider.GetRequiredService<IDealLookup>(), scope.ServiceProvider.GetRequiredService<DealDrafts>(),
            history, caller, new(host.Clock));

        var read = await handler.Handle(new(new(Guid.Parse(deal.Id)), new(50, After: null)), CancellationToken.None);

        Assert.Equal(["deal.expired", "deal.approved", "deal.submitted"], read.Value.Items.Select(it => it.Type));
        Assert.Equal(["deal.submitted", "deal.approved", "deal.expired"], await host.Gold.EventTypes(deal.Id));
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_rejection_has_its_message_which_is_recorded_nowhere_else()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        await host.ChannelManager.Reject(deal.Id, "incomplete", "Ask Adalinde Zyx for the form.");

        var data = (await Timeline(host.Silver, deal.Id))[0].GetProperty("data");
        Assert.Equal(
            ("rejected", "incomplete", "Ask Adalinde Zyx for the form."),
            (data.String("status"), data.String("reason"), data.String("message")));
        Assert.Equal(0L, await host.Database.Query<long>(
            "SELECT (SELECT count(*) FROM audit a WHERE a::text ILIKE '%zyx%') + (SELECT count(*) FROM outbox o WHERE "
            + "o::text ILIKE '%zyx%')"));
    }

    [Fact]
    public async Task Nobody_reads_another_partners()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        Assert.Equal(404, (await host.Platinum.Get($"/v1/deals/{deal.Id}/timeline")).Status);
        Assert.Equal(404, (await host.Platinum.Get($"/v1/deals/{Guid.NewGuid()}/timeline")).Status);
        Assert.Equal(404, (await host.Gold.Get("/v1/deals/x/timeline")).Status);
    }

    [Fact]
    public async Task It_names_no_customer_of_the_program_and_nobody_else()
    {
        var customer = Registration.NewCustomer();
        var held = await host.Platinum.Registered(customer);
        var waits = await host.Gold.Registered(customer);
        await host.Platinum.Withdraw(held.Id);

        var text = (await host.Gold.Get($"/v1/deals/{waits.Id}/timeline")).Text;
        var account = await host.Database.Query<Guid>($"SELECT account FROM claims WHERE deal = '{waits.Id}'");
        Assert.All(
            new[] { account.ToString(), held.Id, "platinum" }, it => Assert.DoesNotContain(it, text, StringComparison.Ordinal));
        Assert.Equal(["deal.submitted", "deal.waitlisted", "deal.offered"], await host.Gold.EventTypes(waits.Id));
    }

    private static async Task<IReadOnlyList<JsonElement>> Timeline(Api caller, string id) =>
        [.. (await caller.Get($"/v1/deals/{id}/timeline")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()];

    /// <summary>The job comes between reading the deal and reading what was recorded of it.</summary>
    private sealed class NoticedMeanwhile(IDealHistory history, Func<Task> notice) : IDealHistory
    {
        public async Task<IReadOnlyList<RecordedEvent>> Of(Deal deal, long before, int limit, CancellationToken ct)
        {
            await notice();
            return await history.Of(deal, before, limit, ct);
        }
    }

    private static string? Name(JsonElement item) =>
        item.GetProperty("by").TryGetProperty("name", out var name) ? name.GetString() : null;
}

file static class Members
{
    public static string? String(this JsonElement it, string member) => it.GetProperty(member).GetString();

    public static DateTimeOffset Instant(this JsonElement it, string member) => it.GetProperty(member).GetDateTimeOffset();
}
