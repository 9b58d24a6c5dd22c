using System.Net;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Staff asks before it decides: at most twice, and the partner has ten days for its answers together.</summary>
public sealed class InformationRequestTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;
    private readonly string _customer = Registration.NewCustomer();

    public InformationRequestTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    [Fact]
    public async Task The_partner_reads_the_question_and_answers_it()
    {
        var deal = await _host.Silver.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        (await _host.ChannelManager.RequestInformation(deal.Id, "Who signs?\nAnd when?")).Expect(HttpStatusCode.OK);

        var asked = await _host.Silver.Deal(deal.Id);
        var due = _host.Clock.Now.AddDays(10);
        Assert.Equal(("informationRequested", "analytics held"), (asked.DealStatus, asked.Lines));
        Assert.Equal(
            ("Who signs?\nAnd when?", SettableClock.Start.AddDays(1), due, due),
            (asked.Json.GetProperty("information").GetProperty("question").GetString(), asked.Instant("information.askedAt"),
                asked.Instant("information.dueBy"), asked.Instant("endsAt")));
        Assert.True(asked.IsNull("decisionDueBy"));
        Assert.Equal(["update", "answer", "withdraw"], asked.Next());
        Assert.Equal(["reject"], (await _host.ChannelManager.Deal(deal.Id)).Next());
        Assert.Equal([deal.Id], await Listed(deal, "informationRequested"));
        Assert.Equal("deal.informationRequested", (await _host.Silver.EventTypes(deal.Id))[^1]);
        Assert.Equal("statusForbids", (await _host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);

        _host.Clock.Now += TimeSpan.FromDays(2);
        var answered = (await _host.Silver.AnswerQuestion(deal.Id, "Ada does.")).Expect(HttpStatusCode.OK);
        Assert.Equal(("submitted", "analytics held"), (answered.DealStatus, answered.Lines));
        Assert.Equal("Ada does.", answered.Json.GetProperty("information").GetProperty("answer").GetString());
        Assert.True(answered.Json.GetProperty("information").IsNull("dueBy") && answered.IsNull("endsAt"));
        Assert.Equal("statusForbids", (await _host.Silver.AnswerQuestion(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("approved", (await _host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_days_of_both_questions_are_ten_together_and_there_is_no_third()
    {
        var deal = await _host.Silver.Registered(_customer);
        await _host.ChannelManager.RequestInformation(deal.Id);
        _host.Clock.Now += TimeSpan.FromDays(4);
        await _host.Silver.AnswerQuestion(deal.Id);

        _host.Clock.Now += TimeSpan.FromHours(3);
        (await _host.ChannelManager.RequestInformation(deal.Id, "And when?")).Expect(HttpStatusCode.OK);
        var asked = await _host.Silver.Deal(deal.Id);
        Assert.Equal(_host.Clock.Now.AddDays(6), asked.Instant("information.dueBy"));
        Assert.True(asked.Json.GetProperty("information").IsNull("answer"));
        _host.Clock.Now += TimeSpan.FromDays(1);
        await _host.Silver.AnswerQuestion(deal.Id);

        Assert.Equal(["approve", "reject"], (await _host.ChannelManager.Deal(deal.Id)).Next());
        Assert.Equal(
            "questionsUsedUp", (await _host.ChannelManager.RequestInformation(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("job")]
    [InlineData("registration")]
    public async Task Unanswered_after_ten_days_it_is_withdrawn_by_the_clock(string by)
    {
        var deal = await _host.Silver.Registered(_customer, "analytics", "platform");
        var waiting = await _host.Gold.Registered(_customer);
        (await _host.ChannelManager.RequestInformation(deal.Id)).Expect(HttpStatusCode.OK);
        var asked = await _host.Silver.Deal(deal.Id);
        var due = asked.Instant("information.dueBy");

        _host.Clock.Now = due - TimeSpan.FromMicroseconds(1);
        await _host.RunJobs();
        Assert.Equal(asked.Text, (await _host.Silver.Deal(deal.Id)).Text);
        _host.Clock.Now = due;
        var over = await _host.Silver.Deal(deal.Id);
        Assert.Equal(("withdrawn", "analytics released, platform released"), (over.DealStatus, over.Lines));
        Assert.Equal((due, due), (over.Instant("endsAt"), over.Instant("updatedAt")));
        Assert.NotEqual(asked.ETag, over.ETag);
        Assert.Equal([deal.Id], await Listed(deal, "withdrawn"));
        Assert.Empty(await Listed(deal, "informationRequested,submitted"));
        Assert.Equal(
            "withdrawn", (await _host.Silver.AnswerQuestion(deal.Id)).Expect(HttpStatusCode.Conflict).String("currentStatus"));

        _host.Clock.Now += TimeSpan.FromHours(1);
        if (by == "job") await _host.RunJobs();
        else Assert.Equal(
            "analytics waitlisted, platform held", (await _host.Platinum.Registered(_customer, "analytics", "platform")).Lines);
        Assert.Equal("analytics offered", (await _host.Gold.Deal(waiting.Id)).Lines);
        Assert.Equal(over.Text, (await _host.Silver.Deal(deal.Id)).Text);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Staffs_deadlines_do_not_run_meanwhile()
    {
        var deal = await _host.Silver.Registered(_customer);
        _host.Clock.Now += TimeSpan.FromDays(1);
        await _host.ChannelManager.RequestInformation(deal.Id);

        // Five business days after submission.
        _host.Clock.Now = SettableClock.Start.AddDays(7);
        await _host.RunJobs();
        Assert.Equal("informationRequested", (await _host.Silver.Deal(deal.Id)).DealStatus);
        // A week in the partner's hands: the five business days began on the Monday after.
        _host.Clock.Now = SettableClock.Start.AddDays(8);
        var answered = (await _host.Silver.AnswerQuestion(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(_host.Clock.Now.AddDays(2), answered.Instant("decisionDueBy"));

        _host.Clock.Now = SettableClock.Start.AddDays(14) - TimeSpan.FromSeconds(1);
        await _host.RunJobs();
        Assert.Equal("submitted", (await _host.Silver.Deal(deal.Id)).DealStatus);
        _host.Clock.Now = SettableClock.Start.AddDays(14);
        await _host.RunJobs();
        Assert.Equal("approved", (await _host.Silver.Deal(deal.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Why_it_waits_for_staff_is_the_same_before_and_after_the_answer()
    {
        var deal = await _host.Silver.Registered(_customer);
        Assert.Equal(["tierWithoutLimit"], (await _host.ChannelManager.WorkItem(deal.Id)).Json.Why());

        await _host.ChannelManager.RequestInformation(deal.Id);
        Assert.Equal(404, (await _host.ChannelManager.WorkItem(deal.Id)).Status);
        await _host.Silver.AnswerQuestion(deal.Id);

        Assert.Equal(["tierWithoutLimit"], (await _host.ChannelManager.WorkItem(deal.Id)).Json.Why());
    }

    [Fact]
    public async Task Only_staff_asks_and_only_about_what_waits_for_it()
    {
        var approved = await _host.Gold.Registered(_customer);
        var waiting = await _host.Silver.Registered(_customer);
        var submitted = await _host.Silver.Registered(Registration.NewCustomer());

        foreach (var it in (Answer[])[approved, waiting])
            Assert.Equal(
                "statusForbids", (await _host.ChannelManager.RequestInformation(it.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(403, (await _host.Silver.RequestInformation(submitted.Id)).Status);
        Assert.Equal(403, (await _host.Crm.RequestInformation(submitted.Id)).Status);
        Assert.Equal(403, (await _host.ChannelManager.AnswerQuestion(submitted.Id)).Status);
        Assert.Equal("statusForbids", (await _host.Silver.AnswerQuestion(submitted.Id)).Expect(HttpStatusCode.Conflict).Problem);
        foreach (var (by, action, pointer) in new[]
            { (_host.ChannelManager, "request-information", "/question"), (_host.Silver, "answer", "/text") })
            Assert.Equal(
                [pointer],
                (await by.Post($"/v1/deals/{submitted.Id}/{action}", new { })).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Meanwhile_the_partner_may_change_or_withdraw_it_and_staff_may_reject_it()
    {
        var (one, other) = (await _host.Silver.Registered(_customer), await _host.Silver.Registered(Registration.NewCustomer()));
        await _host.ChannelManager.RequestInformation(one.Id);
        await _host.ChannelManager.RequestInformation(other.Id);

        var changed = (await _host.Silver.Change(one.Id, """{"owner":"Sam"}""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("informationRequested", "Sam"), (changed.DealStatus, changed.String("owner")));
        var withdrawn = (await _host.Silver.Withdraw(one.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("withdrawn", "analytics released"), (withdrawn.DealStatus, withdrawn.Lines));
        Assert.Equal("rejected", (await _host.ChannelManager.Reject(other.Id, "other")).Expect(HttpStatusCode.OK).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    private Task<IReadOnlyList<string>> Listed(Answer deal, string statuses) =>
        _host.Crm.Listed($"number={deal.String("number")}&status={statuses}");
}
