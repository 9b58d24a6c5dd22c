using System.Globalization;
using System.Net;
using ChannelProgram.Api.Tests.AccountAssignments;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;
using ChannelProgram.Api.Tests.Territories;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What is done as a case is closed so that it does not happen again, and what that does to what comes later.</summary>
public sealed class ConflictPreventionTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private Api Staff => host.ChannelManager;

    private DateTimeOffset Now => host.Clock.Now;

    [Fact]
    public async Task An_account_assignment_is_made_as_said_and_others_wait_with_its_lines_from_then_on()
    {
        var (rivals, conflict, account) = await Told();
        var (partner, until) = (await rivals.Holder.PartnerId(), Now.AddDays(5));
        var closed = (await Staff.Close(conflict, new
        {
            kind = "accountAssignment",
            assignment = new { account, partner, lines = (string[])["support", "analytics"], until, note = "They disagreed." },
        })).Expect(HttpStatusCode.OK);

        var made = Assert.Single(await Staff.AccountAssignments($"account={account}"));
        Assert.Equal(("accountAssignment", made), PreventionOf(closed));
        var read = (await Staff.AccountAssignment(made)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("active", $"{account}", partner, conflict, "They disagreed."),
            (
                read.String("status"), read.String("account"), read.String("partner"), read.String("conflict"),
                read.String("note")));
        Assert.Equal(["analytics", "support"], read.Json.Texts("lines"));
        Assert.Equal((Now, until, Now), (read.Instant("from"), read.Instant("until"), read.Instant("createdAt")));
        Assert.Equal((await Staff.Get("/v1/me")).String("id"), read.String("createdBy"));

        var third = await host.AddPartner();
        Assert.Equal("approved", (await third.Registered(rivals.Customer, "platform")).DealStatus);
        var waits = await third.Registered(rivals.Customer, "support");
        Assert.Equal(("submitted", "support held"), (waits.DealStatus, waits.Lines));
        Assert.Equal(["assignedElsewhere"], (await Staff.WorkItem(waits.Id)).Expect(HttpStatusCode.OK).Json.Why());
        (await Staff.Reject(waits.Id, "notAvailable")).Expect(HttpStatusCode.OK);
        Assert.Equal("approved", (await rivals.Holder.Registered(rivals.Customer, "support")).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_territory_is_made_as_said_and_its_partner_waits_elsewhere_from_its_beginning_on()
    {
        var (rivals, conflict, _) = await Told();
        string[] countries = ["CH", "AT"], lines = ["analytics"];
        var (partner, from, until) = (await rivals.Challenger.PartnerId(), Now.AddDays(1), Now.AddDays(9));
        var closed = (await Staff.Close(conflict, new
        {
            kind = "territory",
            territory = new { partner, countries, lines, from, until, note = "They disagreed." },
        })).Expect(HttpStatusCode.OK);

        var made = Assert.Single(await Staff.Territories($"partner={partner}"));
        Assert.Equal(("territory", made), PreventionOf(closed));
        var read = (await Staff.Territory(made)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("upcoming", partner, conflict, "They disagreed.", from, until),
            (
                read.String("status"), read.String("partner"), read.String("conflict"), read.String("note"), read.Instant("from"),
                read.Instant("until")));
        Assert.Equal(["AT", "CH"], read.Json.Texts("countries"));
        Assert.Equal(["analytics"], read.Json.Texts("lines"));
        // Its partner does not learn that a case was the reason.
        Assert.True((await rivals.Challenger.Territory(made)).Expect(HttpStatusCode.OK).IsNull("conflict"));

        Assert.Equal("approved", (await rivals.Challenger.Registered(Registration.NewCustomer())).DealStatus);
        host.Clock.Now = from;
        var waits = await rivals.Challenger.Registered(Registration.NewCustomer());
        Assert.Equal(("submitted", "analytics held"), (waits.DealStatus, waits.Lines));
        Assert.Equal(["outsideTerritory"], (await Staff.WorkItem(waits.Id)).Expect(HttpStatusCode.OK).Json.Why());
        Assert.Equal("approved", (await rivals.Challenger.Registered(Registration.NewCustomer(), "platform")).DealStatus);
        Assert.Equal("approved", (await rivals.Holder.Registered(Registration.NewCustomer())).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_change_of_the_program_names_a_draft_and_leaves_it_as_it_is()
    {
        var (rivals, conflict, account) = await Told();
        var version = await host.Drafted();
        var draft = (await host.ProgramAdmin.Get($"{ProgramActions.Versions}/{version}")).Expect(HttpStatusCode.OK);

        var closed = (await Staff.Close(
            conflict, new { kind = "programChange", version = int.Parse(version, CultureInfo.InvariantCulture) }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(("programChange", version), PreventionOf(closed));
        Assert.Equal(draft.Text, (await host.ProgramAdmin.Get($"{ProgramActions.Versions}/{version}")).Text);
        await ExpectNothingMade(rivals, account);
    }

    [Fact]
    public async Task Where_nothing_is_done_everybody_registers_as_ever()
    {
        var (rivals, conflict, account) = await Told();

        var closed = (await Staff.Close(conflict, new { kind = "none" })).Expect(HttpStatusCode.OK);

        Assert.Equal(("none", (string?)null), PreventionOf(closed));
        await ExpectNothingMade(rivals, account);
        Assert.Equal("approved", (await rivals.Challenger.Registered(rivals.Customer, "support")).DealStatus);
    }

    [Fact]
    public async Task Of_two_that_close_a_case_at_once_one_does_and_makes_what_it_says()
    {
        for (var round = 0; round < TestRounds.Of(5, longRun: 100); round++)
        {
            var (rivals, conflict, account) = await Told();
            string[] partners = [await rivals.Holder.PartnerId(), await rivals.Challenger.PartnerId()];

            var answers = await Task.WhenAll(
                new[] { Staff, host.Steering() }.Zip(partners, (staff, partner) => staff.Close(
                    conflict, new { kind = "accountAssignment", assignment = new { account, partner } })));

            Assert.Equal([200, 409], answers.Select(it => it.Status).Order());
            Assert.Equal("statusForbids", answers.Single(it => it.Status == 409).Problem);
            var made = Assert.Single(await Staff.AccountAssignments($"account={account}"));
            Assert.Equal(made, PreventionOf(await Staff.Conflict(conflict)).Made);
            Assert.Equal(
                partners[answers[0].Status == 200 ? 0 : 1], (await Staff.AccountAssignment(made)).String("partner"));
        }
    }

    /// <summary>A case whose decision is told, and that nobody can appeal any more, with the customer's account.</summary>
    private async Task<(Rivals Rivals, string Conflict, Guid Account)> Told()
    {
        host.Clock.Now = SettableClock.Start;
        var rivals = await Rivals.Meet(host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "upholdHolder");
        host.Clock.Now += TimeSpan.FromDays(10);
        return (rivals, conflict, (await host.AccountsOf(rivals.Held))[0]);
    }

    private async Task ExpectNothingMade(Rivals rivals, Guid account)
    {
        Assert.Empty(await Staff.AccountAssignments($"account={account}"));
        var partners = $"partner={await rivals.Holder.PartnerId()},{await rivals.Challenger.PartnerId()}";
        Assert.Empty(await Staff.AccountAssignments(partners));
        Assert.Empty(await Staff.Territories(partners));
    }

    private static (string? Kind, string? Made) PreventionOf(Answer closed)
    {
        Assert.Equal("closed", closed.Stage());
        var all = closed.Json.GetProperty("case");
        Assert.Equal("settled", all.GetProperty("end").GetString());
        return (all.GetProperty("prevention").GetString(), all.GetProperty("preventionMade").GetString());
    }
}
