using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Work;

/// <summary>Each test asks for the items of partners of its own.</summary>
public class WorkQueueTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Each_item_has_its_kind_reasons_start_and_due_time()
    {
        var (partner, of) = await Partner("silver");
        var deal = await partner.Registered(Registration.NewCustomer());

        var item = Assert.Single(await host.ChannelManager.Work(of));

        Assert.Equal((deal.Id, deal.Id, deal.String("number"), "registration", "submitted"), (
            item.GetProperty("id").GetString(), item.GetProperty("deal").GetString(), item.GetProperty("number").GetString(),
            item.GetProperty("kind").GetString(), item.GetProperty("status").GetString()));
        Assert.Equal(["tierWithoutLimit"], item.Why());
        Assert.Equal(
            (host.Clock.Now, deal.Instant("decisionDueBy"), false, false),
            (item.GetProperty("since").GetDateTimeOffset(), item.GetProperty("dueBy").GetDateTimeOffset(),
                item.GetProperty("overdue").GetBoolean(), item.GetProperty("escalated").GetBoolean()));
        Assert.Equal("approve", item.Action());
        Assert.Equal(item.GetRawText(), (await host.Person("auditor@vendor.example").WorkItem(deal.Id)).Text);
    }

    [Fact]
    public async Task What_is_due_first_comes_first_and_every_item_is_on_one_page()
    {
        var (partner, of) = await Partner("silver");
        var deals = new List<(DateTimeOffset DueBy, string Id)>();
        for (var i = 0; i < 7; i++)
        {
            var deal = await partner.Registered(Registration.NewCustomer());
            deals.Add((deal.Instant("decisionDueBy"), deal.Id));
            // Some are due at one instant: by their ids.
            if (i % 3 == 2) host.Clock.Now += TimeSpan.FromHours(1);
        }

        var (read, after) = (new List<string>(), "");
        do
        {
            var page = (await host.ChannelManager.Get($"/v1/work?{of}&limit=2{after}")).Expect(HttpStatusCode.OK);
            read.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()!));
            after = page.IsNull("next") ? "" : $"&after={page.String("next")}";
        }
        while (after.Length > 0);

        Assert.Equal(deals.OrderBy(it => it.DueBy).ThenBy(it => it.Id, StringComparer.Ordinal).Select(it => it.Id), read);
        var cursor = (await host.ChannelManager.Get($"/v1/work?{of}&limit=2")).String("next");
        Assert.Equal(
            "cursorInvalid",
            (await host.ChannelManager.Get($"/v1/work?{of}&overdue=true&after={cursor}"))
                .Expect(HttpStatusCode.BadRequest).Problem);
        Assert.Equal(
            "cursorInvalid",
            (await host.Person("admin@vendor.example").Get($"/v1/work?{of}&after={cursor}"))
                .Expect(HttpStatusCode.BadRequest).Problem);
    }

    [Fact]
    public async Task It_is_filtered_by_kind_assignee_and_whether_it_is_overdue()
    {
        var (partner, of) = await Partner("gold");
        var above = (await partner.Register(Registration.NewCustomer(), amount: "60000.00")).Id;
        host.Clock.Now += TimeSpan.FromDays(3);
        var raised = (await partner.Registered(Registration.NewCustomer())).Id;
        await partner.Change(raised, """{"products":[{"code":"analytics","amount":{"amount":"50000.01","currency":"USD"}}]}""");
        host.Clock.Now += TimeSpan.FromHours(1);
        var website = Registration.NewCustomer();
        await host.Platinum.Register(website);
        var alike = DealActions.Json(Registration.NewCustomer());
        alike["customer"]!["name"] = Registration.NameOf(website);
        var weak = (await partner.Post("/v1/deals", alike)).Expect(HttpStatusCode.Created).Id;
        await host.ChannelManager.Assign(raised, "me");

        Assert.Equal([above, raised, weak], await host.ChannelManager.WorkIds(of));
        Assert.Equal([raised], await host.ChannelManager.WorkIds($"{of}&kind=reviewRequired"));
        Assert.Equal([weak], await host.ChannelManager.WorkIds($"{of}&kind=similarName"));
        Assert.Equal([above, weak], await host.ChannelManager.WorkIds($"{of}&kind=registration,similarName"));
        Assert.Empty(await host.ChannelManager.WorkIds($"{of}&kind=keysDisagree,customerName,units"));
        Assert.Equal([above], await host.ChannelManager.WorkIds($"{of}&overdue=true"));
        Assert.Equal([raised, weak], await host.ChannelManager.WorkIds($"{of}&overdue=false"));
        Assert.Equal([raised], await host.ChannelManager.WorkIds($"{of}&assignee=me"));
        Assert.Equal([above, weak], await host.ChannelManager.WorkIds($"{of}&assignee=none"));
        Assert.Equal([above, raised, weak], await host.ChannelManager.WorkIds($"{of}&assignee=me,none"));
        Assert.Empty(await host.ChannelManager.WorkIds($"{of}&assignee={Guid.NewGuid()}"));
        Assert.Equal("mergeCustomers", (await host.ChannelManager.Work($"{of}&kind=similarName"))[0].Action());
        Assert.Equal(
            ["assignee", "kind", "overdue"],
            (await host.ChannelManager.Get("/v1/work?assignee=you&kind=deal&overdue=yes"))
                .Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Keys_that_match_two_customers_wait_for_staff_even_on_the_waitlist_and_the_partner_is_not_told()
    {
        var (partner, of) = await Partner("gold");
        var (website, taxId) = (Registration.NewCustomer(), $"DE{Random.Shared.Next(100_000_000, 999_999_999)}");
        await host.Platinum.Registered(website);
        var byTaxId = DealActions.Json(Registration.NewCustomer());
        byTaxId["customer"]!["taxId"] = taxId;
        (await host.Platinum.Post("/v1/deals", byTaxId)).Expect(HttpStatusCode.Created);
        var both = DealActions.Json(website);
        both["customer"]!["taxId"] = taxId;

        var deal = (await partner.Post("/v1/deals", both)).Expect(HttpStatusCode.Created);

        Assert.Equal(
            ("waitlisted", true, false),
            (deal.DealStatus, deal.IsNull("decisionDueBy"), deal.Json.GetProperty("reviewRequired").GetBoolean()));
        var item = Assert.Single(await host.ChannelManager.Work(of));
        Assert.Equal(("keysDisagree", "waitlisted", 2), (
            item.GetProperty("kind").GetString(), item.GetProperty("status").GetString(),
            item.GetProperty("accounts").GetArrayLength()));
        Assert.Equal("lookUpKeys", item.Action());
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_expired_deal_is_no_work_item_even_before_the_job_ran()
    {
        var (partner, of) = await Partner("gold");
        var deal = (await partner.Registered(Registration.NewCustomer())).Id;
        await partner.Change(deal, """{"products":[{"code":"analytics","amount":{"amount":"50000.01","currency":"USD"}}]}""");
        Assert.Equal([deal], await host.ChannelManager.WorkIds(of));

        host.Clock.Now += TimeSpan.FromDays(30);

        Assert.Empty(await host.ChannelManager.WorkIds(of));
        (await host.ChannelManager.WorkItem(deal)).Expect(HttpStatusCode.NotFound);
        (await host.ChannelManager.Assign(deal, "me")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_item_past_its_due_time_is_overdue_and_escalated_once_the_job_ran()
    {
        var (partner, of) = await Partner("silver");
        await partner.Registered(Registration.NewCustomer());

        host.Clock.Now += TimeSpan.FromDays(4);
        var overdue = (await host.ChannelManager.Work(of))[0];
        await host.RunJobs();
        var escalated = (await host.ChannelManager.Work(of))[0];

        Assert.Equal((true, false), (overdue.GetProperty("overdue").GetBoolean(), overdue.GetProperty("escalated").GetBoolean()));
        Assert.Equal(
            (true, host.Clock.Now),
            (escalated.GetProperty("escalated").GetBoolean(), escalated.GetProperty("escalatedAt").GetDateTimeOffset()));
    }

    [Fact]
    public async Task An_item_is_assigned_to_a_decider_or_to_nobody_and_only_the_queue_shows_it()
    {
        var (partner, _) = await Partner("silver");
        var deal = (await partner.Registered(Registration.NewCustomer())).Id;
        var before = await host.ChannelManager.Deal(deal);
        var (me, admin, auditor) = (await Id("channel"), await Id("admin"), await Id("auditor"));

        Assert.Equal(me, (await host.ChannelManager.Assign(deal, "me")).Expect(HttpStatusCode.OK).String("assignee"));
        Assert.Equal(admin, (await host.ChannelManager.Assign(deal, admin)).Expect(HttpStatusCode.OK).String("assignee"));
        foreach (var nobody in (string[])[auditor, $"{Guid.NewGuid()}", "somebody"])
            Assert.Equal(
                ["/assignee"], (await host.ChannelManager.Assign(deal, nobody)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(admin, (await host.ChannelManager.WorkItem(deal)).String("assignee"));
        Assert.True((await host.ChannelManager.Assign(deal, null)).Expect(HttpStatusCode.OK).IsNull("assignee"));

        var after = await host.ChannelManager.Deal(deal);
        Assert.Equal((before.Text, before.ETag), (after.Text, after.ETag));
        Assert.DoesNotContain("assignee", after.Text, StringComparison.Ordinal);
        Assert.Equal(
            3,
            await host.Database.Query<long>(
                $"SELECT count(*) FROM audit WHERE subject = '{deal}' AND action = 'review.assigned'"));
        await host.Database.ExpectConsistent();
    }

    /// <summary>A partner, and the filter that asks for its items alone.</summary>
    private async Task<(Api Partner, string Filter)> Partner(string tier)
    {
        var partner = await host.AddPartner(tier);
        return (partner, $"partner={(await partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString()}");
    }

    private async Task<string> Id(string staff) => (await host.Person($"{staff}@vendor.example").Get("/v1/me")).Id;
}
