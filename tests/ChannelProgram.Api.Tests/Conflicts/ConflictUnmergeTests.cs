using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What becomes of cases that stood before their customer became one with another, when that is undone.</summary>
public sealed class ConflictUnmergeTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictUnmergeTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task A_case_that_had_become_part_of_another_stays_ended_and_its_challenger_disputes_again()
    {
        var third = await _host.AddPartner();
        var earlier = await third.Registered(Registration.NewCustomer());
        var rivals = await Rivals.Meet(_host);
        var ended = await rivals.Dispute();
        var (account, other) = (await AccountOf(rivals.Held), await AccountOf(earlier.Id));
        await Merge(other, account);
        var joined = await Staff.CaseOf(rivals.Held);
        Assert.Equal((joined, joined), (await Staff.CaseOf(rivals.Waiting), await Staff.CaseOf(earlier.Id)));
        Assert.Equal(("waitlisted", "waitlisted"), await rivals.Statuses());

        await Unmerge(other, account);

        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
        Assert.Equal("approved", (await third.Deal(earlier.Id)).DealStatus);
        Assert.Equal(("closed", "joined"), await EndOf(ended));
        Assert.Equal(("closed", "noLongerContested"), await EndOf(joined));

        var again = await rivals.Dispute();
        Assert.DoesNotContain(again, (string[])[ended, joined]);
        await _host.RunJobs();
        Assert.Equal(("identified", null), await EndOf(again));
        Assert.Equal(("closed", "noLongerContested"), await EndOf(joined));
        await Staff.Settled(again, "reassign", rivals.Waiting);
        Assert.Equal(("revoked", "approved"), await rivals.Statuses());
        Assert.Equal("approved", (await third.Deal(earlier.Id)).DealStatus);
        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Days_of_protection_that_a_case_gave_do_not_outlast_it_where_it_became_part_of_another()
    {
        var earlier = await (await _host.AddPartner()).Registered(Registration.NewCustomer());
        var rivals = await Rivals.Meet(_host);
        await rivals.DisputeWithEvidence();
        Assert.Equal(SettableClock.Start.AddDays(60), (await rivals.Holder.Deal(rivals.Held)).Instant("protection.until"));
        var (account, other) = (await AccountOf(rivals.Held), await AccountOf(earlier.Id));
        await Merge(other, account);

        await Unmerge(other, account);
        await _host.RunJobs();

        Assert.Equal(SettableClock.Start.AddDays(30), (await rivals.Holder.Deal(rivals.Held)).Instant("protection.until"));
        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("upholdHolder")]
    [InlineData("reassign")]
    [InlineData("rejectAll")]
    public async Task Whoever_came_to_a_case_by_a_merge_keeps_its_own_line_once_that_is_undone_whatever_is_decided(string outcome)
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        var third = await _host.AddPartner();
        var own = await third.Registered(Registration.NewCustomer());
        var (account, other) = (await AccountOf(rivals.Held), await AccountOf(own.Id));
        await Merge(account, other);
        Assert.Equal(("waitlisted", conflict), ((await third.Deal(own.Id)).DealStatus, await Staff.CaseOf(own.Id)));
        await Unmerge(account, other);
        Assert.Equal("approved", (await third.Deal(own.Id)).DealStatus);

        // The two others still disagree.
        Assert.Equal(("identified", null), await EndOf(conflict));
        await Staff.Settled(conflict, outcome, outcome == "reassign" ? rivals.Waiting : null);

        var left = await third.Deal(own.Id);
        Assert.Equal(("approved", "analytics held", other), (left.DealStatus, left.Lines, await AccountOf(own.Id)));
        await _host.Database.ExpectConsistent();
    }

    /// <param name="decided">What is decided before the merge; null: nothing.</param>
    [Theory]
    [InlineData(null)]
    [InlineData("upholdHolder")]
    [InlineData("reassign")]
    public async Task A_case_that_no_merge_caused_goes_with_its_customer_and_back_and_then_on(string? decided)
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        if (decided is not null) await Staff.Settled(conflict, decided, decided == "reassign" ? rivals.Waiting : null);
        var other = await (await _host.AddPartner()).Registered(Registration.NewCustomer(), "platform");
        var (account, survivor) = (await AccountOf(rivals.Held), await AccountOf(other.Id));
        await Merge(survivor, account);
        Assert.Equal(survivor, await CustomerOf(conflict));

        await Unmerge(survivor, account);

        Assert.Equal(account, await CustomerOf(conflict));
        Assert.Equal((decided is null ? "identified" : "communicated", null), await EndOf(conflict));
        if (decided is null) await Staff.Settled(conflict, "reassign", rivals.Waiting);
        else if (decided == "reassign") await Appealed(rivals.Holder, rivals.Held, conflict, "upholdHolder");
        else await Appealed(rivals.Challenger, rivals.Waiting, conflict, "reassign", rivals.Waiting);

        Assert.Equal(decided == "reassign" ? ("approved", "revoked") : ("revoked", "approved"), await rivals.Statuses());
        Assert.Equal((account, account), (await AccountOf(rivals.Held), await AccountOf(rivals.Waiting)));
        await _host.Database.ExpectConsistent();
    }

    /// <summary>A party appeals, and the other decision is made.</summary>
    private async Task Appealed(Api party, string deal, string conflict, string outcome, string? gains = null)
    {
        (await party.Step(await party.CaseOf(deal), "appeal", new { statement = "No." })).Expect(HttpStatusCode.OK);
        _host.Clock.Now += TimeSpan.FromDays(10);
        (await _host.Steering().Settle(conflict, outcome, gains)).Expect(HttpStatusCode.OK);
    }

    private Task Merge(Guid survivor, Guid absorbed) => Post("merge", survivor, absorbed);

    private Task Unmerge(Guid survivor, Guid absorbed) => Post("unmerge", survivor, absorbed);

    /// <summary>A minute after all before it, and a minute before all after it.</summary>
    private async Task Post(string what, Guid survivor, Guid absorbed)
    {
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        (await Staff.Post($"/v1/accounts/{survivor}/{what}", new { account = absorbed })).Expect(HttpStatusCode.OK);
        _host.Clock.Now += TimeSpan.FromMinutes(1);
    }

    private async Task<(string Stage, string? End)> EndOf(string conflict)
    {
        var read = (await Staff.Conflict(conflict)).Expect(HttpStatusCode.OK);
        return (read.Stage(), read.Json.GetProperty("case").GetProperty("end").GetString());
    }

    private async Task<Guid> CustomerOf(string conflict) =>
        (await Staff.Conflict(conflict)).Json.GetProperty("case").GetProperty("account").GetGuid();

    private async Task<Guid> AccountOf(string deal) => (await _host.AccountsOf(deal))[0];
}
