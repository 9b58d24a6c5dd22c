using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>How a deal ends before it is won, and how staff takes such an end back.</summary>
public sealed class LoseRevokeUndoTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public LoseRevokeUndoTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("crm")]
    [InlineData("staff")]
    public async Task A_lost_deal_says_why_and_its_line_is_offered(string who)
    {
        var deal = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        var by = who == "partner" ? _host.Gold : who == "crm" ? _host.Crm : _host.ChannelManager;

        (await by.Lose(deal.Id, "competitor", "They were cheaper.")).Expect(HttpStatusCode.OK);

        var lost = await _host.Gold.Deal(deal.Id);
        Assert.Equal(("lost", "analytics released"), (lost.DealStatus, lost.Lines));
        Assert.Equal(
            """{"reason":"competitor","note":"They were cheaper."}""", lost.Json.GetProperty("loss").GetRawText());
        Assert.Equal(_host.Clock.Now, lost.Instant("endsAt"));
        Assert.True(lost.IsNull("protection"));
        Assert.Empty(lost.Next());
        Assert.Equal("deal.lost", (await _host.Gold.EventTypes(deal.Id))[^1]);
        Assert.Equal([deal.Id], await Listed(deal, "lost"));
        Assert.Equal("analytics offered", (await _host.Platinum.Deal(waiting.Id)).Lines);
        Assert.Equal("statusForbids", (await by.Lose(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("{}", "/reason")]
    [InlineData("""{"reason":"weather"}""", "/reason")]
    [InlineData("""{"reason":"other","note":"\u0007","why":1}""", "/note", "/why")]
    public async Task The_reason_of_a_loss_must_be_listed(string body, params string[] pointers)
    {
        var deal = await _host.Gold.Registered(_customer);
        Assert.Equal(
            pointers, (await _host.Gold.PostText($"/v1/deals/{deal.Id}/lose", body)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Only_a_protected_deal_is_lost_or_revoked()
    {
        var submitted = await _host.Silver.Registered(_customer);
        var waiting = await _host.Gold.Registered(_customer);

        Assert.Equal(
            "submitted", (await _host.Silver.Lose(submitted.Id)).Expect(HttpStatusCode.Conflict).String("currentStatus"));
        Assert.Equal("waitlisted", (await _host.Gold.Lose(waiting.Id)).Expect(HttpStatusCode.Conflict).String("currentStatus"));
        foreach (var it in (Answer[])[submitted, waiting])
            Assert.Equal(
                "statusForbids", (await _host.ChannelManager.Revoke(it.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(403, (await _host.Gold.Revoke(waiting.Id)).Status);
        Assert.Equal(403, (await _host.Crm.Revoke(waiting.Id)).Status);
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("winReported")]
    [InlineData("won")]
    public async Task A_deal_is_revoked_with_a_reason_and_its_line_is_offered(string from)
    {
        var deal = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        if (from is not "approved") await _host.Gold.Win(deal.Id);
        if (from is "won") await _host.Crm.ConfirmWin(deal.Id);
        Assert.Equal(from, (await _host.Gold.Deal(deal.Id)).DealStatus);

        (await _host.ChannelManager.Revoke(deal.Id, "outOfScope", "Sold outside.")).Expect(HttpStatusCode.OK);

        var revoked = await _host.Gold.Deal(deal.Id);
        Assert.Equal(
            ("revoked", "outOfScope", "Sold outside.", "analytics released"),
            (revoked.DealStatus, revoked.String("reason"), revoked.String("message"), revoked.Lines));
        Assert.Equal([deal.Id], await Listed(deal, "revoked"));
        Assert.Equal("deal.revoked", (await _host.Gold.EventTypes(deal.Id))[^1]);
        Assert.Equal("analytics offered", (await _host.Platinum.Deal(waiting.Id)).Lines);
        Assert.Equal("statusForbids", (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("""{"reason":"notAvailable","message":"Somebody else has it."}""", "/message")]
    [InlineData("""{"message":"No."}""", "/reason")]
    [InlineData("""{"reason":"alreadyRegistered"}""", "/reason")]
    public async Task The_reason_of_a_revocation_must_be_one_of_staff(string body, params string[] pointers)
    {
        var deal = await _host.Gold.Registered(_customer);
        Assert.Equal(
            pointers,
            (await _host.ChannelManager.PostText($"/v1/deals/{deal.Id}/revoke", body)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Without_activity_a_deal_is_stale_after_fourteen_days_and_revoked_as_inactive_after_twenty_one()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(2);
        (await _host.Gold.Change(deal.Id, """{"owner":"Sam"}""")).Expect(HttpStatusCode.OK);
        var active = _host.Clock.Now;

        _host.Clock.Now = active.AddDays(14) - TimeSpan.FromMicroseconds(1);
        Assert.False((await _host.Gold.Deal(deal.Id)).Json.GetProperty("stale").GetBoolean());
        _host.Clock.Now = active.AddDays(14);
        Assert.True((await _host.Gold.Deal(deal.Id)).Json.GetProperty("stale").GetBoolean());

        _host.Clock.Now = active.AddDays(21) - TimeSpan.FromMicroseconds(1);
        Assert.Equal(
            "notInactive", (await _host.ChannelManager.Revoke(deal.Id, "inactive")).Expect(HttpStatusCode.Conflict).Problem);
        _host.Clock.Now = active.AddDays(21);
        Assert.Equal(
            ("revoked", "inactive"),
            ((await _host.ChannelManager.Revoke(deal.Id, "inactive")).Expect(HttpStatusCode.OK).DealStatus,
                (await _host.Gold.Deal(deal.Id)).String("reason")));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("withdrawn")]
    public async Task An_end_by_mistake_is_undone_and_the_deal_has_what_it_had(string status)
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(3);
        if (status == "lost") await _host.Gold.Lose(deal.Id, "price", "Too dear.");
        else await _host.Gold.Withdraw(deal.Id);
        _host.Clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromMicroseconds(1);
        Assert.Contains("undo", (await _host.ChannelManager.Deal(deal.Id)).Next());
        Assert.Equal(403, (await _host.Gold.Undo(deal.Id)).Status);

        var undone = (await _host.ChannelManager.Undo(deal.Id, "The wrong deal.")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("approved", "analytics held", "The wrong deal."), (undone.DealStatus, undone.Lines, undone.String("undoneBecause")));
        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal(deal.Json.GetProperty("protection").GetRawText(), read.Json.GetProperty("protection").GetRawText());
        Assert.Equal(deal.Instant("endsAt"), read.Instant("endsAt"));
        Assert.True(read.IsNull("loss") && read.IsNull("reason"));
        Assert.False(read.Json.TryGetProperty("undoneBecause", out _));
        Assert.Equal("waitlisted", (await _host.Platinum.Registered(_customer)).DealStatus);
        _host.Clock.Now = deal.Instant("protection.until");
        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task After_seven_days_nothing_is_undone()
    {
        var deal = await _host.Gold.Registered(_customer);
        await _host.Gold.Lose(deal.Id);
        _host.Clock.Now += TimeSpan.FromDays(7);

        Assert.DoesNotContain("undo", (await _host.ChannelManager.Deal(deal.Id)).Next());
        var late = (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "lost"), (late.Problem, late.String("currentStatus")));
    }

    [Fact]
    public async Task Nothing_is_undone_once_the_protection_would_be_over()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until").AddDays(-2);
        await _host.Gold.Lose(deal.Id);
        _host.Clock.Now = deal.Instant("protection.until");

        Assert.DoesNotContain("undo", (await _host.ChannelManager.Deal(deal.Id)).Next());
        Assert.Equal("statusForbids", (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Theory]
    [InlineData("held")]
    [InlineData("offered")]
    public async Task A_line_that_somebody_else_has_by_now_is_not_given_back(string by)
    {
        var deal = await _host.Gold.Registered(_customer);
        var other = by == "offered" ? await _host.Platinum.Registered(_customer) : null;
        await _host.Gold.Lose(deal.Id);
        other ??= await _host.Platinum.Registered(_customer);
        Assert.Equal($"analytics {by}", (await _host.Platinum.Deal(other.Id)).Lines);

        var refused = (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.Conflict);

        Assert.Equal(("linesTaken", "lost"), (refused.Problem, refused.String("currentStatus")));
        Assert.Equal($"analytics {by}", (await _host.Platinum.Deal(other.Id)).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_offer_that_has_lapsed_by_the_clock_does_not_keep_a_line_from_being_given_back()
    {
        var deal = await _host.Gold.Registered(_customer);
        await _host.Platinum.Registered(_customer);
        await _host.Gold.Lose(deal.Id);
        _host.Clock.Now += TimeSpan.FromDays(2);

        Assert.Equal("analytics held", (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.OK).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_partner_that_registered_anew_has_one_deal_only()
    {
        var deal = await _host.Gold.Registered(_customer);
        await _host.Gold.Withdraw(deal.Id);
        var anew = await _host.Gold.Registered(_customer);

        var refused = (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal("alreadyRegistered", refused.Problem);
        Assert.Equal(anew.Id, refused.Json.GetProperty("deals")[0].GetProperty("id").GetString());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_waited_has_its_place_in_line_again()
    {
        var held = await _host.Gold.Registered(_customer);
        var (first, second) = (await _host.Platinum.Registered(_customer), await _host.Silver.Registered(_customer));
        await _host.Platinum.Withdraw(first.Id);

        var undone = (await _host.ChannelManager.Undo(first.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("waitlisted", "analytics waitlisted"), (undone.DealStatus, undone.Lines));
        await _host.Gold.Withdraw(held.Id);
        Assert.Equal(
            ("analytics offered", "analytics waitlisted"),
            ((await _host.Platinum.Deal(first.Id)).Lines, (await _host.Silver.Deal(second.Id)).Lines));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_waited_for_a_line_that_is_free_by_now_is_offered_it()
    {
        var held = await _host.Gold.Registered(_customer);
        var waiting = await _host.Platinum.Registered(_customer);
        await _host.Platinum.Withdraw(waiting.Id);
        await _host.Gold.Withdraw(held.Id);

        (await _host.ChannelManager.Undo(waiting.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal("analytics offered", (await _host.Platinum.Deal(waiting.Id)).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_waited_for_staff_waits_again()
    {
        var deal = await _host.Silver.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await _host.Silver.Withdraw(deal.Id);
        _host.Clock.Now += TimeSpan.FromDays(1);

        var undone = (await _host.ChannelManager.Undo(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("submitted", "analytics held", _host.Clock.Now.AddDays(2)),
            (undone.DealStatus, undone.Lines, undone.Instant("decisionDueBy")));
        Assert.Equal("approved", (await _host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_undone_deal_and_a_newcomer_at_once_leave_one_holder()
    {
        var (gold, rival) = (await _host.AddPartner(), await _host.AddPartner());
        for (var round = 0; round < TestRounds.Of(8, longRun: 200); round++)
        {
            var customer = Registration.NewCustomer();
            var deal = await gold.Registered(customer);
            await gold.Lose(deal.Id);

            var answers = await Task.WhenAll(_host.ChannelManager.Undo(deal.Id), rival.Register(customer));

            var registered = answers[1].Expect(HttpStatusCode.Created);
            if (answers[0].Status == 200)
                Assert.Equal(
                    ("analytics held", "analytics waitlisted"), ((await gold.Deal(deal.Id)).Lines, registered.Lines));
            else
                Assert.Equal(
                    ("linesTaken", "analytics held"),
                    (answers[0].Expect(HttpStatusCode.Conflict).Problem, registered.Lines));
        }

        await _host.Database.ExpectConsistent();
    }

    private Task<IReadOnlyList<string>> Listed(Answer deal, string statuses) =>
        _host.Crm.Listed($"number={deal.String("number")}&status={statuses}");
}
