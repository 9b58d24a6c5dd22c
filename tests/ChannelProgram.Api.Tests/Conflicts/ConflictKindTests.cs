using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.VendorClaims;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>Cases that no dispute opens, formal disputes, and what staff does so that it does not happen again.</summary>
public sealed class ConflictKindTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictKindTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task A_registration_whose_keys_disagree_challenges_whoever_has_the_line_of_one_of_its_customers()
    {
        var (one, other) = (CustomerKeys.New() with { TaxId = null }, CustomerKeys.New() with { Website = null });
        var partners = await _host.AddPartners(3);
        await partners[0].Registered(one);
        await partners[1].Registered(other);
        var both = await partners[2].Registered(one with { TaxId = other.TaxId });
        Assert.Equal("analytics waitlisted", both.Lines);
        await _host.RunJobs();
        await _host.RunJobs();

        var conflict = Assert.Single(await Staff.CasesOf(both.Id));
        var read = await Staff.Conflict(conflict);
        Assert.Equal(("keysDisagree", "identified"), (read.String("kind"), read.Stage()));
        // The partner is not told why.
        Assert.Equal("staff", (await partners[2].Conflict(await partners[2].CaseOf(both.Id))).String("kind"));
        await Staff.Mediated(conflict);
        Assert.Equal("customerAmbiguous", (await Staff.Settle(conflict, "reassign", both.Id)).Problem);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Where_the_vendor_has_the_line_nobody_of_its_sales_decides()
    {
        var (customer, account) = await _host.FreeCustomer();
        (await Staff.Claims(account, ["analytics"])).Expect(HttpStatusCode.Created);
        var partner = await _host.AddPartner();
        var waiting = await partner.Registered(customer);
        (await partner.Dispute(waiting.Id)).Expect(HttpStatusCode.OK);
        (await partner.Show(await partner.CaseOf(waiting.Id))).Expect(HttpStatusCode.OK);
        var conflict = await Staff.CaseOf(waiting.Id);
        await Staff.Mediated(conflict);

        Assert.Equal("vendorIsParty", (await Staff.Settle(conflict, "reassign", waiting.Id)).Problem);
        (await _host.ProgramAdmin.Settle(conflict, "reassign", waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal("approved", (await partner.Deal(waiting.Id)).DealStatus);

        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);
        (await partner.Step(await partner.CaseOf(waiting.Id), "appeal", new { statement = "All is well." }))
            .Expect(HttpStatusCode.OK);
        (await _host.Steering().Settle(conflict, "upholdHolder")).Expect(HttpStatusCode.OK);
        Assert.Equal("revoked", (await partner.Deal(waiting.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_win_that_is_confirmed_without_its_line_opens_a_case_of_whose_sale_it_was()
    {
        var rivals = await Rivals.Meet(_host);
        _host.Clock.Now += TimeSpan.FromDays(30);
        await _host.RunJobs();
        // The line went on to the other, and the order was older.
        (await rivals.Challenger.AcceptOffer(rivals.Waiting)).Expect(HttpStatusCode.OK);
        (await rivals.Holder.Win(rivals.Held)).Expect(HttpStatusCode.OK);
        (await Staff.ConfirmWin(rivals.Held)).Expect(HttpStatusCode.OK);

        var conflict = Assert.Single(await Staff.CasesOf(rivals.Held));
        Assert.Equal("attribution", (await Staff.Conflict(conflict)).String("kind"));
        await Staff.Settled(conflict, "splitCredit", shares: [(rivals.Held, "80"), (rivals.Waiting, "20")]);
        Assert.Equal(("won", "approved"), await rivals.Statuses());
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_formal_dispute_is_entered_by_a_sponsor_or_a_party_with_evidence_and_decided_with_its_ruling()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Mediated(conflict);
        var formal = new { reason = "Section 12.", formal = true };
        Assert.Equal("otherLevel", (await Staff.Step(conflict, "escalate", formal)).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(
            "evidenceMissing", (await rivals.Holder.Step(await rivals.Holder.CaseOf(rivals.Held), "escalate", formal)).Problem);
        var mine = await rivals.Challenger.CaseOf(rivals.Waiting);
        (await rivals.Challenger.Step(mine, "escalate", formal)).Expect(HttpStatusCode.OK);

        Assert.Equal("rulingMissing", (await _host.Sponsor().Settle(conflict, "reassign", rivals.Waiting)).Problem);
        (await _host.Sponsor().Send(
            HttpMethod.Put, $"{ConflictActions.Conflicts}/{conflict}/ruling",
            Contract.DocumentedOperation.Form("ruling.txt", [.. "So."u8]))).Expect(HttpStatusCode.OK);
        (await _host.Sponsor().Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.OK);
        (await Staff.Step(conflict, "communicate")).Expect(HttpStatusCode.OK);
        Assert.Equal("final", (await rivals.Challenger.Step(mine, "appeal", new { statement = "No." })).Problem);
        Assert.Equal("So.", (await Staff.Get($"{ConflictActions.Conflicts}/{conflict}/ruling")).Text);
        Assert.Equal(403, (await rivals.Challenger.Get($"{ConflictActions.Conflicts}/{mine}/ruling")).Status);
        (await Staff.Close(conflict)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Closing_makes_an_assignment_or_a_territory_that_names_the_case()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(conflict, "upholdHolder");
        _host.Clock.Now += TimeSpan.FromDays(10);
        var (account, partner) = (
            (await _host.AccountsOf(rivals.Held))[0].ToString(), await rivals.Holder.PartnerId());
        var refused = (await Staff.Close(
            conflict, new { kind = "accountAssignment", assignment = new { account = Access.Callers.Absent, partner } }))
            .Expect(HttpStatusCode.BadRequest);
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty("/prevention/assignment/account", out _));
        Assert.Equal(400, (await Staff.Close(conflict, new { kind = "none", version = 2 })).Status);
        Assert.Equal(400, (await Staff.Close(conflict, new { kind = "programChange", version = 4711 })).Status);

        var closed = (await Staff.Close(
            conflict, new { kind = "accountAssignment", assignment = new { account, partner, lines = new[] { "analytics" } } }))
            .Expect(HttpStatusCode.OK);

        var made = closed.Json.GetProperty("case").GetProperty("preventionMade").GetString();
        Assert.Equal(
            conflict, (await Staff.Get($"/v1/account-assignments/{made}")).Expect(HttpStatusCode.OK).String("conflict"));
    }

    [Fact]
    public async Task Two_disputes_at_once_make_one_case_and_a_withdrawal_meets_a_decision()
    {
        for (var round = 0; round < 5; round++)
        {
            var rivals = await Rivals.Meet(_host);
            var third = await _host.AddPartner();
            var late = await third.Registered(rivals.Customer);
            var disputes = await Task.WhenAll(rivals.Challenger.Dispute(rivals.Waiting), third.Dispute(late.Id));
            Assert.Equal([200, 200], disputes.Select(it => it.Status));
            var conflict = Assert.Single(await Staff.CasesOf(rivals.Held));
            await Staff.Mediated(conflict);

            var mine = await third.CaseOf(late.Id);
            var answers = await Task.WhenAll(
                Staff.Settle(conflict, "reassign", rivals.Waiting), rivals.Challenger.Withdraw(rivals.Waiting), third.Show(mine));

            Assert.Contains(answers[0].Status, (int[])[200, 409]);
            Assert.Equal(200, answers[1].Status);
            Assert.Contains(answers[2].Status, (int[])[200, 409]);
            Assert.Equal("withdrawn", (await rivals.Challenger.Deal(rivals.Waiting)).DealStatus);
        }

        await _host.Database.ExpectConsistent();
    }
}
