using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>How a case goes on: stages, targets by the clock, levels, appeals, and its end.</summary>
public sealed class ConflictStageTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictStageTests(ChannelHost host)
    {
        _host = host;
        // A Monday.
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task A_dispute_opens_a_case_that_each_party_reads_for_itself()
    {
        var rivals = await Rivals.Meet(_host);
        var disputed = (await rivals.Challenger.Dispute(rivals.Waiting, "We met them in March.")).Expect(HttpStatusCode.OK);
        Assert.Equal("waitlisted", disputed.DealStatus);

        var (challenger, holder, staff) = (
            await rivals.Challenger.Conflict(await rivals.Challenger.CaseOf(rivals.Waiting)),
            await rivals.Holder.Conflict(await rivals.Holder.CaseOf(rivals.Held)),
            await Staff.Conflict(await Staff.CaseOf(rivals.Waiting)));

        Assert.Equal(3, new[] { challenger.Id, holder.Id, staff.Id }.Distinct().Count());
        foreach (var read in new[] { challenger, holder, staff })
            Assert.Equal(
                ("dispute", "analytics", "identified", _host.Clock.Now.AddDays(3)),
                (read.String("kind"), read.String("line"), read.Stage(), read.Instant("dueAt")));
        Assert.Equal(["We met them in March."], TextsOf(challenger));
        Assert.Empty(TextsOf(holder));
        Assert.Equal(["We met them in March."], TextsOf(staff));
        Assert.Equal(["state", "addEvidence"], holder.Next());
        Assert.Equal(["investigate", "escalate", "assign", "note"], staff.Next());

        foreach (var (caller, id) in new[]
        {
            (rivals.Holder, challenger.Id), (rivals.Challenger, holder.Id), (rivals.Holder, staff.Id), (_host.Gold, staff.Id),
            (_host.ChannelManager, challenger.Id),
        })
            Assert.Equal("notFound", (await caller.Conflict(id)).Expect(HttpStatusCode.NotFound).Problem);
        Assert.Equal(
            "alreadyParty", (await rivals.Challenger.Dispute(rivals.Waiting)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "statusForbids", (await rivals.Holder.Dispute(rivals.Held)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_dispute_for_which_nothing_is_shown_is_decided_for_the_holder_at_the_target()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.Dispute();
        (await Staff.Step(conflict, "investigate")).Expect(HttpStatusCode.OK);

        _host.Clock.Now += TimeSpan.FromDays(3);
        // By the clock, though no job has run.
        var read = await Staff.Conflict(conflict);
        Assert.Equal("communicated", read.Stage());
        await _host.RunJobs();

        Assert.Equal(("approved", "rejected"), await rivals.Statuses());
        Assert.Equal(("kept", "released"), await rivals.Outcomes());
        var mine = await rivals.Challenger.CaseOf(rivals.Waiting);
        Assert.Equal(["appeal"], (await rivals.Challenger.Conflict(mine)).Next());
        _host.Clock.Now += TimeSpan.FromDays(10);
        Assert.Equal("closed", (await rivals.Challenger.Conflict(mine)).Stage());
        Assert.Equal("appealTooLate", (await rivals.Challenger.Step(mine, "appeal", new { statement = "No." })).Problem);
        await _host.RunJobs();
        Assert.Equal("closed", (await Staff.Conflict(conflict)).Stage());
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_heard_all_the_same_if_something_is_shown_or_staff_keeps_it_open(bool isShown)
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = isShown ? await rivals.DisputeWithEvidence() : await rivals.Dispute();
        (await Staff.Step(conflict, "investigate", new { keepOpen = !isShown })).Expect(HttpStatusCode.OK);

        _host.Clock.Now += TimeSpan.FromDays(3);
        await _host.RunJobs();

        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
        Assert.Equal(("investigating", "steeringCommittee"), await StageAndLevel(conflict));
    }

    [Fact]
    public async Task Targets_that_were_missed_while_nothing_ran_for_a_week_have_raised_the_level_at_their_instants()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();

        // Thursday the first, Tuesday the second: each level has three business days.
        _host.Clock.Now += TimeSpan.FromDays(8);
        Assert.Equal(("identified", "executiveSponsors"), await StageAndLevel(conflict));
        Assert.Equal(SettableClock.Start.AddDays(11), (await Staff.Conflict(conflict)).Instant("dueAt"));
        await _host.RunJobs();
        await _host.RunJobs();

        Assert.Equal(("identified", "executiveSponsors"), await StageAndLevel(conflict));
        Assert.Equal(
            [SettableClock.Start.AddDays(3), SettableClock.Start.AddDays(8)],
            await EscalationsOf(conflict));
        _host.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal("executiveSponsors", (await StageAndLevel(conflict)).Level);
    }

    [Fact]
    public async Task Whoever_joins_later_reads_the_case_from_its_beginning_with_targets_of_its_own()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        _host.Clock.Now += TimeSpan.FromDays(1);
        (await Staff.Step(conflict, "investigate")).Expect(HttpStatusCode.OK);
        _host.Clock.Now += TimeSpan.FromDays(1);
        var third = await _host.AddPartner();
        var late = await third.Registered(rivals.Customer);
        (await third.Dispute(late.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(conflict, await Staff.CaseOf(late.Id));
        var mine = await third.CaseOf(late.Id);
        var read = await third.Conflict(mine);
        // Wednesday and three business days.
        Assert.Equal(("identified", _host.Clock.Now.AddDays(5)), (read.Stage(), read.Instant("dueAt")));
        Assert.Equal("investigating", (await rivals.Holder.Conflict(await rivals.Holder.CaseOf(rivals.Held))).Stage());

        _host.Clock.Now += TimeSpan.FromHours(1);
        (await Staff.Step(conflict, "mediate")).Expect(HttpStatusCode.OK);
        Assert.Equal("mediating", (await third.Conflict(mine)).Stage());
    }

    [Fact]
    public async Task An_appeal_is_heard_one_level_higher_by_somebody_else_and_is_final_then()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "upholdHolder");
        Assert.Equal(("approved", "rejected"), await rivals.Statuses());
        var mine = await rivals.Challenger.CaseOf(rivals.Waiting);

        (await rivals.Challenger.Step(mine, "appeal", new { statement = "Read the order." })).Expect(HttpStatusCode.OK);
        Assert.Equal("appealedAlready", (await rivals.Challenger.Step(mine, "appeal", new { statement = "Again." })).Problem);
        Assert.Equal(("communicated", "steeringCommittee"), await StageAndLevel(conflict));
        Assert.Equal(("approved", "rejected"), await rivals.Statuses());
        // The holder may still appeal too.
        Assert.Equal("appealsPossible", (await _host.Steering().Settle(conflict, "upholdHolder")).Problem);
        _host.Clock.Now += TimeSpan.FromDays(10);
        Assert.Equal("ownDecision", (await Staff.Settle(conflict, "reassign", rivals.Waiting)).Problem);
        Assert.Equal("otherLevel", (await _host.Sponsor().Settle(conflict, "reassign", rivals.Waiting)).Problem);
        (await _host.Steering().Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.OK);

        Assert.Equal(("revoked", "approved"), await rivals.Statuses());
        Assert.Equal(("kept", "released"), await rivals.Outcomes());
        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);
        Assert.Equal(("released", "gained"), await rivals.Outcomes());
        var holders = await rivals.Holder.CaseOf(rivals.Held);
        Assert.Equal("final", (await rivals.Holder.Step(holders, "appeal", new { statement = "No." })).Problem);
        (await Staff.Close(conflict)).Expect(HttpStatusCode.OK);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_appeal_gives_the_holder_back_what_was_left_of_its_protection()
    {
        var rivals = await Rivals.Meet(_host);
        _host.Clock.Now += TimeSpan.FromDays(4);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "reassign", rivals.Waiting);
        foreach (var (party, deal) in new[] { (rivals.Holder, rivals.Held), (rivals.Challenger, rivals.Waiting) })
            (await party.Step(await party.CaseOf(deal), "appeal", new { statement = "No." })).Expect(HttpStatusCode.OK);

        // All have appealed: nobody is waited for.
        (await _host.Steering().Settle(conflict, "upholdHolder")).Expect(HttpStatusCode.OK);

        Assert.Equal(("approved", "revoked"), await rivals.Statuses());
        var back = await rivals.Holder.Deal(rivals.Held);
        Assert.Equal(_host.Clock.Now.AddDays(26), back.Instant("protection.until"));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_appeal_comes_too_late_on_the_eleventh_day()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "upholdHolder");
        Assert.Equal("appealsPossible", (await Staff.Close(conflict)).Expect(HttpStatusCode.Conflict).Problem);

        _host.Clock.Now += TimeSpan.FromDays(10);
        var late = await rivals.Challenger.Step(
            await rivals.Challenger.CaseOf(rivals.Waiting), "appeal", new { statement = "Too late." });
        Assert.Equal("appealTooLate", late.Expect(HttpStatusCode.Conflict).Problem);

        Assert.Equal("closed", (await Staff.Close(conflict)).Expect(HttpStatusCode.OK).Stage());
        foreach (var (step, body) in new (string, object?)[]
        {
            ("investigate", null), ("mediate", null), ("communicate", null), ("escalate", new { reason = "Again." }),
            ("close", new { prevention = new { kind = "none" } }),
        })
            Assert.Equal("statusForbids", (await Staff.Step(conflict, step, body)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_case_in_mid_course_ends_when_nobody_wants_the_line_or_it_came_free()
    {
        var (given, freed) = (await Rivals.Meet(_host), await Rivals.Meet(_host));
        var (first, second) = (await given.DisputeWithEvidence(), await freed.DisputeWithEvidence());
        (await given.Challenger.Withdraw(given.Waiting)).Expect(HttpStatusCode.OK);
        (await freed.Holder.Withdraw(freed.Held)).Expect(HttpStatusCode.OK);

        foreach (var conflict in new[] { first, second })
        {
            var ended = await Staff.Conflict(conflict);
            Assert.Equal(
                ("closed", "noLongerContested"),
                (ended.Stage(), ended.Json.GetProperty("case").GetProperty("end").GetString()));
            Assert.Equal("statusForbids", (await Staff.Step(conflict, "investigate")).Problem);
        }

        Assert.Equal("analytics offered", (await freed.Challenger.Deal(freed.Waiting)).Lines);
        await _host.RunJobs();
        Assert.Equal("closed", (await given.Holder.Conflict(await given.Holder.CaseOf(given.Held))).Stage());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task What_is_shown_keeps_the_holder_protected_until_some_days_after_the_decision()
    {
        var rivals = await Rivals.Meet(_host);
        _host.Clock.Now += TimeSpan.FromDays(28);
        var conflict = await rivals.DisputeWithEvidence();
        Assert.Equal(SettableClock.Start.AddDays(60), (await rivals.Holder.Deal(rivals.Held)).Instant("protection.until"));

        _host.Clock.Now = SettableClock.Start.AddDays(35);
        await _host.RunJobs();
        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
        await _host.ChannelManager.Mediated(conflict);
        (await _host.Steering().Settle(conflict, "splitCredit", shares: [(rivals.Held, "50"), (rivals.Waiting, "50")]))
            .Expect(HttpStatusCode.OK);
        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);

        Assert.Equal(_host.Clock.Now.AddDays(7), (await rivals.Holder.Deal(rivals.Held)).Instant("protection.until"));
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Who_is_responsible_for_a_party_and_the_sales_line_of_a_party_do_not_decide()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Mediated(conflict);
        Assert.Equal("otherLevel", (await _host.Steering().Settle(conflict, "upholdHolder")).Problem);
        // The group has somebody who may decide.
        Assert.Equal("otherLevel", (await _host.ProgramAdmin.Settle(conflict, "upholdHolder")).Problem);

        var manager = (await Staff.Get("/v1/me")).String("id");
        (await _host.ProgramAdmin.Send(
            HttpMethod.Patch, $"/v1/partners/{await rivals.Challenger.PartnerId()}",
            JsonContent.Create(new { channelManager = manager }), ("If-Match", "*"))).Expect(HttpStatusCode.OK);
        Assert.Equal(
            "responsibleForParty", (await Staff.Settle(conflict, "upholdHolder")).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task Work_lists_a_case_by_its_target_and_assigns_it()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        var item = (await Staff.Get($"/v1/work/{conflict}")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("conflict", rivals.Waiting, rivals.Held, _host.Clock.Now.AddDays(3)),
            (item.String("kind"), item.String("deal"), item.String("against"), item.Instant("dueBy")));
        Assert.Equal(["disputed"], item.Json.Texts("why"));

        (await Staff.Post($"/v1/work/{conflict}/assign", new { assignee = "me" })).Expect(HttpStatusCode.OK);
        Assert.False((await Staff.Conflict(conflict)).Json.GetProperty("case").IsNull("owner"));
        Assert.Contains(
            conflict,
            (await _host.Steering().Get("/v1/work?kind=conflict&limit=200")).Expect(HttpStatusCode.OK).Json.GetProperty("items")
                .EnumerateArray().Select(it => it.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Work_asks_to_close_a_case_once_nobody_can_appeal_any_more()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "upholdHolder");
        var until = _host.Clock.Now.AddDays(10);
        Assert.Equal(until, (await Staff.Conflict(conflict)).Expect(HttpStatusCode.OK).Instant("dueAt"));
        _host.Clock.Now = until.AddMicroseconds(-1);
        (await Staff.Get($"/v1/work/{conflict}")).Expect(HttpStatusCode.NotFound);
        Assert.DoesNotContain(conflict, await Waiting());

        _host.Clock.Now = until;
        var item = (await Staff.Get($"/v1/work/{conflict}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("close", item.GetProperty("recommendation").GetProperty("action").GetString());
        Assert.Contains(conflict, await Waiting());

        // It is nobody's fault if it waits: no level rises.
        _host.Clock.Now = until.AddDays(30);
        Assert.Equal(("communicated", "workingTeam"), await StageAndLevel(conflict));
        (await Staff.Close(conflict)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(conflict, await Waiting());
    }

    private async Task<IReadOnlyList<string>> Waiting() =>
    [
        .. (await Staff.Get("/v1/work?kind=conflict&limit=200")).Expect(HttpStatusCode.OK).Json.GetProperty("items")
            .EnumerateArray().Select(it => it.GetProperty("id").GetString()!),
    ];

    private static IReadOnlyList<string> TextsOf(Answer conflict) =>
        [.. conflict.Json.GetProperty("statements").EnumerateArray().Select(it => it.GetProperty("text").GetString()!)];

    private async Task<(string Stage, string Level)> StageAndLevel(string conflict)
    {
        var read = (await Staff.Conflict(conflict)).Expect(HttpStatusCode.OK);
        return (read.Stage(), read.Level());
    }

    private Task<List<DateTimeOffset>> EscalationsOf(string conflict) => _host.Database.Read(db => db.Set<AuditRow>()
        .Where(it => it.Subject == conflict && it.Action == "conflict.escalated").OrderBy(it => it.At).Select(it => it.At)
        .ToListAsync());
}
