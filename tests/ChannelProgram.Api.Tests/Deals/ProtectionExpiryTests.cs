using System.Net;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Deals;

public sealed class ProtectionExpiryTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public ProtectionExpiryTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task Just_before_until_it_is_protected_in_every_view(int microseconds)
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromDays(1);
        var dayBefore = await _host.Gold.Deal(deal.Id);
        _host.Clock.Now = deal.Instant("protection.until") - TimeSpan.FromMicroseconds(microseconds);

        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal((dayBefore.Text, dayBefore.ETag), (read.Text, read.ETag));
        // All that weeks of nothing done have changed: it is stale, and may be extended.
        Assert.Equal(
            deal.Text.Replace("\"stale\":false", "\"stale\":true", StringComparison.Ordinal)
                .Replace("[\"update\",\"win\"", "[\"update\",\"extend\",\"win\"", StringComparison.Ordinal),
            read.Text);
        Assert.Equal([deal.Id], await Listed(deal, "approved"));
        Assert.Empty(await Listed(deal, "expired"));
        await _host.RunJobs();
        Assert.Equal("waitlisted", (await _host.Platinum.Registered(_customer)).DealStatus);
        Assert.Equal("alreadyRegistered", (await _host.Gold.Register(_customer)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(86_400_000_000)]
    public async Task From_until_on_it_is_over_in_every_view_with_no_job_run(long microseconds)
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until") + TimeSpan.FromMicroseconds(microseconds);

        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal(("expired", "analytics released"), (read.DealStatus, read.Lines));
        Assert.NotEqual(deal.ETag, read.ETag);
        Assert.True(read.IsNull("protection"));
        Assert.Equal(deal.Instant("protection.until"), read.Instant("updatedAt"));
        // An order from before may still be reported.
        Assert.Equal(["win"], read.Next());
        Assert.Empty(await Listed(deal, "approved"));
        Assert.Equal([deal.Id], await Listed(deal, "expired"));
        Assert.Equal([deal.Id], await Listed(deal, "expired,approved"));
        var listed = (await _host.Gold.Get($"/v1/deals?number={deal.String("number")}")).Json.GetProperty("items")[0];
        Assert.Equal(read.Text, listed.GetRawText());
        Assert.Equal("Approved", await Stored(deal));

        var next = await _host.Platinum.Registered(_customer);
        Assert.Equal(("approved", _host.Clock.Now), (next.DealStatus, next.Instant("protection.from")));
        Assert.Equal("Expired", await Stored(deal));
    }

    [Fact]
    public async Task Its_own_partner_may_register_again_from_until_on()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until");

        Assert.Equal("approved", (await _host.Gold.Registered(_customer)).DealStatus);
        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
    }

    [Theory]
    [InlineData("job")]
    [InlineData("registration")]
    [InlineData("withdraw")]
    public async Task An_expired_deal_reads_the_same_before_and_after_the_job_ran(string by)
    {
        var deal = await _host.Gold.Registered(_customer);
        var until = deal.Instant("protection.until");
        _host.Clock.Now = until;
        var ended = await _host.Gold.Deal(deal.Id);
        _host.Clock.Now = until.AddHours(5);

        if (by == "job") await _host.RunJobs();
        else if (by == "registration") await _host.Platinum.Registered(_customer);
        else Assert.Equal(
            "expired", (await _host.Gold.Withdraw(deal.Id)).Expect(HttpStatusCode.Conflict).String("currentStatus"));

        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal((ended.Text, ended.ETag), (read.Text, read.ETag));
        var known = await _host.Gold.Get($"/v1/deals/{deal.Id}", ("If-None-Match", ended.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, known.Code);
    }

    [Trait("Engine", "postgreSql")]
    [Theory]
    [InlineData("job")]
    [InlineData("registration")]
    public async Task Every_record_of_the_expiry_carries_until_whoever_noticed(string by)
    {
        var deal = await _host.Gold.Registered(_customer);
        var until = deal.Instant("protection.until");
        _host.Clock.Now = until.AddDays(3);

        if (by == "job") await _host.RunJobs();
        else await _host.Platinum.Registered(_customer);

        var where = $"WHERE at = '{until:O}' AND recorded_at = '{_host.Clock.Now:O}'";
        Assert.Equal(1L, await _host.Database.Query<long>(
            $"SELECT count(*) FROM audit {where} AND subject = '{deal.Id}' AND action = 'deal.expired' AND actor = 'program'"));
        Assert.Equal(1L, await _host.Database.Query<long>(
            $"SELECT count(*) FROM outbox {where} AND data::json->>'deal' = '{deal.Id}' AND type = 'deal.expired'"));
        Assert.Equal(
            until.UtcDateTime, await _host.Database.Query<DateTime>($"SELECT updated_at FROM deals WHERE id = '{deal.Id}'"));
    }

    [Fact]
    public async Task Jobs_that_run_twice_change_nothing()
    {
        var deal = await _host.Gold.Registered(_customer);
        await _host.Platinum.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until");

        await _host.RunJobs();
        var rows = await _host.Rows();
        var version = await _host.Database.Query<long>("SELECT sum(version + revision) FROM deals");
        await _host.RunJobs();

        Assert.Equal(rows, await _host.Rows());
        Assert.Equal(version, await _host.Database.Query<long>("SELECT sum(version + revision) FROM deals"));
    }

    [Fact]
    public async Task A_deal_that_cannot_be_expired_does_not_block_others()
    {
        var first = await _host.Gold.Registered(_customer);
        var second = await _host.Gold.Registered(Registration.NewCustomer());
        _host.Clock.Now = second.Instant("protection.until");
        await _host.Database.Execute(
            $"ALTER TABLE deals ADD CONSTRAINT ck_poison CHECK (id <> '{first.Id}' OR status <> 'Expired')");

        await Assert.ThrowsAsync<ItemsFailedException>(_host.RunJobs);
        await _host.Database.Execute("ALTER TABLE deals DROP CONSTRAINT ck_poison");

        Assert.Equal("Approved", await Stored(first));
        Assert.Equal("Expired", await Stored(second));

        await _host.RunJobs();
        Assert.Equal("Expired", await Stored(first));

        Task<string> Stored(Answer deal) => _host.Database.Query<string>($"SELECT status FROM deals WHERE id = '{deal.Id}'");
    }

    [Theory]
    [InlineData("job")]
    [InlineData("registration")]
    public async Task An_expired_line_is_offered_to_the_waitlist_before_any_new_registration(string by)
    {
        var holder = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        _host.Clock.Now = holder.Instant("protection.until").AddMinutes(1);

        // A read passes nothing on.
        Assert.Equal("expired", (await _host.Gold.Deal(holder.Id)).DealStatus);
        Assert.Equal("waitlisted", (await _host.Platinum.Deal(waiting.Id)).DealStatus);

        if (by == "job") await _host.RunJobs();
        else Assert.Equal("waitlisted", (await _host.Silver.Registered(_customer)).DealStatus);

        var offered = await _host.Platinum.Deal(waiting.Id);
        // On a Wednesday.
        Assert.Equal(
            ("waitlisted", "analytics offered", _host.Clock.Now.AddDays(2)),
            (offered.DealStatus, offered.Lines, offered.OfferedUntil()));
        var next = (await _host.Platinum.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("approved", _host.Clock.Now, _host.Clock.Now.AddDays(30)),
            (next.DealStatus, next.Instant("protection.from"), next.Instant("protection.until")));
        Assert.Equal("waitlisted", (await (await _host.AddPartner()).Registered(_customer)).DealStatus);
    }

    [Fact]
    public async Task A_withdrawal_offers_expired_lines_too()
    {
        var platform = await _host.Platinum.Registered(_customer, "platform");
        var both = await _host.Gold.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(both.Id);
        _host.Clock.Now += TimeSpan.FromDays(10);
        await _host.Platinum.Withdraw(platform.Id);
        (await _host.Gold.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK);
        var waiting = await _host.Platinum.Registered(_customer, "analytics", "platform");
        _host.Clock.Now += TimeSpan.FromDays(20);
        Assert.Equal("analytics released, platform held", (await _host.Gold.Deal(both.Id)).Lines);

        Assert.Equal(
            "analytics released, platform released", (await _host.Gold.Withdraw(both.Id)).Expect(HttpStatusCode.OK).Lines);

        var offered = await _host.Platinum.Deal(waiting.Id);
        Assert.Equal(("waitlisted", "analytics offered, platform offered"), (offered.DealStatus, offered.Lines));
        var next = (await _host.Platinum.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "analytics held, platform held"), (next.DealStatus, next.Lines));
        Assert.Equal([_host.Clock.Now.AddDays(30), _host.Clock.Now.AddDays(30)], Ends(next));
    }

    [Fact]
    public async Task A_refused_action_offers_nothing_and_the_next_registration_does()
    {
        var holder = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        _host.Clock.Now = holder.Instant("protection.until");

        (await _host.Gold.Withdraw(holder.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal("Approved", await Stored(holder));

        Assert.Equal("analytics waitlisted", (await _host.Platinum.Deal(waiting.Id)).Lines);

        Assert.Equal("waitlisted", (await _host.Silver.Registered(_customer)).DealStatus);
        Assert.Equal("analytics offered", (await _host.Platinum.Deal(waiting.Id)).Lines);
    }

    [Fact]
    public async Task A_withdrawn_deal_is_skipped()
    {
        var holder = await _host.Gold.Registered(_customer);
        var first = await _host.Platinum.Registered(_customer);
        var second = await _host.Silver.Registered(_customer);
        _host.Clock.Now = holder.Instant("protection.until");

        (await _host.Platinum.Withdraw(first.Id)).Expect(HttpStatusCode.OK);
        await _host.RunJobs();

        Assert.Equal(
            ("withdrawn", "analytics offered"),
            ((await _host.Platinum.Deal(first.Id)).DealStatus, (await _host.Silver.Deal(second.Id)).Lines));
        Assert.Equal("submitted", (await _host.Silver.AcceptOffer(second.Id)).Expect(HttpStatusCode.OK).DealStatus);
    }

    [Fact]
    public async Task A_partner_that_registers_again_after_expiry_joins_the_end()
    {
        var holder = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        _host.Clock.Now = holder.Instant("protection.until");

        var again = await _host.Gold.Registered(_customer);
        Assert.Equal("waitlisted", again.DealStatus);
        Assert.Equal("analytics offered", (await _host.Platinum.Deal(waiting.Id)).Lines);
        (await _host.Platinum.DeclineOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics offered", (await _host.Gold.Deal(again.Id)).Lines);
    }

    [Fact]
    public async Task A_held_line_without_protection_can_always_be_approved()
    {
        var submitted = await _host.Silver.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(200);

        Assert.Equal("submitted", (await _host.Silver.Deal(submitted.Id)).DealStatus);
        Assert.Equal("approved", (await _host.ChannelManager.Approve(submitted.Id)).DealStatus);
    }

    [Fact]
    public async Task Each_line_expires_at_its_own_time()
    {
        var platform = await _host.Gold.Registered(_customer, "platform");
        _host.Clock.Now += TimeSpan.FromDays(10);
        var both = await _host.Platinum.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(both.Id);
        var first = (await _host.Platinum.Deal(both.Id)).Instant("protection.until");
        Assert.Equal(platform.Instant("protection.until").AddDays(10), first);

        // The other line comes later, with 30 days of its own, and moves no other.
        _host.Clock.Now = platform.Instant("protection.until");
        await _host.RunJobs();
        Assert.Equal("analytics held, platform offered", (await _host.Platinum.Deal(both.Id)).Lines);
        var approved = (await _host.Platinum.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK);
        var second = approved.Instant("protection.until");
        Assert.Equal(("approved", "analytics held, platform held"), (approved.DealStatus, approved.Lines));
        Assert.Equal((first.AddDays(-30), _host.Clock.Now.AddDays(30)), (approved.Instant("protection.from"), second));
        Assert.Equal([first, second], Ends(approved));

        _host.Clock.Now = first;
        var half = await _host.Platinum.Deal(both.Id);
        Assert.Equal(("approved", "analytics released, platform held"), (half.DealStatus, half.Lines));
        Assert.Equal((second.AddDays(-30), second), (half.Instant("protection.from"), half.Instant("protection.until")));
        Assert.Equal([both.Id], await Listed(both, "approved"));
        Assert.NotEqual(approved.ETag, half.ETag);
        Assert.Equal("approved", (await _host.Gold.Registered(_customer, "analytics")).DealStatus);
        Assert.Equal(half.ETag, (await _host.Platinum.Deal(both.Id)).ETag);
        Assert.Equal("waitlisted", (await _host.Silver.Registered(_customer, "platform")).DealStatus);

        _host.Clock.Now = second;
        Assert.Equal("expired", (await _host.Platinum.Deal(both.Id)).DealStatus);
        Assert.Equal([both.Id], await Listed(both, "expired"));
    }

    [Fact]
    public async Task A_deal_whose_protected_line_expired_stays_on_the_waitlist_of_the_other()
    {
        await _host.Silver.Registered(_customer, "platform");
        var both = await _host.Platinum.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(both.Id);
        _host.Clock.Now += TimeSpan.FromDays(30);

        var left = await _host.Platinum.Deal(both.Id);
        Assert.Equal(
            ("waitlisted", "notAvailable", "analytics released, platform waitlisted"),
            (left.DealStatus, left.String("reason"), left.Lines));
        Assert.Equal([both.Id], await Listed(both, "waitlisted"));
        Assert.Empty(await Listed(both, "approved,expired,submitted"));
    }

    [Fact]
    public async Task A_line_in_review_outlives_an_expired_one()
    {
        var platform = await _host.Gold.Registered(_customer, "platform");
        var both = await _host.Silver.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(both.Id);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await _host.Gold.Withdraw(platform.Id);
        (await _host.Silver.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK);

        var review = await _host.Silver.Deal(both.Id);
        Assert.Equal(("approved", "analytics held, platform held", true),
            (review.DealStatus, review.Lines, review.Json.GetProperty("reviewRequired").GetBoolean()));
        Assert.Equal(_host.Clock.Now.AddDays(2), review.Instant("decisionDueBy"));
        Assert.Equal(["approve", "win", "lose", "revoke"], (await _host.ChannelManager.Deal(both.Id)).Next());

        _host.Clock.Now = review.Instant("protection.until");
        var left = await _host.Silver.Deal(both.Id);
        Assert.Equal(("submitted", "analytics released, platform held", false),
            (left.DealStatus, left.Lines, left.Json.GetProperty("reviewRequired").GetBoolean()));
        Assert.Equal([both.Id], await Listed(both, "submitted"));

        var approved = (await _host.ChannelManager.Approve(both.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "analytics released, platform held"), (approved.DealStatus, approved.Lines));
        Assert.Equal(_host.Clock.Now, approved.Instant("protection.from"));
    }

    private Task<IReadOnlyList<string>> Listed(Answer deal, string statuses) =>
        _host.Crm.Listed($"number={deal.String("number")}&status={statuses}");

    private static IEnumerable<DateTimeOffset> Ends(Answer deal) => deal.Json.GetProperty("products").EnumerateArray()
        .Select(it => it.GetProperty("protection").GetProperty("until").GetDateTimeOffset());

    private Task<string> Stored(Answer deal) => _host.Database.Query<string>($"SELECT status FROM deals WHERE id = '{deal.Id}'");
}
