using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Work;

public class BulkDecisionTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Each_item_is_decided_as_if_alone_and_a_refusal_does_not_affect_others()
    {
        var ids = new List<string>();
        for (var i = 0; i < 4; i++) ids.Add((await host.Silver.Registered(Registration.NewCustomer())).Id);
        await host.Silver.Withdraw(ids[2]);

        var decided = (await host.ChannelManager.Decide(
            new { id = ids[0], decision = "approve" },
            new { id = ids[1], decision = "reject", reason = "notQualified", message = "Too early." },
            new { id = ids[2], decision = "approve" },
            new { id = Guid.NewGuid(), decision = "reject", reason = "other" },
            new { id = ids[3], decision = "approve" })).Expect(HttpStatusCode.OK);

        Assert.Equal(["approved", "rejected", "notFound", "notFound", "approved"], decided.Results());
        Assert.Equal(["approved", "rejected", "withdrawn", "approved"], await Statuses(ids));
        Assert.Equal("Too early.", (await host.Silver.Deal(ids[1])).String("message"));
        Assert.Equal(
            (await host.ChannelManager.Deal(ids[3])).Text, decided.Json.GetProperty("items")[4].GetProperty("deal").GetRawText());
        Assert.Equal(["deal.submitted", "deal.approved"], await host.Silver.EventTypes(ids[0]));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_line_that_a_rejection_frees_is_offered_to_a_deal_decided_in_the_same_request()
    {
        var (first, second, customer) = (
            await host.AddPartner("silver"), await host.AddPartner("silver"), Registration.NewCustomer());
        var (held, other) = (
            await first.Registered(customer, "analytics"), await second.Registered(customer, "platform", "analytics"));

        var decided = (await host.ChannelManager.Decide(
            new { id = held.Id, decision = "reject", reason = "other" }, new { id = other.Id, decision = "approve" }))
                .Expect(HttpStatusCode.OK);

        Assert.Equal(["rejected", "approved"], decided.Results());
        Assert.Equal("analytics offered, platform held", (await second.Deal(other.Id)).Lines);
        Assert.Equal(
            "analytics held, platform held", (await second.AcceptOffer(other.Id)).Expect(HttpStatusCode.OK).Lines);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_matches_two_customers_is_not_approved_and_the_other_item_is()
    {
        var (website, taxId) = (Registration.NewCustomer(), $"DE{Random.Shared.Next(100_000_000, 999_999_999)}");
        await host.Platinum.Registered(website, "platform");
        var byTaxId = DealActions.Json(Registration.NewCustomer());
        byTaxId["customer"]!["taxId"] = taxId;
        byTaxId["products"]![0]!["code"] = "platform";
        (await host.Platinum.Post("/v1/deals", byTaxId)).Expect(HttpStatusCode.Created);
        var both = DealActions.Json(website);
        both["customer"]!["taxId"] = taxId;
        var ambiguous = (await host.Gold.Post("/v1/deals", both)).Expect(HttpStatusCode.Created).Id;
        var plain = (await host.Silver.Registered(Registration.NewCustomer())).Id;

        var decided =
            await host.ChannelManager.Decide(
                new { id = ambiguous, decision = "approve" }, new { id = plain, decision = "approve" });

        Assert.Equal(["customerAmbiguous", "approved"], decided.Results());
        Assert.Equal("submitted", (await host.Gold.Deal(ambiguous)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_is_decided_once_and_has_the_same_answer()
    {
        var deal = (await host.Silver.Registered(Registration.NewCustomer())).Id;
        var body = new { items = new[] { new { id = deal, decision = "approve" } } };

        var first = await host.ChannelManager.Post("/v1/work/decide", body, key: "many");
        IdempotencyAssertions.ExpectRepeat(first, await host.ChannelManager.Post("/v1/work/decide", body, key: "many"));

        Assert.Equal(["approved"], first.Results());
        Assert.Equal(["notFound"], (await host.ChannelManager.Post("/v1/work/decide", body, key: "again")).Results());
    }

    [Fact]
    public async Task Concurrent_decisions_in_different_orders_do_not_deadlock()
    {
        var ids = new List<string>();
        for (var i = 0; i < 12; i++) ids.Add((await host.Silver.Registered(Registration.NewCustomer())).Id);
        object[] Items(IEnumerable<string> order, string decision) =>
            [
                .. order.Select(
                    id => decision == "approve" ? (object)new { id, decision } : new { id, decision, reason = "other" })];
        var admin = host.Person("admin@vendor.example");

        var answers = await Task.WhenAll(
            host.ChannelManager.Decide(Items(ids, "approve")), admin.Decide(Items(ids.AsEnumerable().Reverse(), "reject")),
            host.Silver.Withdraw(ids[6]));

        Assert.All(answers[..2], it => it.Expect(HttpStatusCode.OK));
        // One who comes late finds it rejected.
        Assert.True(answers[2].Code is HttpStatusCode.OK or HttpStatusCode.Conflict, answers[2].ToString());
        Assert.Equal(1, answers[..2].Count(it => it.Results().Count(result => result is not "notFound") >= 11));
        await host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("""{}""", "/items")]
    [InlineData("""{"items":[]}""", "/items")]
    [InlineData("""{"items":[null]}""", "/items/0")]
    [InlineData(
        """{"items":[{"decision":"wait"},{"id":"x"}]}""", "/items/0/decision", "/items/0/id", "/items/1/decision", "/items/1/id")]
    [InlineData("""{"items":[{"id":"019ab000-0000-7000-8000-000000000001","decision":"reject"}]}""", "/items/0/reason")]
    [InlineData(
        """
        {"items":[{"id":"019ab000-0000-7000-8000-000000000001","decision":"reject","reason":"notAvailable","message":"Why."}]}
        """,
        "/items/0/message")]
    [InlineData(
        """{"items":[{"id":"019ab000-0000-7000-8000-000000000001","decision":"approve","reason":"other","message":"Yes."}]}""",
        "/items/0/message", "/items/0/reason")]
    [InlineData(
        """
        {"items":[
          {"id":"019ab000-0000-7000-8000-000000000001","decision":"approve"},
          {"id":"019AB000-0000-7000-8000-000000000001","decision":"approve"}]}
        """,
        "/items")]
    public async Task A_fault_of_one_item_is_reported_by_its_pointer_and_nothing_is_decided(
        string body, params string[] pointers) =>
        Assert.Equal(
            pointers, (await host.ChannelManager.PostText("/v1/work/decide", body)).Expect(HttpStatusCode.BadRequest).Faults);

    [Fact]
    public async Task A_hundred_are_decided_at_once_and_no_more()
    {
        var partner = await host.AddPartner("silver");
        var ids =
            await Task.WhenAll(
                Enumerable.Range(0, 100).Select(async _ => (await partner.Registered(Registration.NewCustomer())).Id));

        Assert.All(
            (await host.ChannelManager.Decide([.. ids.Select(id => new { id, decision = "approve" })])).Results(),
            it => Assert.Equal("approved", it));
        var tooMany = ids.Append($"{Guid.NewGuid()}").Select(id => new { id, decision = "approve" });
        Assert.Equal(["/items"], (await host.ChannelManager.Decide([.. tooMany])).Expect(HttpStatusCode.BadRequest).Faults);
    }

    private async Task<IReadOnlyList<string>> Statuses(IEnumerable<string> ids)
    {
        var read = new List<string>();
        foreach (var id in ids) read.Add((await host.Silver.Deal(id)).DealStatus);
        return read;
    }
}
