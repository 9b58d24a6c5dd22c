using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Documents;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Activities;

public class ActivityTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task An_activity_is_recorded_and_read_by_whoever_reads_the_deal()
    {
        var deal = await host.Gold.NewDeal();
        var document = (await host.Gold.Uploaded(deal)).Split('/')[^1];
        var at = host.Clock.Now.AddHours(-2).ToText();
        var added = (await Add(host.Person("sales@gold.example"), deal, new
        {
            kind = "quote",
            at,
            who = "Sam Seller",
            note = "Sent.\nThey will decide.",
            contact = new { name = "Ada Example", email = "ada@acme.de" },
            document,
        })).Expect(HttpStatusCode.Created);

        Assert.Equal(("quote", at, "Sam Seller"), (added.String("kind"), added.String("at"), added.String("who")));
        Assert.Equal((document, "Sent.\nThey will decide."), (added.String("document"), added.String("note")));
        Assert.Equal("ada@acme.de", added.Json.GetProperty("contact").GetProperty("email").GetString());
        Assert.Equal("sales@gold.example", added.Json.GetProperty("by").GetProperty("name").GetString());
        var path = added.Headers.Location!.ToString();
        foreach (var reader in (Api[])[host.Gold, host.ChannelManager, host.Crm, host.Person("auditor@vendor.example")])
        {
            Assert.Equal(added.Text, (await reader.Get(path)).Text);
            Assert.Equal([added.Id], await Listed(reader, deal));
        }
    }

    [Fact]
    public async Task Progress_is_what_can_be_shown_and_counts_from_now()
    {
        var deal = await host.Gold.NewDeal();
        var before = await host.Gold.Deal(deal);
        host.Clock.Now = host.Clock.Now.AddHours(1);
        (await Add(host.Gold, deal, new { kind = "demo", note = "Nobody named." })).Expect(HttpStatusCode.Created);
        Assert.Equal((host.Clock.Now, (DateTimeOffset?)null), await Shown(deal));
        var after = await host.Gold.Deal(deal);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal(host.Clock.Now, after.Instant("updatedAt"));

        host.Clock.Now = host.Clock.Now.AddHours(1);
        (await Add(host.Gold, deal, new { kind = "demo", at = "2026-11-01T00:00:00Z", contact = new { name = "Ada" } }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal((host.Clock.Now, host.Clock.Now), await Shown(deal));
        var progress = host.Clock.Now;

        host.Clock.Now = host.Clock.Now.AddHours(1);
        (await Add(host.Gold, deal, new { kind = "call", contact = new { name = "Ada" } })).Expect(HttpStatusCode.Created);
        Assert.Equal((host.Clock.Now, progress), await Shown(deal));
    }

    [Theory]
    [InlineData("""{}""", "/kind")]
    [InlineData("""{"kind":"lunch"}""", "/kind")]
    [InlineData("""{"kind":"call","at":"2030-01-01T00:00:00Z"}""", "/at")]
    [InlineData("""{"kind":"call","at":"2026-01-01T00:00:00Z"}""", "/at")]
    [InlineData("""{"kind":"call","at":"yesterday"}""", "/at")]
    [InlineData("""{"kind":"call","who":"a\nb"}""", "/who")]
    [InlineData("""{"kind":"call","note":"a\u0007b"}""", "/note")]
    [InlineData("""{"kind":"call","contact":{"email":"no address"}}""", "/contact/email")]
    [InlineData("""{"kind":"quote","document":"019ab000-0000-7000-8000-000000000001"}""", "/document")]
    public async Task What_is_wrong_is_told_by_its_place(string body, string fault)
    {
        var deal = await host.Gold.NewDeal();
        var answer = await host.Gold.PostText($"/v1/deals/{deal}/activities", body);
        Assert.Equal((400, fault), (answer.Status, answer.Faults.Single()));
        Assert.Empty(await Listed(host.Gold, deal));
    }

    [Fact]
    public async Task A_document_of_another_deal_or_partner_is_none_of_this_deal()
    {
        var (deal, sister) = (await host.Gold.NewDeal(), await host.Gold.NewDeal());
        var others = await host.Platinum.Uploaded(await host.Platinum.NewDeal());
        foreach (var document in (string[])[await host.Gold.Uploaded(sister), others])
            Assert.Equal(
                ["/document"], (await Add(host.Gold, deal, new { kind = "quote", document = document.Split('/')[^1] })).Faults);
    }

    [Fact]
    public async Task A_document_that_an_activity_refers_to_stays()
    {
        var deal = await host.Gold.NewDeal();
        var path = await host.Gold.Uploaded(deal);
        (await Add(host.Gold, deal, new { kind = "quote", document = path.Split('/')[^1] })).Expect(HttpStatusCode.Created);

        var refused = await host.Gold.Delete(path);
        Assert.Equal((409, "documentInUse", "approved"), (refused.Status, refused.Problem, refused.String("currentStatus")));
        Assert.Equal(DocumentActions.Text, (await host.Gold.Download($"{path}/content")).Bytes);
    }

    /// <summary>Either the activity has its document, or there is none: never one without the other.</summary>
    [Fact]
    public async Task Deleting_a_document_and_referring_to_it_at_once_ends_well()
    {
        var deal = await host.Gold.NewDeal();
        for (var round = 0; round < 5; round++)
        {
            var path = await host.Gold.Uploaded(deal);
            var (deleted, added) = (
                host.Gold.Delete(path), Add(host.Gold, deal, new { kind = "quote", document = path.Split('/')[^1] }));
            var (first, second) = (await deleted, await added);
            Assert.Contains((first.Status, second.Status), new[] { (204, 400), (409, 201) });
        }
    }

    [Fact]
    public async Task A_deal_that_has_ended_takes_none()
    {
        var deal = await host.Gold.NewDeal();
        (await Add(host.Gold, deal, new { kind = "call" })).Expect(HttpStatusCode.Created);
        (await host.Gold.Withdraw(deal)).Expect(HttpStatusCode.OK);

        var refused = await Add(host.Gold, deal, new { kind = "call" });
        Assert.Equal((409, "statusForbids", "withdrawn"), (refused.Status, refused.Problem, refused.String("currentStatus")));
        Assert.Single(await Listed(host.Gold, deal));
    }

    [Fact]
    public async Task Another_partner_s_activities_answer_as_absent_ones()
    {
        var deal = await host.Gold.NewDeal();
        var path = (await Add(host.Gold, deal, new { kind = "call" })).Headers.Location!.ToString();
        foreach (var answer in (Answer[])[
            await host.Platinum.Get(path), await host.Platinum.Get($"/v1/deals/{deal}/activities"),
            await Add(host.Platinum, deal, new { kind = "call" }),
            await host.Platinum.Get(path.Replace(deal, await host.Platinum.NewDeal(), StringComparison.Ordinal))])
            Assert.Equal((404, "notFound"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task Events_name_no_person_and_no_text()
    {
        var deal = await host.Gold.NewDeal();
        (await Add(host.Gold, deal, new { kind = "demo", who = "Zorro", note = "Zorro", contact = new { name = "Zorro" } }))
            .Expect(HttpStatusCode.Created);

        Assert.Equal("deal.activityAdded", (await host.Gold.EventTypes(deal))[^1]);
        Assert.Equal(0L, await host.Database.Query<long>(
            "SELECT (SELECT count(*) FROM audit WHERE after LIKE '%Zorro%') "
            + "+ (SELECT count(*) FROM outbox WHERE data LIKE '%Zorro%')"));
        Assert.Equal(1L, await host.Database.Query<long>(
            $"SELECT count(*) FROM outbox WHERE type = 'deal.activityAdded' AND subject = '{deal}'"));
    }

    [Fact]
    public async Task Activities_come_newest_first_in_pages()
    {
        var deal = await host.Gold.NewDeal();
        var ids = new List<string>();
        for (var it = 0; it < 5; it++)
        {
            host.Clock.Now = host.Clock.Now.AddSeconds(1);
            ids.Add((await Add(host.Gold, deal, new { kind = "call" })).Id);
        }

        ids.Reverse();

        var first = await host.Gold.Get($"/v1/deals/{deal}/activities?limit=3");
        var second = await host.Gold.Get($"/v1/deals/{deal}/activities?limit=3&after={first.String("next")}");
        Assert.Equal(ids, [.. IdsIn(first), .. IdsIn(second)]);
    }

    private static Task<Answer> Add(Api caller, string deal, object activity) =>
        caller.Post($"/v1/deals/{deal}/activities", activity);

    private static async Task<IReadOnlyList<string>> Listed(Api caller, string deal) =>
        [.. IdsIn((await caller.Get($"/v1/deals/{deal}/activities")).Expect(HttpStatusCode.OK))];

    private static IEnumerable<string> IdsIn(Answer list) =>
        list.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()!);

    private Task<(DateTimeOffset Activity, DateTimeOffset? Progress)> Shown(string deal) => host.Database.Read(async db =>
    {
        var id = new DealId(Guid.Parse(deal));
        var found = await db.Set<Deal>().SingleAsync(it => it.Id == id);
        return (found.LastActivityAt, found.LastProgressAt);
    });
}
