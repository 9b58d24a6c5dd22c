using System.Net;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What a decision does to the lines of the parties, and what each of them is told.</summary>
public sealed class ConflictOutcomeTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictOutcomeTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task Upholding_the_holder_releases_the_challenger_and_rejects_its_deal_that_has_no_other_line()
    {
        var rivals = await Rivals.Meet(_host);
        await Staff.Settled(await rivals.DisputeWithEvidence(), "upholdHolder");

        Assert.Equal(("approved", "rejected"), await rivals.Statuses());
        Assert.Equal("notAvailable", (await rivals.Challenger.Deal(rivals.Waiting)).String("reason"));
        Assert.Equal(("kept", "released"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_has_another_line_goes_on_with_it()
    {
        var rivals = await Rivals.Meet(_host);
        var third = await _host.AddPartner();
        var both = await third.Registered(rivals.Customer, "analytics", "platform");
        (await Staff.Approve(both.Id)).Expect(HttpStatusCode.OK);
        (await third.Post("/v1/conflicts", new
        {
            deal = both.Id,
            kind = "customerChoice",
            statement = "They want us.",
            contact = $"ada@{rivals.Customer}",
        })).Expect(HttpStatusCode.Created);

        await Staff.Settled(await Staff.CaseOf(both.Id), "upholdHolder");

        var left = await third.Deal(both.Id);
        Assert.Equal(("approved", "analytics released, platform held"), (left.DealStatus, left.Lines));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Reassigning_protects_the_challenger_anew_and_revokes_the_holder()
    {
        var rivals = await Rivals.Meet(_host);
        _host.Clock.Now += TimeSpan.FromDays(2);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "reassign", rivals.Waiting);

        Assert.Equal(("revoked", "approved"), await rivals.Statuses());
        var won = await rivals.Challenger.Deal(rivals.Waiting);
        Assert.Equal(
            (_host.Clock.Now, _host.Clock.Now.AddDays(30)), (won.Instant("protection.from"), won.Instant("protection.until")));
        Assert.Equal(("released", "gained"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_line_with_confirmed_revenue_is_not_reassigned_but_its_credit_is_shared()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        (await rivals.Holder.Win(rivals.Held)).Expect(HttpStatusCode.OK);
        (await Staff.ConfirmWin(rivals.Held)).Expect(HttpStatusCode.OK);
        await Staff.Mediated(conflict);

        foreach (var (outcome, deal) in new[] { ("reassign", rivals.Waiting), ("rejectAll", null) })
            Assert.Equal(
                "revenueConfirmed", (await Staff.Settle(conflict, outcome, deal)).Expect(HttpStatusCode.Conflict).Problem);

        (await Staff.Settle(conflict, "splitCredit", shares: [(rivals.Held, "70"), (rivals.Waiting, "30")]))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(("won", "waitlisted"), await rivals.Statuses());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Split_credit_leaves_the_lines_and_tells_each_party_its_own_share()
    {
        var rivals = await Rivals.Meet(_host);
        await Staff.Settled(
            await rivals.DisputeWithEvidence(), "splitCredit", shares: [(rivals.Held, "66.67"), (rivals.Waiting, "33.33")]);

        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
        Assert.Equal(("shared 66.67", "shared 33.33"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Rejecting_all_frees_the_line_for_whoever_waits_and_is_no_party()
    {
        var rivals = await Rivals.Meet(_host);
        var third = await _host.AddPartner();
        var bystander = await third.Registered(rivals.Customer);
        await Staff.Settled(await rivals.DisputeWithEvidence(), "rejectAll");

        Assert.Equal(("revoked", "rejected"), await rivals.Statuses());
        Assert.Equal(("released", "released"), await rivals.Outcomes());
        Assert.Equal("analytics offered", (await third.Deal(bystander.Id)).Lines);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Co_selling_names_the_parties_to_each_other_once_both_agree()
    {
        var rivals = await Rivals.Meet(_host);
        await Staff.Settled(
            await rivals.DisputeWithEvidence(), "coSell", fallback: "upholdHolder",
            shares: [(rivals.Held, "60"), (rivals.Waiting, "40")]);
        var (holders, challengers) = (await rivals.Holder.CaseOf(rivals.Held), await rivals.Challenger.CaseOf(rivals.Waiting));
        Assert.Equal(("coSellProposed 60", "coSellProposed 40"), await rivals.Outcomes());
        // From Monday on, five business days.
        Assert.Equal(_host.Clock.Now.AddDays(7), (await rivals.Holder.Conflict(holders)).Instant("answerBy"));

        var waits = (await rivals.Holder.Step(holders, "agree-cosell")).Expect(HttpStatusCode.OK);
        Assert.Equal("coSellProposed 60", waits.Outcome());
        Assert.Equal("answeredAlready", (await rivals.Holder.Step(holders, "decline-cosell")).Problem);
        var agreed = (await rivals.Challenger.Step(challengers, "agree-cosell")).Expect(HttpStatusCode.OK);

        Assert.Equal("coSelling 40", agreed.Outcome());
        var name = (await rivals.Holder.Get("/v1/me")).Json.GetProperty("partner").GetProperty("name").GetString();
        Assert.Equal([name], agreed.Json.GetProperty("outcome").Texts("partners"));
        Assert.Equal("coSelling 60", (await rivals.Holder.Conflict(holders)).Outcome());
        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
    }

    [Fact]
    public async Task One_no_to_co_selling_names_nobody_and_the_fallback_applies_at_once()
    {
        var rivals = await Rivals.Meet(_host);
        await Staff.Settled(
            await rivals.DisputeWithEvidence(), "coSell", rivals.Waiting, "reassign",
            (rivals.Held, "60"), (rivals.Waiting, "40"));

        (await rivals.Holder.Step(await rivals.Holder.CaseOf(rivals.Held), "decline-cosell")).Expect(HttpStatusCode.OK);

        Assert.Equal(("revoked", "approved"), await rivals.Statuses());
        Assert.Equal(("released", "gained"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Silence_about_co_selling_is_no_at_the_fifth_business_day_whether_or_not_a_job_has_run()
    {
        var rivals = await Rivals.Meet(_host);
        await Staff.Settled(
            await rivals.DisputeWithEvidence(), "coSell", fallback: "upholdHolder",
            shares: [(rivals.Held, "60"), (rivals.Waiting, "40")]);
        (await rivals.Holder.Step(await rivals.Holder.CaseOf(rivals.Held), "agree-cosell")).Expect(HttpStatusCode.OK);

        _host.Clock.Now += TimeSpan.FromDays(7);
        Assert.Equal(("kept", "released"), await rivals.Outcomes());
        Assert.Equal(
            "statusForbids",
            (await rivals.Challenger.Step(await rivals.Challenger.CaseOf(rivals.Waiting), "agree-cosell")).Problem);
        await _host.RunJobs();

        Assert.Equal(("approved", "rejected"), await rivals.Statuses());
        Assert.Equal(("kept", "released"), await rivals.Outcomes());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_two_deciders_at_once_one_decides()
    {
        var second = _host.Person(await NewChannelManager());
        for (var round = 0; round < 5; round++)
        {
            var rivals = await Rivals.Meet(_host);
            var conflict = await rivals.DisputeWithEvidence();
            await Staff.Mediated(conflict);

            var answers = await Task.WhenAll(
                Staff.Settle(conflict, "upholdHolder"), second.Settle(conflict, "reassign", rivals.Waiting));

            Assert.Equal([200, 409], answers.Select(it => it.Status).Order());
            Assert.Equal("statusForbids", answers.Single(it => it.Status == 409).Problem);
            Assert.Equal(
                answers[0].Status == 200 ? ("approved", "rejected") : ("revoked", "approved"), await rivals.Statuses());
        }

        await _host.Database.ExpectConsistent();
    }

    private async Task<string> NewChannelManager() =>
        (await Users.UserActions.Joined(_host, _host.ProgramAdmin, "/v1/users", "channelManager")).Email;
}
