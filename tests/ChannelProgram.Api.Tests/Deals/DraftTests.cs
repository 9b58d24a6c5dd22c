using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

public class DraftTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private readonly string _customer = Registration.NewCustomer();

    [Fact]
    public async Task A_draft_needs_a_customers_name_only()
    {
        var draft = await Draft(new { customer = new { name = "Zenith Papermill" }, draft = true });

        Assert.Equal(("draft", 0), (draft.DealStatus, draft.Json.GetProperty("products").GetArrayLength()));
        Assert.All(
            (string[])["value", "stage", "source", "expectedCloseDate", "submittedAt", "receipt", "protection", "endsAt"],
            it => Assert.True(draft.IsNull(it), it));
        Assert.Equal(["update", "submit", "withdraw"], draft.Next());
        Assert.Equal(draft.Text, (await host.Gold.Deal(draft.Id)).Text);
        Assert.Equal(draft.Text, (await host.Gold.Get($"/v1/deals/{draft.String("number")}")).Text);
    }

    [Fact]
    public async Task What_is_given_must_be_well_formed()
    {
        var wrong = await host.Gold.Post("/v1/deals", new
        {
            customer = new { name = "Zenith Papermill", country = "Germany", website = "not a host" },
            products = new[] { new { code = "nothing", amount = new { amount = "1.001", currency = "USD" } } },
            draft = true,
        });

        Assert.Equal(
            ["/customer/country", "/customer/website", "/products/0/amount/amount", "/products/0/code"],
            wrong.Expect(HttpStatusCode.BadRequest).Faults);
        var nameless = await host.Gold.Post("/v1/deals", new { customer = new { country = "DE" }, draft = true });
        Assert.Equal(["/customer/name"], nameless.Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Nothing_of_it_is_claimed_or_learned_before_it_is_submitted()
    {
        var draft = await Draft(Whole());
        var keys = await host.Database.Query<long>("SELECT count(*) FROM account_keys");

        Assert.Equal("approved", (await host.Platinum.Registered(_customer)).DealStatus);
        Assert.Equal(keys + 1, await host.Database.Query<long>("SELECT count(*) FROM account_keys"));

        var submitted = (await host.Gold.Post($"/v1/deals/{draft.Id}/submit")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            (draft.Id, draft.String("number"), "waitlisted"), (submitted.Id, submitted.String("number"), submitted.DealStatus));
        Assert.Equal(draft.Instant("createdAt"), submitted.Instant("createdAt"));
        Assert.Equal(
            "statusForbids", (await host.Gold.Post($"/v1/deals/{draft.Id}/submit")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(["deal.submitted", "deal.waitlisted"], await host.Gold.EventTypes(draft.Id));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Submitting_names_all_that_is_missing_at_once_and_keeps_the_draft()
    {
        var draft = await Draft(new { customer = new { name = "Zenith Papermill" }, draft = true });

        var refused = (await host.Gold.Post($"/v1/deals/{draft.Id}/submit")).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(
            ["/customer", "/customer/country", "/expectedCloseDate", "/products", "/source", "/stage"], refused.Faults);
        Assert.Equal("draft", (await host.Gold.Deal(draft.Id)).DealStatus);
    }

    [Fact]
    public async Task It_is_its_partners_alone()
    {
        var draft = await Draft(Whole());

        foreach (var other in (Api[])[host.Platinum, host.ChannelManager, host.Crm])
        {
            (await other.Deal(draft.Id)).Expect(HttpStatusCode.NotFound);
            Assert.Empty(await other.Listed($"number={draft.String("number")}"));
            (await other.Get($"/v1/deals/{draft.Id}/timeline")).Expect(HttpStatusCode.NotFound);
        }

        (await host.Platinum.Post($"/v1/deals/{draft.Id}/submit")).Expect(HttpStatusCode.NotFound);
        (await host.Platinum.Withdraw(draft.Id)).Expect(HttpStatusCode.NotFound);
        (await host.Platinum.Change(draft.Id, """{"owner":"Sam"}""")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(
            ["/draft", "/partner"],
            (await host.ChannelManager.Post("/v1/deals", Whole())).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task What_a_draft_does_not_allow_is_told_to_its_partner_only()
    {
        var draft = await Draft(Whole());

        (string Path, object? Body)[] actions =
        [
            ("extend", null), ("lose", new { reason = "price" }), ("answer", new { text = "Ada." }), ("accept-offer", null),
            ("activities", new { kind = "call" }),
        ];
        foreach (var (path, body) in actions)
        {
            var refused = (await host.Gold.Post($"/v1/deals/{draft.Id}/{path}", body)).Expect(HttpStatusCode.Conflict);
            Assert.Equal(("statusForbids", "draft"), (refused.Problem, refused.String("currentStatus")));
            foreach (var other in (Api[])[host.Platinum, host.ChannelManager])
                Assert.NotEqual(409, (await other.Post($"/v1/deals/{draft.Id}/{path}", body)).Status);
        }

        (await host.ChannelManager.Approve(draft.Id)).Expect(HttpStatusCode.NotFound);
        Assert.Equal(draft.Text, (await host.Gold.Deal(draft.Id)).Text);
    }

    [Fact]
    public async Task A_patch_changes_and_removes_everything()
    {
        var draft = await Draft(Whole());

        var changed = (await host.Gold.Change(draft.Id, """
            {"customer":{"name":"Orion Sawmill","website":null},"products":null,"stage":null,"owner":"Sam"}
            """)).Expect(HttpStatusCode.OK);

        Assert.Equal(("draft", "Sam"), (changed.DealStatus, changed.String("owner")));
        Assert.Equal("Orion Sawmill", changed.Json.GetProperty("customer").GetProperty("name").GetString());
        Assert.True(changed.IsNull("value") && changed.IsNull("stage") && changed.Json.GetProperty("customer").IsNull("website"));
        Assert.Equal(
            ["/customer/name"],
            (await host.Gold.Change(draft.Id, """{"customer":{"name":null}}""")).Expect(HttpStatusCode.BadRequest).Faults);
        var stale = await host.Gold.Send(
            HttpMethod.Patch, $"/v1/deals/{draft.Id}",
            new StringContent("""{"owner":"Ada"}""", System.Text.Encoding.UTF8, "application/merge-patch+json"),
            ("If-Match", draft.ETag!));
        stale.Expect(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_list_has_drafts_and_deals_in_one_order_and_filters_both()
    {
        var partner = await host.AddPartner();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            host.Clock.Now += TimeSpan.FromSeconds(1);
            ids.Insert(0, i % 2 == 0
                ? (await partner.Post("/v1/deals", Whole(Registration.NewCustomer(), $"d-{i}"))).Expect(HttpStatusCode.Created).Id
                : (await partner.Registered(Registration.NewCustomer())).Id);
        }

        Assert.Equal(ids, await partner.Listed("limit=200"));
        var first = (await partner.Get("/v1/deals?limit=2")).Json;
        var rest = await partner.Listed($"limit=3&after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}");
        Assert.Equal(ids[2..], rest);
        Assert.Equal([ids[0], ids[2], ids[4]], await partner.Listed("status=draft"));
        Assert.Equal([ids[1], ids[3]], await partner.Listed("status=approved"));
        Assert.Equal([ids[2]], await partner.Listed("externalId=d-2"));
        Assert.Equal(5, (await partner.Listed("product=analytics&stage=qualified&type=newBusiness")).Count);
        Assert.Empty(await partner.Listed("status=draft&product=platform"));
    }

    [Fact]
    public async Task A_withdrawn_draft_stays_to_be_read_and_cannot_be_submitted()
    {
        var draft = await Draft(Whole());

        Assert.Equal("withdrawn", (await host.Gold.Withdraw(draft.Id)).Expect(HttpStatusCode.OK).DealStatus);

        Assert.Empty((await host.Gold.Deal(draft.Id)).Next());
        Assert.Equal(
            "withdrawn",
            (await host.Gold.Post($"/v1/deals/{draft.Id}/submit")).Expect(HttpStatusCode.Conflict).String("currentStatus"));
    }

    [Fact]
    public async Task Submitted_twice_at_once_it_is_one_deal()
    {
        var draft = await Draft(Whole());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => host.Gold.Post($"/v1/deals/{draft.Id}/submit")));

        Assert.Single(answers, it => it.Code is HttpStatusCode.OK);
        Assert.All(answers, it => Assert.True(it.Status is 200 or 409, it.ToString()));
        Assert.Equal("approved", (await host.Gold.Deal(draft.Id)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    private async Task<Answer> Draft(object body) => (await host.Gold.Post("/v1/deals", body)).Expect(HttpStatusCode.Created);

    private Dictionary<string, object?> Whole(string? customer = null, string? externalId = null) =>
        new(JsonSerializer.Deserialize<Dictionary<string, object?>>(
            JsonSerializer.Serialize(Registration.Of(customer ?? _customer, externalId: externalId)))!)
        {
            ["draft"] = true,
        };
}
