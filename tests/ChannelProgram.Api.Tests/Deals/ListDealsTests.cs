using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

public class ListDealsTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task The_newest_come_first_page_by_page_to_the_end(int secondsBetween)
    {
        var (partner, deals) = await PartnerWithDeals(9, TimeSpan.FromSeconds(secondsBetween));

        var pages = await Pages(partner, "limit=3");

        Assert.Equal([3, 3, 3], pages.Select(it => it.Count));
        var read = pages.SelectMany(it => it).ToList();
        Assert.Equal(deals.Order(), read.Order());
        if (secondsBetween > 0) Assert.Equal(deals.Reverse(), read);
        else Assert.Equal(deals.OrderDescending(StringComparer.Ordinal), read);
    }

    [Fact]
    public async Task Concurrent_registrations_neither_duplicate_nor_hide_a_deal()
    {
        var (partner, deals) = await PartnerWithDeals(20, TimeSpan.FromMilliseconds(1));
        using var done = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            while (!done.IsCancellationRequested) await partner.Registered(Registration.NewCustomer());
        }));

        var read = (await Pages(partner, "limit=2")).SelectMany(it => it).ToList();
        await done.CancelAsync();
        await writing;

        Assert.Equal(read.Distinct(), read);
        Assert.Equal(deals.Reverse(), read.Where(deals.Contains));
    }

    [Fact]
    public async Task A_page_has_50_unless_another_limit_from_1_to_200_is_asked_for()
    {
        var (partner, deals) = await PartnerWithDeals(51);

        Assert.Equal(50, (await partner.Listed("")).Count);
        Assert.Single(await partner.Listed("limit=1"));
        Assert.Equal(51, (await partner.Listed("limit=200")).Count);
        Assert.Equal([51], (await Pages(partner, "limit=51")).Select(it => it.Count));
        Assert.Equal([50, 1], (await Pages(partner, "")).Select(it => it.Count));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("status=approved&status=expired", "status")]
    [InlineData("status=Approved", "status")]
    [InlineData("status=1", "status")]
    [InlineData("status=", "status")]
    [InlineData("status=approved,", "status")]
    [InlineData("status=sold", "status")]
    [InlineData("Status=approved", "Status")]
    [InlineData("customer=a", "customer")]
    [InlineData("customer=acme b", "customer")]
    [InlineData("customer=.", "customer")]
    [InlineData("customer=", "customer")]
    [InlineData("customer=acme,", "customer")]
    [InlineData("stage=Won", "stage")]
    [InlineData("type=renewals", "type")]
    [InlineData("product=", "product")]
    [InlineData("partner=1", "partner")]
    [InlineData("partner=019ab000-0000-7000-8000-000000000001", "partner")]
    [InlineData("updatedSince=2026-11-21", "updatedSince")]
    [InlineData("updatedSince=", "updatedSince")]
    [InlineData("expiresBefore=2026-11-21T09:00:00", "expiresBefore")]
    [InlineData("expiresBefore=2026-11-21T09:00:00Z,2026-11-22T09:00:00Z", "expiresBefore")]
    [InlineData("externalId=", "externalId")]
    [InlineData("externalId=%00", "externalId")]
    [InlineData("externalId=a%0Ab", "externalId")]
    [InlineData("number=DR-1", "number")]
    [InlineData("number=", "number")]
    [InlineData("number=DR-UUUUUUUU", "number")]
    [InlineData("number=%00", "number")]
    [InlineData("limit=0&status=x&colour=red&number=7", "colour,limit,number,status")]
    public async Task A_query_that_says_something_else_is_refused(string query, string names)
    {
        var answer = (await host.Gold.Get($"/v1/deals?{query}")).Expect(HttpStatusCode.BadRequest);

        Assert.Equal("invalid", answer.Problem);
        Assert.Equal(names.Split(','), answer.Faults);
    }

    [Fact]
    public async Task What_is_too_long_or_too_many_is_refused()
    {
        foreach (var (name, value) in new[]
        {
            ("externalId", new string('x', 101)), ("status", string.Join(',', Enumerable.Repeat("approved", 51))),
            ("externalId", new string(',', 2_000)),
        })
            Assert.Equal([name], (await host.Gold.Get($"/v1/deals?{name}={value}")).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task A_cursor_is_for_the_caller_and_the_filters_it_was_made_for()
    {
        var (partner, deals) = await PartnerWithDeals(4);
        var cursor = await Next(partner, "limit=2&status=approved");

        Assert.Equal(2, (await partner.Listed($"status=approved&after={cursor}")).Count);
        Assert.Single(await partner.Listed($"status=approved&limit=1&after={cursor}"));

        var others = new[]
        {
            await partner.Get($"/v1/deals?after={cursor}"),
            await partner.Get($"/v1/deals?status=approved,expired&after={cursor}"),
            await partner.Get($"/v1/deals?status=approved&externalId=x&after={cursor}"),
            await host.Gold.Get($"/v1/deals?status=approved&after={cursor}"),
            await host.Crm.Get($"/v1/deals?status=approved&after={cursor}"),
            await host.ChannelManager.Get($"/v1/deals?status=approved&after={cursor}"),
        };
        Assert.All(others, it => Assert.Equal((400, "cursorInvalid"), (it.Status, it.Problem)));
    }

    [Fact]
    public async Task Users_of_one_partner_share_no_cursors()
    {
        await host.Gold.Registered(Registration.NewCustomer());
        await host.Gold.Registered(Registration.NewCustomer());
        var cursor = await Next(host.Gold, "limit=1");

        Assert.Equal("cursorInvalid", (await host.Person("sales@gold.example").Get($"/v1/deals?after={cursor}")).Problem);
        (await host.Gold.Get($"/v1/deals?after={cursor}")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_malformed_cursor_is_refused(string after)
    {
        var answer = (await host.Gold.Get($"/v1/deals?after={after}")).Expect(HttpStatusCode.BadRequest);
        Assert.Equal("cursorInvalid", answer.Problem);
        Assert.Equal(["after"], answer.Faults);

        Assert.Equal("invalid", (await host.Gold.Get($"/v1/deals?after={after}&limit=0")).Problem);
    }

    [Fact]
    public async Task A_cursor_that_was_tampered_with_is_refused()
    {
        var (partner, _) = await PartnerWithDeals(2);
        var cursor = await Next(partner, "limit=1");

        var other = cursor[^5] == 'A' ? 'B' : 'A';
        Assert.Equal("cursorInvalid", (await partner.Get($"/v1/deals?after={cursor[..^5]}{other}{cursor[^4..]}")).Problem);
        Assert.Equal("cursorInvalid", (await partner.Get($"/v1/deals?after={cursor[..^4]}")).Problem);
    }

    [Fact]
    public async Task Filters_are_joined_and_take_several_values()
    {
        var partner = await host.AddPartner("silver");
        var held = (await partner.Register(Registration.NewCustomer(), externalId: "crm-1")).Id;
        host.Clock.Now += TimeSpan.FromMilliseconds(1);
        var approved = (await partner.Register(Registration.NewCustomer(), externalId: "CRM-1")).Id;
        await host.ChannelManager.Approve(approved);
        host.Clock.Now += TimeSpan.FromMilliseconds(1);
        var withdrawn = (await partner.Register(Registration.NewCustomer(), externalId: "crm 3/ü")).Id;
        await partner.Withdraw(withdrawn);

        Assert.Equal([withdrawn, approved, held], await partner.Listed(""));
        Assert.Equal([held], await partner.Listed("status=submitted"));
        Assert.Equal([withdrawn, approved], await partner.Listed("status=approved,withdrawn,waitlisted"));
        Assert.Equal([held], await partner.Listed("externalId=crm-1"));
        Assert.Equal([withdrawn, held], await partner.Listed("externalId=crm-1,crm%203%2F%C3%BC"));
        Assert.Equal([held], await partner.Listed("externalId=crm-1,CRM-1&status=submitted"));
        Assert.Empty(await partner.Listed("externalId=crm-1&status=approved"));
        Assert.Empty(await partner.Listed("status=expired"));
    }

    [Fact]
    public async Task A_number_is_read_without_regard_to_case_hyphens_and_similar_characters()
    {
        var (partner, deals) = await PartnerWithDeals(2);
        var number = (await partner.Deal(deals[0])).String("number")!;
        var bare = number.Replace("-", "", StringComparison.Ordinal);

        var spellings = new[]
        {
            number, bare, number.ToLowerInvariant(), bare.ToLowerInvariant(), $"DR-{bare[2..6]}-{bare[6..]}", $"%20{number}%20",
            $"DR-{bare[2..].Replace('0', 'o').Replace('1', 'l')}", $"DR-{bare[2..].Replace('0', 'O').Replace('1', 'I')}",
        };

        foreach (var spelling in spellings) Assert.Equal([deals[0]], await partner.Listed($"number={spelling}"));
        Assert.Equal(2, (await partner.Listed($"number={number},{(await partner.Deal(deals[1])).String("number")}")).Count);
        Assert.Empty(await host.Gold.Listed($"number={number}"));
        Assert.Equal([deals[0]], await host.Crm.Listed($"number={number}"));
    }

    [Fact]
    public async Task A_list_is_answered_privately_and_HEAD_works()
    {
        var list = await host.Gold.Get("/v1/deals");
        var head = await host.Gold.Send(HttpMethod.Head, "/v1/deals", null);

        Assert.Equal(
            ("private, no-cache", "application/json"),
            (list.Headers.NonValidated["Cache-Control"].ToString(), list.ContentHeaders.ContentType?.ToString()));
        Assert.Equal((200, "", list.ContentHeaders.ContentLength), (head.Status, head.Text, head.ContentHeaders.ContentLength));
    }

    private async Task<(Api Partner, IReadOnlyList<string> Deals)> PartnerWithDeals(int count, TimeSpan between = default)
    {
        var (partner, deals) = (await host.AddPartner(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            deals.Add((await partner.Registered(Registration.NewCustomer())).Id);
            host.Clock.Now += between;
        }

        return (partner, deals);
    }

    private static async Task<string> Next(Api caller, string query) =>
        (await caller.Get($"/v1/deals?{query}")).Expect(HttpStatusCode.OK).String("next")!;

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Pages(Api caller, string query)
    {
        var pages = new List<IReadOnlyList<string>>();
        for (string? next = null; ;)
        {
            var page = (await caller.Get($"/v1/deals?{query}{(next is null ? "" : $"&after={next}")}")).Expect(HttpStatusCode.OK);
            pages.Add([.. page.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()!)]);
            next = page.String("next");
            if (next is null) return pages;
        }
    }
}
