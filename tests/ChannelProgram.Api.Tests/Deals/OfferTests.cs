using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>A line that comes free is offered to the registration that has waited longest, for two business days.</summary>
public sealed class OfferTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public OfferTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Fact]
    public async Task A_freed_line_is_offered_in_the_order_of_acceptance_whatever_freed_it()
    {
        var partners = await _host.AddPartners(5);
        var deals = new List<Answer>();
        foreach (var partner in partners) deals.Add(await partner.Registered(_customer));

        await partners[0].Lose(deals[0].Id);
        for (var next = 1; next < deals.Count; next++)
        {
            Assert.Equal(
                deals.Select((_, place) => place < next ? "analytics released"
                    : place == next ? "analytics offered" : "analytics waitlisted"),
                await Task.WhenAll(deals.Select(async (it, place) => (await partners[place].Deal(it.Id)).Lines)));
            if (next == 1) (await partners[next].DeclineOffer(deals[next].Id)).Expect(HttpStatusCode.OK);
            else if (next == 2) (await partners[next].Withdraw(deals[next].Id)).Expect(HttpStatusCode.OK);
            else
            {
                (await partners[next].AcceptOffer(deals[next].Id)).Expect(HttpStatusCode.OK);
                (await _host.ChannelManager.Revoke(deals[next].Id)).Expect(HttpStatusCode.OK);
            }
        }

        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_offer_says_until_when_it_stands_and_its_event_is_told()
    {
        var (held, waiting) = await Waiting(_host.Platinum);
        // A Friday: the two business days end on Tuesday.
        _host.Clock.Now = SettableClock.Start.AddDays(4);
        await _host.Gold.Withdraw(held.Id);

        var offered = await _host.Platinum.Deal(waiting.Id);
        Assert.Equal(
            ("waitlisted", "notAvailable", "analytics offered", _host.Clock.Now.AddDays(4)),
            (offered.DealStatus, offered.String("reason"), offered.Lines, offered.OfferedUntil()!.Value));
        Assert.True(offered.IsNull("protection") && offered.IsNull("decisionDueBy"));
        Assert.Equal(offered.OfferedUntil(), offered.Instant("endsAt"));
        Assert.Equal(["update", "acceptOffer", "declineOffer", "withdraw"], offered.Next());
        Assert.Equal(["deal.submitted", "deal.waitlisted", "deal.offered"], await _host.Platinum.EventTypes(waiting.Id));
        Assert.Equal([waiting.Id], await Listed(waiting, "waitlisted"));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_accepted_offer_within_the_limit_is_protected_for_thirty_days_from_then()
    {
        var (held, waiting) = await Waiting(_host.Gold, _host.Platinum);
        await _host.Platinum.Withdraw(held.Id);
        _host.Clock.Now += TimeSpan.FromHours(47);

        var accepted = (await _host.Gold.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(("approved", "analytics held"), (accepted.DealStatus, accepted.Lines));
        Assert.Equal(
            (_host.Clock.Now, _host.Clock.Now.AddDays(30)),
            (accepted.Instant("protection.from"), accepted.Instant("protection.until")));
        Assert.Null(accepted.OfferedUntil());
        Assert.Equal(accepted.Text, (await _host.Gold.Deal(waiting.Id)).Text);
        Assert.Equal("waitlisted", (await _host.Silver.Registered(_customer)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_accepted_offer_that_needs_staff_holds_the_line_and_is_protected_from_approval_on()
    {
        var (held, waiting) = await Waiting(_host.Silver);
        await _host.Gold.Withdraw(held.Id);
        _host.Clock.Now += TimeSpan.FromHours(1);

        var accepted = (await _host.Silver.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("submitted", "analytics held", _host.Clock.Now.AddDays(2)),
            (accepted.DealStatus, accepted.Lines, accepted.Instant("decisionDueBy")));
        Assert.True(accepted.IsNull("endsAt"));
        // What would have ended the offer ends nothing any more.
        _host.Clock.Now += TimeSpan.FromDays(3);
        await _host.RunJobs();
        Assert.Equal("submitted", (await _host.Silver.Deal(waiting.Id)).DealStatus);

        var approved = (await _host.ChannelManager.Approve(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            (_host.Clock.Now, _host.Clock.Now.AddDays(30)),
            (approved.Instant("protection.from"), approved.Instant("protection.until")));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_declines_its_only_line_is_withdrawn()
    {
        var (held, waiting) = await Waiting(_host.Platinum);
        await _host.Gold.Withdraw(held.Id);

        var declined = (await _host.Platinum.DeclineOffer(waiting.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(("withdrawn", "analytics released"), (declined.DealStatus, declined.Lines));
        Assert.Empty(declined.Next());
        Assert.Equal("statusForbids", (await _host.Platinum.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.Conflict).Problem);
        // Nobody waits any more: the line is free.
        Assert.Equal("analytics held", (await _host.Silver.Registered(_customer)).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("job")]
    [InlineData("registration")]
    public async Task An_unanswered_offer_lapses_by_the_clock_and_goes_to_the_next(string by)
    {
        var (held, first) = await Waiting(_host.Platinum);
        var second = await _host.Silver.Registered(_customer);
        _host.Clock.Now = SettableClock.Start.AddDays(4);
        await _host.Gold.Withdraw(held.Id);
        var offered = await _host.Platinum.Deal(first.Id);
        var until = SettableClock.Start.AddDays(8);
        Assert.Equal(until, offered.OfferedUntil());

        _host.Clock.Now = until - TimeSpan.FromMicroseconds(1);
        await _host.RunJobs();
        Assert.Equal(offered.Text, (await _host.Platinum.Deal(first.Id)).Text);
        Assert.Equal([first.Id], await Listed(first, "waitlisted"));
        Assert.Empty(await Listed(first, "expired"));

        _host.Clock.Now = until;
        var over = await _host.Platinum.Deal(first.Id);
        Assert.Equal(("expired", "analytics released"), (over.DealStatus, over.Lines));
        Assert.Equal((until, until), (over.Instant("endsAt"), over.Instant("updatedAt")));
        Assert.NotEqual(offered.ETag, over.ETag);
        Assert.Equal([first.Id], await Listed(first, "expired"));
        Assert.Empty(await Listed(first, "waitlisted"));
        // A read passes nothing on.
        Assert.Equal("analytics waitlisted", (await _host.Silver.Deal(second.Id)).Lines);

        _host.Clock.Now += TimeSpan.FromHours(3);
        if (by == "job") await _host.RunJobs();
        else Assert.Equal("analytics waitlisted", (await (await _host.AddPartner()).Registered(_customer)).Lines);

        var refused = (await _host.Platinum.AcceptOffer(first.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "expired"), (refused.Problem, refused.String("currentStatus")));
        var next = await _host.Silver.Deal(second.Id);
        Assert.Equal(("analytics offered", _host.Clock.Now.AddDays(2)), (next.Lines, next.OfferedUntil()!.Value));
        Assert.Equal(over.Text, (await _host.Platinum.Deal(first.Id)).Text);
        Assert.Equal(
            ["deal.submitted", "deal.waitlisted", "deal.offered", "deal.expired"], await _host.Platinum.EventTypes(first.Id));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_lapsed_offer_that_nobody_else_waits_for_leaves_the_line_free()
    {
        var (held, waiting) = await Waiting(_host.Platinum);
        await _host.Gold.Withdraw(held.Id);
        _host.Clock.Now = (await _host.Platinum.Deal(waiting.Id)).OfferedUntil()!.Value;

        Assert.Equal("approved", (await _host.Gold.Registered(_customer)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_newcomer_waits_although_the_line_is_only_offered()
    {
        var (held, waiting) = await Waiting(_host.Platinum);
        await _host.Gold.Withdraw(held.Id);

        var newcomer = await _host.Silver.Registered(_customer);

        Assert.Equal(
            ("waitlisted", "notAvailable", "analytics waitlisted"),
            (newcomer.DealStatus, newcomer.String("reason"), newcomer.Lines));
        Assert.Equal("alreadyRegistered", (await _host.Platinum.Register(_customer)).Expect(HttpStatusCode.Conflict).Problem);
        (await _host.Platinum.DeclineOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics offered", (await _host.Silver.Deal(newcomer.Id)).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Lines_are_accepted_and_declined_one_by_one()
    {
        var held = await _host.Gold.Registered(_customer, "analytics", "platform", "support");
        var waiting = await _host.Platinum.Registered(_customer, "analytics", "platform", "support");
        var next = await _host.Silver.Registered(_customer, "platform");
        await _host.Gold.Withdraw(held.Id);

        var accepted = (await _host.Platinum.AcceptOffer(waiting.Id, "analytics")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("approved", "analytics held, platform offered, support offered"), (accepted.DealStatus, accepted.Lines));
        Assert.Contains("acceptOffer", accepted.Next());
        var declined = (await _host.Platinum.DeclineOffer(waiting.Id, "platform")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("approved", "analytics held, platform released, support offered"), (declined.DealStatus, declined.Lines));
        Assert.Equal("platform offered", (await _host.Silver.Deal(next.Id)).Lines);

        // What it does not answer is over, and it keeps what it has.
        _host.Clock.Now += TimeSpan.FromDays(2);
        var left = await _host.Platinum.Deal(waiting.Id);
        Assert.Equal(("approved", "analytics held, platform released, support released"), (left.DealStatus, left.Lines));
        Assert.Equal(accepted.Instant("protection.until"), left.Instant("protection.until"));
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("""{"lines":["analytics","platform"]}""", "/lines/1")]
    [InlineData("""{"lines":["nothing"]}""", "/lines/0")]
    [InlineData("""{"lines":[]}""", "/lines")]
    [InlineData("""{"lines":"analytics"}""", "/lines")]
    public async Task Only_lines_that_are_offered_can_be_named(string body, string pointer)
    {
        var held = await _host.Gold.Registered(_customer, "analytics");
        var waiting = await _host.Platinum.Registered(_customer, "analytics", "platform");
        await _host.Gold.Withdraw(held.Id);

        foreach (var action in (string[])["accept-offer", "decline-offer"])
            Assert.Equal(
                [pointer],
                (await _host.Platinum.PostText($"/v1/deals/{waiting.Id}/{action}", body))
                    .Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("analytics offered", (await _host.Platinum.Deal(waiting.Id)).Lines.Split(", ")[0]);
    }

    [Fact]
    public async Task Only_its_partner_learns_of_an_offer()
    {
        var (held, first) = await Waiting(_host.Platinum);
        var second = await _host.Silver.Registered(_customer);
        await _host.Gold.Withdraw(held.Id);

        var unchanged = await _host.Silver.Deal(second.Id);
        Assert.Equal((second.Text, second.ETag), (unchanged.Text, unchanged.ETag));
        foreach (var other in (Api[])[_host.Gold, _host.Silver])
        {
            Assert.Equal(404, (await other.Deal(first.Id)).Status);
            Assert.Equal(404, (await other.AcceptOffer(first.Id)).Status);
            Assert.Equal(404, (await other.DeclineOffer(first.Id)).Status);
        }

        Assert.Equal(403, (await _host.ChannelManager.AcceptOffer(first.Id)).Status);
        Assert.Equal("analytics offered", (await _host.Crm.Deal(first.Id)).Lines);
    }

    [Fact]
    public async Task A_partner_that_is_not_active_answers_no_offer()
    {
        var partner = await _host.AddPartner();
        var (held, waiting) = await Waiting(partner);
        await _host.Gold.Withdraw(held.Id);
        var id = (await _host.Crm.Deal(waiting.Id)).String("partner");
        await _host.Database.Execute($"UPDATE partners SET status = 'Suspended' WHERE id = '{id}'");

        Assert.Equal("partnerNotActive", (await partner.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal("partnerNotActive", (await partner.DeclineOffer(waiting.Id)).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task An_offer_of_another_line_of_a_deal_that_staff_decides_joins_its_review()
    {
        var platform = await _host.Gold.Registered(_customer, "platform");
        var both = await _host.Silver.Registered(_customer, "analytics", "platform");
        await _host.Gold.Withdraw(platform.Id);
        Assert.Equal("analytics held, platform offered", (await _host.Silver.Deal(both.Id)).Lines);
        _host.Clock.Now += TimeSpan.FromHours(2);

        var accepted = (await _host.Silver.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("submitted", "analytics held, platform held", both.Instant("decisionDueBy")),
            (accepted.DealStatus, accepted.Lines, accepted.Instant("decisionDueBy")));
        Assert.Equal(
            "analytics held, platform held", (await _host.ChannelManager.Approve(both.Id)).Expect(HttpStatusCode.OK).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_offer_ends_at_its_time_whatever_staff_asks_meanwhile()
    {
        var platform = await _host.Gold.Registered(_customer, "platform");
        var both = await _host.Silver.Registered(_customer, "analytics", "platform");
        await _host.Gold.Withdraw(platform.Id);
        var until = (await _host.Silver.Deal(both.Id)).OfferedUntil();
        Assert.Equal(_host.Clock.Now.AddDays(2), until);

        (await _host.ChannelManager.RequestInformation(both.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(until, (await _host.Silver.Deal(both.Id)).OfferedUntil());
        await _host.Silver.AnswerQuestion(both.Id);
        Assert.Equal(until, (await _host.Silver.Deal(both.Id)).OfferedUntil());
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("informationRequested")]
    [InlineData("winReported")]
    public async Task An_offer_can_be_accepted_in_every_open_status(string status)
    {
        var platform = await _host.Gold.Registered(_customer, "platform");
        var both = await _host.Platinum.Registered(_customer, "analytics", "platform");
        if (status == "winReported")
        {
            await _host.ChannelManager.Approve(both.Id);
            (await _host.Platinum.Win(both.Id)).Expect(HttpStatusCode.OK);
        }
        else (await _host.ChannelManager.RequestInformation(both.Id)).Expect(HttpStatusCode.OK);
        await _host.Gold.Withdraw(platform.Id);

        var offered = await _host.Platinum.Deal(both.Id);
        Assert.Equal((status, "analytics held, platform offered"), (offered.DealStatus, offered.Lines));
        Assert.Contains("acceptOffer", offered.Next());
        Assert.Equal(
            "analytics held, platform held", (await _host.Platinum.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_many_answers_to_an_offer_at_once_one_counts()
    {
        var (held, waiting) = await Waiting(_host.Platinum);
        await _host.Gold.Withdraw(held.Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(place =>
            place % 2 == 0 ? _host.Platinum.AcceptOffer(waiting.Id) : _host.Platinum.DeclineOffer(waiting.Id)));

        var counted = Assert.Single(answers, it => it.Status == 200);
        Assert.Equal(7, answers.Count(it => it.Status == 409 && it.Problem == "statusForbids"));
        Assert.Equal(counted.DealStatus, (await _host.Platinum.Deal(waiting.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_answer_at_the_end_of_the_offer_and_a_newcomer_at_once_leave_one_taker()
    {
        var (gold, platinum, next) = (await _host.AddPartner(), await _host.AddPartner("platinum"), await _host.AddPartner());
        for (var round = 0; round < TestRounds.Of(12, longRun: 300); round++)
        {
            var (random, customer) = (new Random(round), Registration.NewCustomer());
            var held = await gold.Registered(customer);
            var waiting = await platinum.Registered(customer);
            await gold.Withdraw(held.Id);
            var until = (await platinum.Deal(waiting.Id)).OfferedUntil()!.Value;
            _host.Clock.Now = until - TimeSpan.FromMilliseconds(1);

            var (accepts, registers) = (
                After(random, () => platinum.AcceptOffer(waiting.Id)), After(random, () => next.Register(customer)));
            await Task.Delay(random.Next(6));
            _host.Clock.Now = until;
            var (accepted, registered) = (await accepts, (await registers).Expect(HttpStatusCode.Created));

            var (one, other) = (await platinum.Deal(waiting.Id), await next.Deal(registered.Id));
            if (accepted.Status == 200)
                Assert.Equal(("approved", "waitlisted"), (one.DealStatus, other.DealStatus));
            else
            {
                Assert.Equal("expired", accepted.Expect(HttpStatusCode.Conflict).String("currentStatus"));
                Assert.Equal("expired", one.DealStatus);
                // It came before the end and waited, or after it and has the line.
                if (registered.DealStatus == "approved") Assert.Equal("analytics held", other.Lines);
                else
                {
                    await _host.RunJobs();
                    Assert.Equal("analytics offered", (await next.Deal(registered.Id)).Lines);
                }
            }
        }

        await _host.Database.ExpectConsistent();

        static async Task<Answer> After(Random random, Func<Task<Answer>> send)
        {
            await Task.Delay(random.Next(6));
            return await send();
        }
    }

    private async Task<(Answer Held, Answer Waiting)> Waiting(Api waits, Api? holds = null) =>
        (await (holds ?? _host.Gold).Registered(_customer), await waits.Registered(_customer));

    private Task<IReadOnlyList<string>> Listed(Answer deal, string statuses) =>
        _host.Crm.Listed($"number={deal.String("number")}&status={statuses}");
}
