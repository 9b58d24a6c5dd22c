using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What keeps a partner from registering more than it works on, under the program as it is shipped.</summary>
/// <remarks>Wins are written here, and protections cut: the rows are not those that every other test ends with.</remarks>
[Slow]
public sealed class HoardingTests : IClassFixture<ShippedProgramHost>
{
    private readonly ShippedProgramHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public HoardingTests(ShippedProgramHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Theory]
    [InlineData("silver", 25, 40)]
    [InlineData("gold", 75, 90)]
    public async Task A_partner_has_as_many_open_registrations_as_its_tier_allows(string tier, int limit, int tries)
    {
        var partner = await _host.AddPartner(tier);

        var answers = await Task.WhenAll(Enumerable.Range(0, tries).Select(_ => partner.Register(Registration.NewCustomer())));

        Assert.Equal(limit, answers.Count(it => it.Status == 201));
        Assert.Equal(tries - limit, answers.Count(it => it.Status == 409 && it.Problem == "openLimitReached"));
        Assert.Equal(limit, (await partner.AllDeals()).Count);
        Assert.Equal(
            "openLimitReached",
            (await partner.Post("/v1/deals/check", Registration.Of(_customer))).Expect(HttpStatusCode.Conflict).Problem);
        // It is a matter of the one partner alone.
        Assert.Equal(201, (await (await _host.AddPartner(tier)).Register(_customer)).Status);
    }

    [Fact]
    public async Task Waitlisted_ones_count_and_its_own_other_registration_is_named_first()
    {
        var partner = await _host.AddPartner("silver");
        var holder = await _host.AddPartner("platinum");
        await holder.Registered(_customer);
        await partner.Registered(_customer);
        await Register(partner, 24);

        Assert.Equal(
            "openLimitReached", (await partner.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("alreadyRegistered", (await partner.Register(_customer)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("rejected")]
    [InlineData("lost")]
    public async Task One_that_was_given_up_counts_until_thirty_days_after_its_submission(string how)
    {
        var partner = await _host.AddPartner("silver");
        var given = await partner.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await Register(partner, 24);
        if (how == "withdrawn") await partner.Withdraw(given.Id);
        else if (how == "rejected") await _host.ChannelManager.Reject(given.Id, "other");
        else
        {
            await _host.ChannelManager.Approve(given.Id);
            await partner.Lose(given.Id);
        }

        Assert.Equal(how, (await partner.Deal(given.Id)).DealStatus);
        _host.Clock.Now = SettableClock.Start.AddDays(30) - TimeSpan.FromMicroseconds(1);
        Assert.Equal(
            "openLimitReached", (await partner.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Conflict).Problem);
        _host.Clock.Now = SettableClock.Start.AddDays(30);
        Assert.Equal(201, (await partner.Register(Registration.NewCustomer())).Status);
    }

    [Fact]
    public async Task One_that_expired_makes_room_at_once_with_no_job_run()
    {
        var partner = await _host.AddPartner("silver");
        var deal = await partner.Registered(_customer);
        await _host.ChannelManager.Approve(deal.Id);
        await Register(partner, 24);
        _host.Clock.Now = (await partner.Deal(deal.Id)).Instant("protection.until");

        Assert.Equal(201, (await partner.Register(Registration.NewCustomer())).Status);
        Assert.Equal(
            "openLimitReached", (await partner.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task After_expiry_its_partner_cools_off_for_thirty_days_and_others_do_not()
    {
        var (partner, other) = (await _host.AddPartner(), await _host.AddPartner());
        var deal = await partner.Registered(_customer);
        var until = deal.Instant("protection.until");
        _host.Clock.Now = until;

        var refused = (await partner.Register(_customer)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("coolingOff", until.AddDays(30)), (refused.Problem, refused.Instant("until")));
        // Another line is another matter.
        Assert.Equal(201, (await partner.Register(_customer, ["platform"])).Status);
        Assert.Equal("approved", (await other.Registered(_customer)).DealStatus);

        _host.Clock.Now = until.AddDays(30) - TimeSpan.FromMicroseconds(1);
        Assert.Equal("coolingOff", (await partner.Register(_customer)).Expect(HttpStatusCode.Conflict).Problem);
        _host.Clock.Now = until.AddDays(30);
        Assert.Equal("approved", (await partner.Registered(_customer)).DealStatus);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("revoked")]
    public async Task It_cools_off_after_a_loss_and_a_revocation_from_their_day_on(string how)
    {
        var partner = await _host.AddPartner();
        var deal = await partner.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        (how == "lost" ? await partner.Lose(deal.Id) : await _host.ChannelManager.Revoke(deal.Id)).Expect(HttpStatusCode.OK);

        var refused = (await partner.Register(_customer)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("coolingOff", _host.Clock.Now.AddDays(30)), (refused.Problem, refused.Instant("until")));
    }

    [Fact]
    public async Task It_cools_off_after_a_withdrawal_only_later_than_five_business_days_after_submission()
    {
        var partner = await _host.AddPartner();
        var (early, late) = (await partner.Registered(_customer, "analytics"), await partner.Registered(_customer, "platform"));
        // The Monday after.
        _host.Clock.Now = SettableClock.Start.AddDays(7);
        await partner.Withdraw(early.Id);
        Assert.Equal(201, (await partner.Register(_customer, ["analytics"])).Status);

        _host.Clock.Now += TimeSpan.FromMicroseconds(1);
        await partner.Withdraw(late.Id);
        var refused = (await partner.Register(_customer, ["platform"])).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("coolingOff", _host.Clock.Now.AddDays(30)), (refused.Problem, refused.Instant("until")));
    }

    [Fact]
    public async Task A_draft_that_is_refused_with_a_key_is_kept_and_so_is_what_others_have()
    {
        var (partner, other) = (await _host.AddPartner(), await _host.AddPartner());
        var own = await partner.Registered(_customer);
        var waiting = await other.Registered(_customer);
        var body = DealActions.Json(_customer);
        body["draft"] = true;
        var draft = (await partner.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
        // Nobody has noticed yet that the line came free: what is refused does, and must not offer it.
        _host.Clock.Now = own.Instant("protection.until");

        var refused = (await partner.Post($"/v1/deals/{draft.Id}/submit", null, "submit-once")).Expect(HttpStatusCode.Conflict);

        Assert.Equal("coolingOff", refused.Problem);
        Assert.Equal(draft.Text, (await partner.Deal(draft.Id)).Expect(HttpStatusCode.OK).Text);
        Assert.Equal("analytics waitlisted", (await other.Deal(waiting.Id)).Lines);
        Assert.Equal(refused.Text, (await partner.Post($"/v1/deals/{draft.Id}/submit", null, "submit-once")).Text);
        await _host.RunJobs();
        Assert.Equal("analytics offered", (await other.Deal(waiting.Id)).Lines);
    }

    [Fact]
    public async Task Cooling_off_follows_a_key_that_was_dropped_with_the_registration()
    {
        var (partner, other) = (await _host.AddPartner(), await _host.AddPartner());
        var customer = CustomerKeys.New();
        (await other.Post("/v1/deals", (customer with { TaxId = null, Duns = null }).ToRegistration(["platform"])))
            .Expect(HttpStatusCode.Created);
        var deal = (await partner.Post("/v1/deals", customer.ToRegistration(["analytics"]))).Expect(HttpStatusCode.Created);
        await partner.Lose(deal.Id);
        await _host.RunJobs();
        Assert.Equal(0L, await _host.Database.Query<long>(
            $"SELECT count(*) FROM account_keys WHERE value = '{customer.Duns}'"));

        var byDropped = await partner.Post(
            "/v1/deals", (customer with { Website = null, TaxId = null }).ToRegistration(["analytics"]));

        Assert.Equal(
            ("coolingOff", _host.Clock.Now.AddDays(30)),
            (byDropped.Expect(HttpStatusCode.Conflict).Problem, byDropped.Instant("until")));
    }

    [Fact]
    public async Task A_partner_that_wins_too_little_waits_for_staff_until_it_wins_more()
    {
        var partner = await _host.AddPartner();
        var id = (await partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString();
        var ended = await Register(partner, 20);
        await Task.WhenAll(ended.Select(it => partner.Withdraw(it.Id)));
        _host.Clock.Now += TimeSpan.FromDays(31);

        // Two of twenty are ten percent, which is enough for one that was never below.
        await Won(2);
        Assert.Equal("approved", (await partner.Registered(Registration.NewCustomer())).DealStatus);
        await Won(1);
        var low = await partner.Registered(Registration.NewCustomer());
        Assert.Equal("submitted", low.DealStatus);
        Assert.Equal(
            "lowWinRate",
            (await _host.ChannelManager.Get($"/v1/work/{low.Id}")).Json.GetProperty("why")[0].GetString());
        // Once below, fifteen are asked for.
        await Won(2);
        Assert.Equal("submitted", (await partner.Registered(Registration.NewCustomer())).DealStatus);
        await Won(3);
        Assert.Equal("approved", (await partner.Registered(Registration.NewCustomer())).DealStatus);
        await Won(2);
        Assert.Equal("approved", (await partner.Registered(Registration.NewCustomer())).DealStatus);

        async Task Won(int count)
        {
            await _host.Database.Execute(
                $"UPDATE deals SET final_status = 'Withdrawn' WHERE partner = '{id}' AND final_status = 'Won'");
            foreach (var it in ended.Take(count))
                await _host.Database.Execute($"UPDATE deals SET final_status = 'Won' WHERE id = '{it.Id}'");
        }
    }

    [Fact]
    public async Task An_accepted_offer_is_judged_by_what_was_won_until_then()
    {
        var (partner, holder) = (await _host.AddPartner(), await _host.AddPartner());
        var held = await holder.Registered(_customer);
        var waiting = await partner.Registered(_customer);
        await Task.WhenAll((await Register(partner, 20)).Select(it => partner.Withdraw(it.Id)));
        await holder.Withdraw(held.Id);

        Assert.Equal("submitted", (await partner.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
    }

    [Fact]
    public async Task A_low_share_is_known_of_although_the_next_win_raises_it()
    {
        var partner = await _host.AddPartner();
        var deals = await Register(partner, 22);
        foreach (var it in deals.Take(2)) (await partner.Win(it.Id)).Expect(HttpStatusCode.OK);
        await Task.WhenAll(deals.Skip(2).Select(it => partner.Withdraw(it.Id)));
        await _host.Database.Execute($"UPDATE deals SET final_status = 'Won' WHERE id = '{deals[^1].Id}'");

        // From one of twenty to three of twenty-two, which is less than fifteen percent.
        foreach (var it in deals.Take(2)) (await _host.Crm.ConfirmWin(it.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal("submitted", (await partner.Registered(_customer)).DealStatus);
    }

    [Fact]
    public async Task A_partner_that_wins_too_little_has_half_as_many_and_the_check_says_so()
    {
        var partner = await _host.AddPartner("silver");
        await Task.WhenAll((await Register(partner, 20)).Select(it => partner.Withdraw(it.Id)));
        _host.Clock.Now += TimeSpan.FromDays(31);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.Register(Registration.NewCustomer())));

        Assert.Equal(12, answers.Count(it => it.Status == 201));
        Assert.Equal(8, answers.Count(it => it.Status == 409 && it.Problem == "openLimitReached"));
        Assert.Equal(
            "openLimitReached",
            (await partner.Post("/v1/deals/check", Registration.Of(_customer))).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task The_check_says_that_a_partner_that_wins_too_little_waits_for_staff()
    {
        var partner = await _host.AddPartner();
        await Task.WhenAll((await Register(partner, 20)).Select(it => partner.Withdraw(it.Id)));
        _host.Clock.Now += TimeSpan.FromDays(31);

        var check = (await partner.Post("/v1/deals/check", Registration.Of(_customer))).Expect(HttpStatusCode.OK);

        Assert.Equal("submitted", (await partner.Registered(_customer)).DealStatus);
        Assert.True(check.Json.GetProperty("waitsForReview").GetBoolean());
    }

    [Fact]
    public async Task Nineteen_ended_deals_judge_nobody()
    {
        var partner = await _host.AddPartner();
        await Task.WhenAll((await Register(partner, 19)).Select(it => partner.Withdraw(it.Id)));
        _host.Clock.Now += TimeSpan.FromDays(31);

        Assert.Equal("approved", (await partner.Registered(_customer)).DealStatus);
    }

    [Fact]
    public async Task Protection_with_its_extensions_is_ninety_days()
    {
        var partner = await _host.AddPartner();
        var deal = await partner.Registered(_customer);
        await Extend(partner, deal);
        await Extend(partner, deal);

        Assert.Equal(SettableClock.Start.AddDays(90), (await partner.Deal(deal.Id)).Instant("protection.until"));
    }

    [Fact]
    public async Task Days_held_undecided_beyond_ten_count_and_what_is_left_cuts_the_last_extension()
    {
        var partner = await _host.AddPartner("silver");
        var deal = await partner.Registered(_customer);
        // No job runs meanwhile.
        _host.Clock.Now += TimeSpan.FromDays(20);
        (await _host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        var approvedAt = _host.Clock.Now;
        Assert.Equal(approvedAt.AddDays(30), (await partner.Deal(deal.Id)).Instant("protection.until"));

        await Extend(partner, deal);
        Assert.Equal(approvedAt.AddDays(60), (await partner.Deal(deal.Id)).Instant("protection.until"));
        await Extend(partner, deal);
        Assert.Equal(approvedAt.AddDays(80), (await partner.Deal(deal.Id)).Instant("protection.until"));
    }

    [Fact]
    public async Task Where_nothing_is_left_an_extension_is_refused()
    {
        var partner = await _host.AddPartner("silver");
        var deal = await partner.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(40);
        (await _host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        await Extend(partner, deal);
        var read = await partner.Deal(deal.Id);
        _host.Clock.Now = read.Instant("protection.until").AddDays(-1);

        Assert.Equal("protectionUsedUp", (await partner.Extend(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(read.Instant("protection.until"), (await partner.Deal(deal.Id)).Instant("protection.until"));
    }

    [Fact]
    public async Task An_approval_is_cut_to_what_is_left_and_refused_where_nothing_is()
    {
        var partner = await _host.AddPartner("silver");
        var (cut, none) = (await partner.Registered(_customer), await partner.Registered(Registration.NewCustomer()));
        _host.Clock.Now += TimeSpan.FromDays(99);
        (await _host.ChannelManager.Approve(cut.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(_host.Clock.Now.AddDays(1), (await partner.Deal(cut.Id)).Instant("protection.until"));

        _host.Clock.Now += TimeSpan.FromDays(1);
        var refused = (await _host.ChannelManager.Approve(none.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("protectionUsedUp", "submitted"), (refused.Problem, refused.String("currentStatus")));
    }

    [Fact]
    public async Task Ninety_days_are_those_of_the_last_hundred_and_eighty()
    {
        var partner = await _host.AddPartner();
        var deal = await partner.Registered(_customer);
        await Extend(partner, deal);
        await Extend(partner, deal);

        // It has cooled off, but nothing is left until the first of its days are 180 days ago.
        _host.Clock.Now = SettableClock.Start.AddDays(125);
        var refused = (await partner.Register(_customer)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("coolingOff", SettableClock.Start.AddDays(180)), (refused.Problem, refused.Instant("until")));
        _host.Clock.Now = SettableClock.Start.AddDays(180) - TimeSpan.FromMicroseconds(1);
        Assert.Equal("coolingOff", (await partner.Register(_customer)).Expect(HttpStatusCode.Conflict).Problem);

        _host.Clock.Now = SettableClock.Start.AddDays(181);
        var again = await partner.Registered(_customer);
        Assert.Equal(("approved", _host.Clock.Now.AddDays(1)), (again.DealStatus, again.Instant("protection.until")));
    }

    /// <summary>For customers that nobody knows, at once.</summary>
    private static async Task<IReadOnlyList<Answer>> Register(Api partner, int count)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => partner.Register(Registration.NewCustomer())));
        return [.. answers.Select(it => it.Expect(HttpStatusCode.Created))];
    }

    private async Task Extend(Api partner, Answer deal)
    {
        _host.Clock.Now = (await partner.Deal(deal.Id)).Instant("protection.until").AddDays(-1);
        (await partner.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        (await _host.ChannelManager.DecideExtension(deal.Id, true)).Expect(HttpStatusCode.OK);
    }
}
