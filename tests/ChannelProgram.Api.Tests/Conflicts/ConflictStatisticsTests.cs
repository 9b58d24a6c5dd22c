using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>The figures about cases, worked out by hand. Each test opens its cases on a day of its own.</summary>
public sealed class ConflictStatisticsTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private Api Staff => host.ChannelManager;

    [Fact]
    public async Task Cases_are_counted_by_what_became_of_them_by_whom_and_for_whom()
    {
        // A Monday.
        var start = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
        host.Clock.Now = start;
        var partners = await host.AddPartners(3);
        var (x, y, z) = (partners[0], partners[1], partners[2]);

        // For which nothing is shown, and no longer wanted.
        var (unsupported, givenUp) = (await host.Between(x, y), await host.Between(x, y));
        await unsupported.Dispute();
        await givenUp.Dispute();
        (await y.Withdraw(givenUp.Waiting)).Expect(HttpStatusCode.OK);
        // Nobody takes it up.
        await Open(z, (await z.Registered(Registration.NewCustomer())).Id, "payment");
        var (chosen, late, declined, reversed, confirmed) = (
            await host.Between(x, y), await host.Between(y, x), await host.Between(x, z), await host.Between(x, z),
            await host.Between(y, z));
        var ofChosen = await Open(y, chosen.Waiting, "customerChoice", $"ada@{chosen.Customer}");
        (await y.Show(await y.CaseOf(chosen.Waiting))).Expect(HttpStatusCode.OK);
        var (ofLate, ofDeclined) = (await late.DisputeWithEvidence(), await declined.DisputeWithEvidence());
        var (ofReversed, ofConfirmed) = (
            await Open(Staff, reversed.Waiting, "staff"), await confirmed.DisputeWithEvidence());

        host.Clock.Now = start.AddHours(24);
        foreach (var conflict in new[] { ofChosen, ofLate, ofDeclined, ofReversed, ofConfirmed }) await Staff.Mediated(conflict);
        host.Clock.Now = start.AddHours(26).AddMinutes(20);
        await Decide(
            Staff, ofDeclined, "coSell", fallback: "upholdHolder", shares: [(declined.Held, "60"), (declined.Waiting, "40")]);
        (await x.Step(await x.CaseOf(declined.Held), "decline-cosell")).Expect(HttpStatusCode.OK);
        host.Clock.Now = start.AddHours(30);
        await Decide(Staff, ofChosen, "reassign", chosen.Waiting);
        host.Clock.Now = start.AddHours(36);
        await Decide(Staff, ofReversed, "upholdHolder");
        await Appeal(z, reversed.Waiting);
        host.Clock.Now = start.AddHours(48);
        await Decide(Staff, ofConfirmed, "upholdHolder");
        await Appeal(y, confirmed.Held);
        await Appeal(z, confirmed.Waiting);
        await Decide(host.Steering(), ofConfirmed, "upholdHolder");
        (await Staff.Close(ofConfirmed)).Expect(HttpStatusCode.OK);
        // A day after its target, by which it has gone one level higher.
        host.Clock.Now = start.AddHours(96);
        await Decide(host.Steering(), ofLate, "splitCredit", shares: [(late.Held, "70"), (late.Waiting, "30")]);
        // Nobody else has appealed in its ten days; it is not told yet.
        host.Clock.Now = start.AddDays(12);
        (await host.Steering().Settle(ofReversed, "reassign", reversed.Waiting)).Expect(HttpStatusCode.OK);
        host.Clock.Now = start.AddDays(14);
        await host.RunJobs();

        var second = (await Users.UserActions.Joined(host, host.ProgramAdmin, "/v1/users", "channelManager")).Email;
        var (manager, other) = (await IdOf(Staff), await IdOf(host.Person(second)));
        List<(string, string)> names = [(manager, "manager"), (other, "other"), (await IdOf(host.Steering()), "steering")];
        foreach (var (partner, name, responsible) in new[] { (x, "X", manager), (y, "Y", other), (z, "Z", manager) })
        {
            var own = (await partner.Get("/v1/me")).Expect(HttpStatusCode.OK).Json.GetProperty("partner");
            names.AddRange([(own.GetProperty("id").GetString()!, name), (own.GetProperty("name").GetString()!, name)]);
            (await host.ProgramAdmin.UpdatePartner(await partner.PartnerId(), new { channelManager = responsible }))
                .Expect(HttpStatusCode.OK);
        }

        var read = (await Read("from=2026-11-30&to=2026-12-01")).Named([.. names]);
        Assert.Equal(
            "total 8, open 5, appeals 2, reversals 1, endedWithoutDecision 1",
            read.Line("total", "open", "appeals", "reversals", "endedWithoutDecision"));
        Assert.Equal(
            ["kind dispute, count 5", "kind customerChoice, count 1", "kind staff, count 1", "kind payment, count 1"],
            read.Lines("byKind"));
        Assert.Equal(
            ["stage identified, count 1", "stage decided, count 1", "stage communicated, count 3", "stage closed, count 3"],
            read.Lines("byStage"));
        Assert.Equal(
            ["level workingTeam, count 4", "level steeringCommittee, count 3", "level executiveSponsors, count 1"],
            read.Lines("byLevel"));
        Assert.Equal(
            ["outcome upholdHolder, count 3", "outcome reassign, count 2", "outcome splitCredit, count 1"],
            read.Lines("byOutcome"));
        // 26 1/3, 30, 36, 48, 72 by the clock, and 96: 308 1/3 together.
        Assert.Equal(
            "count 6, onTime 5, late 1, meanHours 51.4, medianHours 42", read.GetProperty("decisions").Line());
        Assert.Equal(
            [
                "staff manager, decided 4, onTime 4, reversed 1, upheldHolder 3, reassigned 1",
                "staff steering, decided 3, onTime 2, reversed 0, upheldHolder 1, reassigned 1",
            ],
            read.Lines("byDecider"));
        Assert.Equal(
            [
                "partner X, name X, cases 6, asHolder 5, asChallenger 1, kept 2, gained 0, released 2, shared 1, appeals 0, "
                    + "appealsWon 0",
                "partner Y, name Y, cases 5, asHolder 2, asChallenger 3, kept 1, gained 1, released 1, shared 1, appeals 1, "
                    + "appealsWon 0",
                "partner Z, name Z, cases 4, asHolder 0, asChallenger 4, kept 0, gained 1, released 2, shared 0, appeals 2, "
                    + "appealsWon 1",
            ],
            read.Lines("byPartner"));
        // In two cases both parties are the first one's.
        Assert.Equal(
            ["staff manager, cases 8, decidedFor 3, decidedAgainst 4", "staff other, cases 5, decidedFor 2, decidedAgainst 1"],
            read.Lines("byManager"));
    }

    [Fact]
    public async Task A_case_counts_from_the_day_on_which_it_was_opened_to_the_day_before_the_end()
    {
        var midnight = new DateTimeOffset(2026, 12, 21, 0, 0, 0, TimeSpan.Zero);
        foreach (var at in new[] { midnight, midnight.AddDays(1).AddMicroseconds(-1), midnight.AddDays(1) })
        {
            host.Clock.Now = at;
            await (await Rivals.Meet(host)).Dispute();
        }

        foreach (var (from, to, total) in new[] { (20, 21, 0), (21, 22, 2), (22, 23, 1), (20, 23, 3) })
            Assert.Equal(total, await Total($"from=2026-12-{from}&to=2026-12-{to}"));
        Assert.Equal(2, await Total("from=2026-12-21") - await Total("from=2026-12-22"));
        Assert.Equal(2, await Total("to=2026-12-22") - await Total("to=2026-12-21"));
        Assert.True(await Total("") >= 3);
        foreach (var (span, fault) in new[]
        {
            ("from=2026-12-22&to=2026-12-22", "from"), ("from=1999-12-31", "from"), ("to=3000-01-01", "to"),
            ("to=tomorrow", "to"),
        })
            Assert.Equal(
                [fault],
                (await Staff.Get($"{ConflictReports.Statistics}?{span}")).Expect(HttpStatusCode.BadRequest).Faults);

        async Task<int> Total(string span) => (await Read(span)).Json.GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task Where_no_line_is_contested_a_decision_takes_none_from_anybody()
    {
        host.Clock.Now = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);
        var partner = await host.AddPartner();
        var deal = (await partner.Registered(Registration.NewCustomer())).Id;
        var conflict = await Open(partner, deal, "payment");
        await Staff.Mediated(conflict);
        // What the vendor owes, nobody of its sales decides.
        await Decide(host.ProgramAdmin, conflict, "upholdHolder");
        Assert.Equal("unchanged", (await partner.Conflict(await partner.CaseOf(deal))).Outcome());

        Assert.Equal(
            ["cases 1, kept 0, gained 0, released 0"],
            (await Read("from=2026-12-16&to=2026-12-17")).Json.Lines("byPartner", "cases", "kept", "gained", "released"));
    }

    [Fact]
    public async Task An_appeal_after_which_the_credit_is_shared_otherwise_has_reversed_the_decision()
    {
        host.Clock.Now = new(2026, 12, 28, 9, 0, 0, TimeSpan.Zero);
        var rivals = await Rivals.Meet(host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Mediated(conflict);
        await Decide(Staff, conflict, "splitCredit", shares: [(rivals.Held, "80"), (rivals.Waiting, "20")]);
        await Appeal(rivals.Challenger, rivals.Waiting);
        host.Clock.Now += TimeSpan.FromDays(10);
        await Decide(host.Steering(), conflict, "splitCredit", shares: [(rivals.Held, "50"), (rivals.Waiting, "50")]);

        var read = (await Read("from=2026-12-28&to=2026-12-29")).Json;
        Assert.Equal("appeals 1, reversals 1", read.Line("appeals", "reversals"));
        Assert.Equal(["reversed 0", "reversed 1"], read.Lines("byDecider", "reversed").Order());
        Assert.Equal(
            ["asHolder 0, appealsWon 1", "asHolder 1, appealsWon 0"],
            read.Lines("byPartner", "asHolder", "appealsWon").Order());
    }

    [Fact]
    public async Task A_decision_is_late_once_the_five_business_days_of_mediation_are_over()
    {
        // A Monday: the target is the next one, when the case goes one level higher.
        host.Clock.Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
        var conflict = await (await Rivals.Meet(host)).DisputeWithEvidence();
        foreach (var step in new[] { "investigate", "mediate" }) (await Staff.Step(conflict, step)).Expect(HttpStatusCode.OK);
        Assert.Equal(host.Clock.Now.AddDays(7), (await Staff.Conflict(conflict)).Instant("dueAt"));
        host.Clock.Now += TimeSpan.FromDays(8);
        await Decide(host.Steering(), conflict, "upholdHolder");

        Assert.Equal(
            "count 1, onTime 0, late 1",
            (await Read("from=2027-01-04&to=2027-01-05")).Json.GetProperty("decisions").Line("count", "onTime", "late"));
    }

    private static async Task<string> IdOf(Api person) => (await person.Get("/v1/me")).Expect(HttpStatusCode.OK).Id;

    private static async Task Appeal(Api party, string deal) =>
        (await party.Step(await party.CaseOf(deal), "appeal", new { statement = "No." })).Expect(HttpStatusCode.OK);

    private async Task<Answer> Read(string span) =>
        (await Staff.Get($"{ConflictReports.Statistics}?{span}")).Expect(HttpStatusCode.OK);

    /// <returns>The case, by the id of staff.</returns>
    private async Task<string> Open(Api caller, string deal, string kind, string? contact = null)
    {
        (await caller.Post(ConflictActions.Conflicts, new { deal, kind, statement = "So it is.", contact }))
            .Expect(HttpStatusCode.Created);
        return await Staff.CaseOf(deal);
    }

    /// <summary>It is decided, and the parties are told.</summary>
    private async Task Decide(
        Api by, string conflict, string outcome, string? deal = null, string? fallback = null,
        params (string Deal, string Percent)[] shares)
    {
        (await by.Settle(conflict, outcome, deal, fallback, shares)).Expect(HttpStatusCode.OK);
        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);
    }
}
