using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What becomes of the case that a merge of two customers made when the merge is undone.</summary>
public sealed class ConflictMergeTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictMergeTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    /// <param name="isFirstAbsorbed">The customer of the holder goes back to the account that was absorbed.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_undecided_case_ends_when_its_merge_is_undone_and_both_have_their_own_line_again(bool isFirstAbsorbed)
    {
        var it = await Merge(isFirstAbsorbed);
        Assert.Equal(("approved", "waitlisted"), await it.Statuses());
        (await it.Second.Show(await it.Second.CaseOf(it.Waiting))).Expect(HttpStatusCode.OK);
        Assert.Equal(SettableClock.Start.AddDays(60), (await it.First.Deal(it.Held)).Instant("protection.until"));
        _host.Clock.Now += TimeSpan.FromHours(1);

        (await Unmerge(it)).Expect(HttpStatusCode.OK);

        Assert.Equal(("approved", "approved"), await it.Statuses());
        Assert.Equal((it.Account, it.OtherAccount), (await AccountOf(it.Held), await AccountOf(it.Waiting)));
        await ExpectEnded(it);
        await _host.RunJobs();
        await ExpectEnded(it);
        foreach (var (partner, deal) in new[] { (it.First, it.Held), (it.Second, it.Waiting) })
        {
            // Nothing is left of the days that the case gave.
            Assert.Equal(SettableClock.Start.AddDays(30), (await partner.Deal(deal)).Instant("protection.until"));
            var known = await partner.CaseOf(deal);
            Assert.Equal([$"case.opened {known}", $"case.closed {known}"], await EventsOf(partner));
        }

        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("decided")]
    [InlineData("communicated")]
    [InlineData("closed")]
    public async Task Once_the_case_is_decided_the_merge_is_not_undone_and_all_stays_as_decided(string stage)
    {
        var it = await Merge();
        await Staff.Mediated(it.Conflict);
        // No line moves by it: what is decided is decided all the same.
        (await Staff.Settle(it.Conflict, "splitCredit", shares: [(it.Held, "70"), (it.Waiting, "30")])).Expect(HttpStatusCode.OK);
        if (stage != "decided") (await Staff.Step(it.Conflict, "communicate")).Expect(HttpStatusCode.OK);
        if (stage == "closed")
        {
            _host.Clock.Now += TimeSpan.FromDays(10);
            (await Staff.Close(it.Conflict)).Expect(HttpStatusCode.OK);
        }

        var before = await Staff.Conflict(it.Conflict);
        Assert.Equal(stage, before.Stage());
        Assert.Equal("decidedSince", (await Unmerge(it)).Expect(HttpStatusCode.Conflict).Problem);

        Assert.Equal(before.Text, (await Staff.Conflict(it.Conflict)).Text);
        Assert.Equal(("approved", "waitlisted"), await it.Statuses());
        Assert.Equal((it.Account, it.Account), (await AccountOf(it.Held), await AccountOf(it.Waiting)));
        Assert.Equal(it.Account, (await Staff.Account(it.OtherAccount)).GetProperty("mergedInto").GetGuid());
        if (stage != "decided")
            Assert.Equal(
                ("shared 70", "shared 30"),
                (
                    (await it.First.Conflict(await it.First.CaseOf(it.Held))).Outcome(),
                    (await it.Second.Conflict(await it.Second.CaseOf(it.Waiting))).Outcome()));
        await _host.Database.ExpectConsistent();
    }

    /// <summary>Two customers whose merge makes a case: the deal of the first has the line, that of the second waits.</summary>
    private async Task<Merged> Merge(bool isFirstAbsorbed = false)
    {
        var partners = await _host.AddPartners(2);
        var held = (await partners[0].Registered(Registration.NewCustomer())).Id;
        var waiting = (await partners[1].Registered(Registration.NewCustomer())).Id;
        var (one, other) = (await AccountOf(held), await AccountOf(waiting));
        var (survivor, absorbed) = isFirstAbsorbed ? (other, one) : (one, other);
        // Later than what was registered.
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        (await Staff.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);

        var conflict = Assert.Single(await Staff.CasesOf(held));
        Assert.Equal("merge", (await Staff.Conflict(conflict)).String("kind"));
        return new(partners[0], partners[1], held, waiting, one, other, isFirstAbsorbed, conflict);
    }

    private Task<Answer> Unmerge(Merged it)
    {
        var (survivor, absorbed) = it.IsFirstAbsorbed ? (it.OtherAccount, it.Account) : (it.Account, it.OtherAccount);
        return Staff.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed });
    }

    /// <summary>Without a decision, for staff and for both parties.</summary>
    private async Task ExpectEnded(Merged it)
    {
        var read = await Staff.Conflict(it.Conflict);
        var all = read.Json.GetProperty("case");
        Assert.Equal(("closed", "noLongerContested"), (read.Stage(), all.GetProperty("end").GetString()));
        Assert.Equal(_host.Clock.Now, all.GetProperty("closedAt").GetDateTimeOffset());
        Assert.Empty(all.GetProperty("decisions").EnumerateArray());
        Assert.True(all.IsNull("prevention"));
        foreach (var (partner, deal) in new[] { (it.First, it.Held), (it.Second, it.Waiting) })
        {
            var own = await partner.Conflict(await partner.CaseOf(deal));
            Assert.Equal(("closed", null), (own.Stage(), own.Outcome()));
            Assert.Empty(own.Next());
        }
    }

    private async Task<Guid> AccountOf(string deal) => (await _host.AccountsOf(deal))[0];

    /// <summary>What a partner was told of its cases, in that order, with the id by which it knows them.</summary>
    private async Task<IReadOnlyList<string>> EventsOf(Api partner)
    {
        var id = Guid.Parse(await partner.PartnerId());
        var events = await _host.Database.Read(db => db.Set<OutboxEvent>()
            .Where(it => it.Partner == id && it.Type.StartsWith("case.")).OrderBy(it => it.At).ToListAsync());
        return [.. events.Select(it => $"{it.Type} {it.Subject}")];
    }

    private sealed record Merged(
        Api First, Api Second, string Held, string Waiting, Guid Account, Guid OtherAccount, bool IsFirstAbsorbed,
        string Conflict)
    {
        public async Task<(string First, string Second)> Statuses() =>
            ((await First.Deal(Held)).DealStatus, (await Second.Deal(Waiting)).DealStatus);
    }
}
