using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>An order is reported, and then confirmed within ten business days.</summary>
public sealed class WinTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public WinTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Fact]
    public async Task A_reported_order_waits_to_be_confirmed()
    {
        var deal = await _host.Gold.Registered(_customer, "analytics", "platform");
        _host.Clock.Now += TimeSpan.FromDays(1);

        var won = (await _host.Gold.Win(deal.Id, "2026-11-20", "18000.50")).Expect(HttpStatusCode.OK);

        Assert.Equal(("winReported", "analytics held, platform held"), (won.DealStatus, won.Lines));
        AssertSame(
            """
            {"wonOn":"2026-11-20","value":{"amount":"18000.50","currency":"USD"},"orderReference":"PO-1",
             "products":["analytics","platform"],"reportedAt":"2026-11-24T09:00:00Z",
             "confirmationDueBy":"2026-12-08T09:00:00Z","confirmedAt":null}
            """,
            won.Json.GetProperty("win"));
        Assert.Equal(deal.Json.GetProperty("protection").GetRawText(), won.Json.GetProperty("protection").GetRawText());
        Assert.Equal(["withdraw"], won.Next());
        Assert.Equal(["confirmWin", "revoke"], (await _host.ChannelManager.Deal(deal.Id)).Next());
        Assert.Equal("deal.winReported", (await _host.Gold.EventTypes(deal.Id))[^1]);
        Assert.Equal([deal.Id], await Listed(deal, "winReported"));
        Assert.Equal("statusForbids", (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "notEditable", (await _host.Gold.Change(deal.Id, """{"owner":"Sam"}""")).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("""{"wonOn":"2026-11-20","value":{"amount":"1","currency":"USD"}}""", "/orderReference")]
    [InlineData(
        """{"wonOn":"2026-11-24","value":{"amount":"1","currency":"EUR"},"orderReference":"P"}""", "/value/currency", "/wonOn")]
    [InlineData(
        """{"wonOn":"2026-11-20","value":{"amount":"1","currency":"USD"},"orderReference":"P","products":["analytics","x"]}""",
        "/products/1")]
    [InlineData(
        """{"wonOn":"2026-11-20","value":{"amount":"1","currency":"USD"},"orderReference":"P","products":["platform"]}""",
        "/products/0")]
    [InlineData("""{"wonOn":"2026-11-20","value":{"amount":"1","currency":"USD"},"orderReference":"P","products":[]}""",
        "/products")]
    [InlineData("""{"wonOn":"yesterday","value":{"amount":"1.001","currency":"USD"},"orderReference":""}""",
        "/orderReference", "/value/amount", "/wonOn")]
    [InlineData("{}", "/value", "/wonOn")]
    public async Task What_is_wrong_with_a_report_is_named(string body, params string[] pointers)
    {
        // Its other line is another's.
        await _host.Silver.Registered(_customer, "platform");
        var deal = await _host.Gold.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(deal.Id);

        Assert.Equal(
            pointers, (await _host.Gold.PostText($"/v1/deals/{deal.Id}/win", body)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("approved", (await _host.Gold.Deal(deal.Id)).DealStatus);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("crm")]
    [InlineData("staff")]
    public async Task The_partner_the_CRM_and_staff_report_it(string who)
    {
        var deal = await _host.Gold.Registered(_customer);
        var by = who == "partner" ? _host.Gold : who == "crm" ? _host.Crm : _host.ChannelManager;

        Assert.Equal("winReported", (await by.Win(deal.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal("winReported", (await _host.Gold.Deal(deal.Id)).DealStatus);
    }

    [Theory]
    [InlineData("crm")]
    [InlineData("finance")]
    [InlineData("staff")]
    public async Task The_CRM_finance_and_staff_confirm_it_and_its_partner_does_not(string who)
    {
        var deal = await Reported();
        Assert.Equal(403, (await _host.Gold.ConfirmWin(deal.Id)).Status);
        Assert.Equal(403, (await _host.Platinum.ConfirmWin(deal.Id)).Status);
        _host.Clock.Now += TimeSpan.FromDays(2);
        var by = who == "crm" ? _host.Crm : who == "finance" ? _host.Person("finance@vendor.example") : _host.ChannelManager;

        (await by.ConfirmWin(deal.Id, "2026-11-24", "9000.00")).Expect(HttpStatusCode.OK);

        var won = await _host.Gold.Deal(deal.Id);
        Assert.Equal(("won", "analytics held"), (won.DealStatus, won.Lines));
        var win = won.Json.GetProperty("win");
        Assert.Equal(
            ("2026-11-24", "9000.00", _host.Clock.Now),
            (win.GetProperty("wonOn").GetString(), win.GetProperty("value").GetProperty("amount").GetString(),
                win.GetProperty("confirmedAt").GetDateTimeOffset()));
        Assert.True(win.IsNull("confirmationDueBy"));
        Assert.Empty(won.Next());
        Assert.Equal("deal.won", (await _host.Gold.EventTypes(deal.Id))[^1]);
        Assert.Equal([deal.Id], await Listed(deal, "won"));
        Assert.Equal("statusForbids", (await _host.Crm.ConfirmWin(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("""{"amount":{"amount":"1","currency":"EUR"},"wonOn":"2026-11-24"}""", "/amount/currency", "/wonOn")]
    [InlineData("{}", "/amount", "/wonOn")]
    public async Task What_is_wrong_with_a_confirmation_is_named(string body, params string[] pointers)
    {
        var deal = await Reported();
        Assert.Equal(
            pointers,
            (await _host.Crm.PostText($"/v1/deals/{deal.Id}/confirm-win", body)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("winReported", (await _host.Gold.Deal(deal.Id)).DealStatus);
    }

    [Fact]
    public async Task Unconfirmed_for_ten_business_days_it_is_approved_again_while_it_is_protected()
    {
        var deal = await Reported();
        var due = SettableClock.Start.AddDays(14);
        Assert.Equal(due, deal.Instant("win.confirmationDueBy"));

        _host.Clock.Now = due - TimeSpan.FromMicroseconds(1);
        Assert.Equal("winReported", (await _host.Gold.Deal(deal.Id)).DealStatus);
        _host.Clock.Now = due;
        var back = await _host.Gold.Deal(deal.Id);
        Assert.Equal(("approved", due), (back.DealStatus, back.Instant("updatedAt")));
        Assert.True(back.IsNull("win"));
        Assert.NotEqual(deal.ETag, back.ETag);
        Assert.Equal(deal.Json.GetProperty("protection").GetRawText(), back.Json.GetProperty("protection").GetRawText());
        Assert.Equal([deal.Id], await Listed(deal, "approved"));
        Assert.Equal("statusForbids", (await _host.Crm.ConfirmWin(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);

        _host.Clock.Now += TimeSpan.FromHours(1);
        await _host.RunJobs();
        Assert.Equal(back.Text, (await _host.Gold.Deal(deal.Id)).Text);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Unconfirmed_beyond_its_protection_it_is_expired_and_the_line_was_held_to_then()
    {
        var deal = await _host.Gold.Registered(_customer);
        // Friday in four weeks; the protection ends on the Wednesday after.
        _host.Clock.Now = SettableClock.Start.AddDays(25);
        var reported = (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.OK);
        var due = SettableClock.Start.AddDays(39);
        Assert.Equal((due, due), (reported.Instant("win.confirmationDueBy"), reported.Instant("endsAt")));

        _host.Clock.Now = due - TimeSpan.FromMicroseconds(1);
        Assert.Equal(("winReported", "analytics held"), await Read(_host.Gold, deal));
        var waiting = await _host.Platinum.Registered(_customer);
        Assert.Equal("waitlisted", waiting.DealStatus);

        _host.Clock.Now = due;
        Assert.Equal(("expired", "analytics released"), await Read(_host.Gold, deal));
        await _host.RunJobs();
        Assert.Equal(("waitlisted", "analytics offered"), await Read(_host.Platinum, waiting));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_second_report_does_not_hold_the_lines_beyond_their_protection()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = SettableClock.Start.AddDays(8);
        await _host.Gold.Win(deal.Id);
        _host.Clock.Now = SettableClock.Start.AddDays(23);
        Assert.Equal("winReported", (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.OK).DealStatus);

        _host.Clock.Now = deal.Instant("protection.until");
        Assert.Equal(("winReported", "analytics released"), await Read(_host.Gold, deal));
        Assert.Equal("approved", (await _host.Platinum.Registered(_customer)).DealStatus);
        Assert.Equal("won", (await _host.Crm.ConfirmWin(deal.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal(("won", "analytics released"), await Read(_host.Gold, deal));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task What_was_not_ordered_is_offered_to_others_once_the_win_is_confirmed()
    {
        var deal = await _host.Gold.Registered(_customer, "analytics", "platform");
        var waiting = await _host.Platinum.Registered(_customer, "platform");

        var reported = (await _host.Gold.Win(deal.Id, products: "analytics")).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics held, platform held", reported.Lines);
        Assert.Equal("""["analytics"]""", reported.Json.GetProperty("win").GetProperty("products").GetRawText());
        Assert.Equal("platform waitlisted", (await _host.Platinum.Deal(waiting.Id)).Lines);

        (await _host.Crm.ConfirmWin(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("won", "analytics held, platform released"), await Read(_host.Gold, deal));
        Assert.Equal(("waitlisted", "platform offered"), await Read(_host.Platinum, waiting));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_late_order_takes_a_free_line_again_until_it_is_confirmed()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until").AddDays(15) - TimeSpan.FromMicroseconds(1);

        // The day on which the protection ended.
        var reported = (await _host.Gold.Win(deal.Id, "2026-12-23")).Expect(HttpStatusCode.OK);
        Assert.Equal(("winReported", "analytics held"), (reported.DealStatus, reported.Lines));
        Assert.Equal(("winReported", "analytics held"), await Read(_host.Gold, deal));
        Assert.Equal("waitlisted", (await _host.Platinum.Registered(_customer)).DealStatus);
        (await _host.Crm.ConfirmWin(deal.Id, "2026-12-23")).Expect(HttpStatusCode.OK);
        Assert.Equal(("won", "analytics held"), await Read(_host.Gold, deal));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_late_order_is_reported_within_fifteen_days_and_is_dated_before_the_end()
    {
        var deal = await _host.Gold.Registered(_customer);
        var until = deal.Instant("protection.until");

        _host.Clock.Now = until.AddDays(2);
        Assert.Equal(["/wonOn"], (await _host.Gold.Win(deal.Id, "2026-12-24")).Expect(HttpStatusCode.BadRequest).Faults);
        _host.Clock.Now = until.AddDays(15);
        Assert.Empty((await _host.Gold.Deal(deal.Id)).Next());
        var late = (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "expired"), (late.Problem, late.String("currentStatus")));
    }

    [Fact]
    public async Task A_late_order_whose_line_another_has_is_won_without_it()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until");
        var other = await _host.Platinum.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);

        (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("winReported", "analytics released"), await Read(_host.Gold, deal));
        Assert.Equal(
            (other.Text, other.ETag),
            ((await _host.Platinum.Deal(other.Id)).Text, (await _host.Platinum.Deal(other.Id)).ETag));
        (await _host.Crm.ConfirmWin(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("won", "analytics released"), await Read(_host.Gold, deal));
        Assert.Equal(("approved", "analytics held"), await Read(_host.Platinum, other));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_late_order_does_not_take_a_line_that_is_offered_to_another()
    {
        var deal = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until").AddDays(1);

        // Nobody noticed the end before.
        (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(("winReported", "analytics released"), await Read(_host.Gold, deal));
        Assert.Equal(("waitlisted", "analytics offered"), await Read(_host.Platinum, waiting));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_late_report_that_follows_an_unconfirmed_one_holds_nothing()
    {
        var deal = await _host.Gold.Registered(_customer);
        // Held to New Year's Day, 09:00; the protection ended on 23 December.
        _host.Clock.Now = SettableClock.Start.AddDays(25);
        await _host.Gold.Win(deal.Id);
        _host.Clock.Now = SettableClock.Start.AddDays(40);
        Assert.Equal(("expired", "analytics released"), await Read(_host.Gold, deal));

        var again = (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.OK);

        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal(
            (again.DealStatus, again.Lines, again.Instant("updatedAt")),
            (read.DealStatus, read.Lines, read.Instant("updatedAt")));
        Assert.Equal(("winReported", "analytics released"), (again.DealStatus, again.Lines));
        Assert.Equal(_host.Clock.Now, again.Instant("updatedAt"));
        Assert.Equal(again.Text, read.Text);
        await _host.Database.ExpectConsistent();
        Assert.Equal("approved", (await _host.Platinum.Registered(_customer)).DealStatus);
        Assert.Equal(again.Text, (await _host.Gold.Deal(deal.Id)).Text);
    }

    [Fact]
    public async Task An_unconfirmed_report_does_not_move_the_end_of_the_fifteen_days()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = SettableClock.Start.AddDays(25);
        await _host.Gold.Win(deal.Id);

        _host.Clock.Now = deal.Instant("protection.until").AddDays(15);
        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
        Assert.Equal("statusForbids", (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_won_deal_keeps_its_line_for_ninety_days_and_stays_won()
    {
        var deal = await Won();
        var free = _host.Clock.Now.AddDays(90);

        _host.Clock.Now = free - TimeSpan.FromMicroseconds(1);
        var waiting = await _host.Platinum.Registered(_customer);
        Assert.Equal("waitlisted", waiting.DealStatus);
        Assert.Equal("alreadyRegistered", (await _host.Gold.Register(_customer)).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Platinum.Withdraw(waiting.Id);

        _host.Clock.Now = free;
        Assert.Equal(("won", "analytics released"), await Read(_host.Gold, deal));
        Assert.Equal([deal.Id], await Listed(deal, "won"));
        Assert.Equal("approved", (await _host.Platinum.Registered(_customer)).DealStatus);
        Assert.Equal(("won", "analytics released"), await Read(_host.Gold, deal));
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("expansion")]
    [InlineData("renewal")]
    public async Task Repeat_business_of_its_own_partner_takes_the_line_over_and_others_wait_on(string type)
    {
        var won = await Won();
        var waiting = await _host.Platinum.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(10);

        var repeat = (await Register(_host.Gold, type)).Expect(HttpStatusCode.Created);

        Assert.Equal((type, "approved", "analytics held"), (repeat.String("type"), repeat.DealStatus, repeat.Lines));
        Assert.Equal(
            (_host.Clock.Now, _host.Clock.Now.AddDays(30)),
            (repeat.Instant("protection.from"), repeat.Instant("protection.until")));
        Assert.Equal(("won", "analytics released"), await Read(_host.Gold, won));
        Assert.Equal(("waitlisted", "analytics waitlisted"), await Read(_host.Platinum, waiting));
        Assert.Equal("waitlisted", (await _host.Silver.Registered(_customer)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("expansion")]
    [InlineData("renewal")]
    public async Task Repeat_business_needs_an_own_confirmed_win_on_that_customer_and_line(string type)
    {
        var rows = await _host.Rows();
        Assert.Equal("noOwnWin", (await Register(_host.Gold, type)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(rows, await _host.Rows());

        var deal = await Reported();
        Assert.Equal("noOwnWin", (await Register(_host.Gold, type)).Expect(HttpStatusCode.Forbidden).Problem);
        await _host.Crm.ConfirmWin(deal.Id);
        Assert.Equal("noOwnWin", (await Register(_host.Platinum, type)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(
            "noOwnWin", (await Register(_host.Gold, type, "platform")).Expect(HttpStatusCode.Forbidden).Problem);
        (await Register(_host.Gold, type)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_win_counts_for_twenty_four_months()
    {
        await Won();
        var over = _host.Clock.Now.AddMonths(24);

        _host.Clock.Now = over;
        Assert.Equal("noOwnWin", (await Register(_host.Gold, "renewal")).Expect(HttpStatusCode.Forbidden).Problem);
        _host.Clock.Now = over - TimeSpan.FromMicroseconds(1);
        Assert.Equal("approved", (await Register(_host.Gold, "renewal")).Expect(HttpStatusCode.Created).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_many_repeat_registrations_and_rivals_at_once_one_has_the_line()
    {
        var won = await Won();

        var answers = await Task.WhenAll(
            [.. Enumerable.Range(0, 4).Select(_ => Register(_host.Gold, "renewal")), _host.Platinum.Register(_customer)]);

        var renewed = Assert.Single(answers[..4], it => it.Status == 201);
        Assert.Equal(3, answers[..4].Count(it => it.Status == 409 && it.Problem == "alreadyRegistered"));
        Assert.Equal("analytics held", renewed.Lines);
        Assert.Equal("waitlisted", answers[4].Expect(HttpStatusCode.Created).DealStatus);
        Assert.Equal("analytics released", (await _host.Gold.Deal(won.Id)).Lines);
        await _host.Database.ExpectConsistent();
    }

    private async Task<Answer> Reported() =>
        (await _host.Gold.Win((await _host.Gold.Registered(_customer)).Id)).Expect(HttpStatusCode.OK);

    private async Task<Answer> Won() => (await _host.Crm.ConfirmWin((await Reported()).Id)).Expect(HttpStatusCode.OK);

    private Task<Answer> Register(Api by, string type, string product = "analytics")
    {
        var body = DealActions.Json(_customer);
        body["type"] = type;
        body["products"]![0]!["code"] = product;
        body["expectedCloseDate"] = $"{_host.Clock.Now.AddMonths(3):yyyy-MM-dd}";
        return by.PostText("/v1/deals", body.ToJsonString());
    }

    private static async Task<(string Status, string Lines)> Read(Api by, Answer deal)
    {
        var read = (await by.Deal(deal.Id)).Expect(HttpStatusCode.OK);
        return (read.DealStatus, read.Lines);
    }

    private Task<IReadOnlyList<string>> Listed(Answer deal, string statuses) =>
        _host.Crm.Listed($"number={deal.String("number")}&status={statuses}");

    private static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(expected), actual), $"{actual}");
}
