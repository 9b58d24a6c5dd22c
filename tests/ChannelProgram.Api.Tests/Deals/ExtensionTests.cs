using System.Net;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>More time for a deal that its partner works on: at most twice, in the last ten days of its protection.</summary>
public sealed class ExtensionTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public ExtensionTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Theory]
    [InlineData(-10 * 86_400_000_000 - 1, false)]
    [InlineData(-10 * 86_400_000_000, true)]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task It_is_asked_for_in_the_last_ten_days(long microsecondsFromUntil, bool allowed)
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now = deal.Instant("protection.until") + TimeSpan.FromMicroseconds(microsecondsFromUntil);

        Assert.Equal(allowed, (await _host.Gold.Deal(deal.Id)).Next().Contains("extend"));
        var answer = await _host.Gold.Extend(deal.Id);
        if (allowed) Assert.Equal(_host.Clock.Now, answer.Expect(HttpStatusCode.OK).Instant("extension.requestedAt"));
        else Assert.Equal(
            ("statusForbids", microsecondsFromUntil < 0 ? "approved" : "expired"),
            (answer.Expect(HttpStatusCode.Conflict).Problem, answer.String("currentStatus")));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task One_that_waits_for_staff_outlives_an_unanswered_offer_of_another_line()
    {
        var holder = await _host.Platinum.Registered(_customer, "platform");
        var deal = await _host.Gold.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(deal.Id);
        EnterLastDays(await _host.Gold.Deal(deal.Id));
        await _host.Platinum.Withdraw(holder.Id);
        (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);

        // Whether or not anybody has noticed that the offer is over.
        _host.Clock.Now = (await _host.Gold.Deal(deal.Id)).OfferedUntil()!.Value;
        Assert.Contains(deal.Id, await _host.ChannelManager.WorkIds("limit=200"));
        await _host.RunJobs();
        Assert.Contains(deal.Id, await _host.ChannelManager.WorkIds("limit=200"));

        var decided = (await _host.ChannelManager.DecideExtension(deal.Id, grant: true)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "analytics held, platform released"), (decided.DealStatus, decided.Lines));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_first_is_granted_at_once_after_progress()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await Reaches(deal, "technicalValidation");
        EnterLastDays(deal);

        var extended = (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("approved", deal.Instant("protection.from"), deal.Instant("protection.until").AddDays(30)),
            (extended.DealStatus, extended.Instant("protection.from"), extended.Instant("protection.until")));
        Assert.Equal((1, 1), Extensions(extended));
        Assert.Equal(extended.Instant("protection.until"), extended.Instant("endsAt"));
        Assert.True(extended.IsNull("extension") && extended.IsNull("decisionDueBy"));
        Assert.Equal("deal.extended", (await _host.Gold.EventTypes(deal.Id))[^1]);
        Assert.DoesNotContain(deal.Id, await _host.ChannelManager.WorkIds("limit=200"));

        _host.Clock.Now = deal.Instant("protection.until");
        Assert.Equal("waitlisted", (await _host.Platinum.Registered(_customer)).DealStatus);
        _host.Clock.Now = extended.Instant("protection.until");
        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData]
    [InlineData("prospect", "qualified")]
    public async Task Without_a_stage_further_than_any_before_staff_decides(params string[] stages)
    {
        var deal = await _host.Gold.Registered(_customer);
        foreach (var stage in stages)
        {
            _host.Clock.Now += TimeSpan.FromDays(1);
            await Reaches(deal, stage);
        }

        EnterLastDays(deal);
        var asked = (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("approved", deal.Instant("protection.until")), (asked.DealStatus, asked.Instant("protection.until")));
        Assert.Equal((0, 2), Extensions(asked));
        Assert.Equal(_host.Clock.Now, asked.Instant("extension.requestedAt"));
        Assert.DoesNotContain("extend", asked.Next());
        Assert.Equal("extensionPending", (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        var item = Assert.Single(
            await _host.ChannelManager.Work("limit=200"), it => it.GetProperty("id").GetString() == deal.Id);
        Assert.Equal(("extension", "extensionRequested"), (item.GetProperty("kind").GetString(), Assert.Single(item.Why())));
        Assert.Equal(asked.Instant("decisionDueBy"), item.GetProperty("dueBy").GetDateTimeOffset());
        Assert.Contains("decideExtension", (await _host.ChannelManager.Deal(deal.Id)).Next());
        Assert.Equal(403, (await _host.Gold.DecideExtension(deal.Id, true)).Status);

        var granted = (await _host.ChannelManager.DecideExtension(deal.Id, true, "Go on.")).Expect(HttpStatusCode.OK);
        Assert.Equal(deal.Instant("protection.until").AddDays(30), granted.Instant("protection.until"));
        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal((1, 1), Extensions(read));
        Assert.Equal("Go on.", read.Json.GetProperty("extension").GetProperty("message").GetString());
        Assert.True(read.Json.GetProperty("extension").IsNull("requestedAt") && read.IsNull("decisionDueBy"));
        Assert.DoesNotContain(deal.Id, await _host.ChannelManager.WorkIds("limit=200"));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_second_waits_for_staff_whatever_the_progress_and_there_is_no_third()
    {
        var deal = await _host.Gold.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await Reaches(deal, "technicalValidation");
        EnterLastDays(deal);
        var first = (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("extend", first.Next());
        Assert.Equal("statusForbids", (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);

        await Reaches(deal, "committed");
        EnterLastDays(first);
        var second = (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Instant("protection.until"), second.Instant("protection.until"));
        (await _host.ChannelManager.DecideExtension(deal.Id, true)).Expect(HttpStatusCode.OK);
        var last = await _host.Gold.Deal(deal.Id);
        Assert.Equal((2, 0), Extensions(last));
        Assert.Equal(deal.Instant("protection.until").AddDays(60), last.Instant("protection.until"));

        EnterLastDays(last);
        Assert.DoesNotContain("extend", (await _host.Gold.Deal(deal.Id)).Next());
        Assert.Equal("statusForbids", (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_refused_extension_moves_nothing_and_the_partner_reads_why()
    {
        var deal = await _host.Gold.Registered(_customer);
        EnterLastDays(deal);
        await _host.Gold.Extend(deal.Id);

        (await _host.ChannelManager.DecideExtension(deal.Id, false, "Nothing happened.")).Expect(HttpStatusCode.OK);

        var read = await _host.Gold.Deal(deal.Id);
        Assert.Equal((0, 2), Extensions(read));
        Assert.Equal(deal.Instant("protection.until"), read.Instant("protection.until"));
        Assert.Equal("Nothing happened.", read.Json.GetProperty("extension").GetProperty("message").GetString());
        Assert.Equal(
            "statusForbids", (await _host.ChannelManager.DecideExtension(deal.Id, true)).Expect(HttpStatusCode.Conflict).Problem);
        _host.Clock.Now = deal.Instant("protection.until");
        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Undecided_it_moves_nothing_and_is_over_with_the_protection()
    {
        var deal = await _host.Gold.Registered(_customer);
        EnterLastDays(deal);
        await _host.Gold.Extend(deal.Id);
        _host.Clock.Now = deal.Instant("protection.until");

        Assert.Equal("expired", (await _host.Gold.Deal(deal.Id)).DealStatus);
        Assert.DoesNotContain(deal.Id, await _host.ChannelManager.WorkIds("limit=200"));
        Assert.Equal("approved", (await _host.Platinum.Registered(_customer)).DealStatus);
        var late = (await _host.ChannelManager.DecideExtension(deal.Id, true)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "expired"), (late.Problem, late.String("currentStatus")));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_staff_has_to_approve_again_is_not_extended_before()
    {
        var deal = await _host.Gold.Registered(_customer);
        EnterLastDays(deal);
        await _host.Gold.Extend(deal.Id);
        var raised = (await _host.Gold.Change(
            deal.Id, """{"products":[{"code":"analytics","amount":{"amount":"90000.00","currency":"USD"}}]}"""))
                .Expect(HttpStatusCode.OK);
        Assert.True(raised.Json.GetProperty("reviewRequired").GetBoolean());

        Assert.DoesNotContain("extend", raised.Next());
        Assert.Equal("reviewRequired", (await _host.Gold.Extend(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("reviewRequired", (await _host.Gold.Win(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "reviewRequired",
            (await _host.ChannelManager.DecideExtension(deal.Id, true)).Expect(HttpStatusCode.Conflict).Problem);

        (await _host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(deal.Instant("protection.until"), (await _host.Gold.Deal(deal.Id)).Instant("protection.until"));
        (await _host.ChannelManager.DecideExtension(deal.Id, true)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            deal.Instant("protection.until").AddDays(30), (await _host.Gold.Deal(deal.Id)).Instant("protection.until"));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task It_moves_only_lines_that_are_in_their_last_ten_days()
    {
        var platform = await _host.Gold.Registered(_customer, "platform");
        var both = await _host.Platinum.Registered(_customer, "analytics", "platform");
        await _host.ChannelManager.Approve(both.Id);
        _host.Clock.Now += TimeSpan.FromDays(15);
        await _host.Gold.Withdraw(platform.Id);
        var before = (await _host.Platinum.AcceptOffer(both.Id)).Expect(HttpStatusCode.OK);
        var (analyticsUntil, platformUntil) = (SettableClock.Start.AddDays(30), SettableClock.Start.AddDays(45));
        Assert.Equal([analyticsUntil, platformUntil], Ends(before));

        _host.Clock.Now = analyticsUntil.AddDays(-5);
        await _host.Platinum.Extend(both.Id);
        (await _host.ChannelManager.DecideExtension(both.Id, true)).Expect(HttpStatusCode.OK);

        Assert.Equal([analyticsUntil.AddDays(30), platformUntil], Ends(await _host.Platinum.Deal(both.Id)));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Progress_counts_since_the_approval_of_the_line()
    {
        var deal = await _host.Silver.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        (await _host.Silver.Change(deal.Id, """{"stage":"committed"}""")).Expect(HttpStatusCode.OK);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await _host.ChannelManager.Approve(deal.Id);
        EnterLastDays(await _host.Silver.Deal(deal.Id));

        Assert.False((await _host.Silver.Extend(deal.Id)).Expect(HttpStatusCode.OK).IsNull("extension"));
    }

    [Theory]
    [InlineData("{}", "/grant")]
    [InlineData("""{"grant":"yes"}""", "/grant")]
    [InlineData("""{"grant":true,"message":"","why":1}""", "/message", "/why")]
    public async Task A_decision_says_what_it_decides(string body, params string[] pointers)
    {
        var deal = await _host.Gold.Registered(_customer);
        EnterLastDays(deal);
        await _host.Gold.Extend(deal.Id);

        Assert.Equal(
            pointers,
            (await _host.ChannelManager.PostText($"/v1/deals/{deal.Id}/decide-extension", body))
                .Expect(HttpStatusCode.BadRequest).Faults);
    }

    private void EnterLastDays(Answer deal) => _host.Clock.Now = deal.Instant("protection.until").AddDays(-10);

    private async Task Reaches(Answer deal, string stage) =>
        (await _host.Gold.Change(deal.Id, $$"""{"stage":"{{stage}}"}""")).Expect(HttpStatusCode.OK);

    private static (int Used, int Left) Extensions(Answer deal) =>
        (deal.Json.GetProperty("protection").GetProperty("extensionsUsed").GetInt32(),
            deal.Json.GetProperty("protection").GetProperty("extensionsLeft").GetInt32());

    private static IEnumerable<DateTimeOffset> Ends(Answer deal) => deal.Json.GetProperty("products").EnumerateArray()
        .Select(it => it.GetProperty("protection").GetProperty("until").GetDateTimeOffset());
}
