using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What whoever decides a case is told besides it: what is recommended, and earlier cases.</summary>
public sealed class ConflictInsightTests : IClassFixture<ChannelHost>
{
    private readonly ChannelHost _host;

    public ConflictInsightTests(ChannelHost host)
    {
        _host = host;
        // A Monday.
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task A_challenger_that_alone_has_worked_on_the_deal_is_recommended_and_that_decides_nothing()
    {
        var partners = await _host.AddPartners(4);
        var earlier = await _host.Between(partners[0], partners[1]);
        var decided = await earlier.DisputeWithEvidence();
        await Staff.Settled(decided, "reassign", earlier.Waiting);
        At(1);
        var other = await _host.Between(partners[1], partners[2]);
        var undecided = await other.Dispute();
        // Of strangers.
        await (await _host.Between(partners[2], partners[3])).Dispute();
        At(2);
        var rivals = await _host.Between(partners[0], partners[1]);
        At(3);
        await rivals.Challenger.Records(rivals.Waiting, new { kind = "demo", contact = new { name = "Ada Example" } });
        At(4);
        var conflict = await rivals.DisputeWithEvidence();
        At(5);

        var read = (await Staff.FactSheet(conflict)).Expect(HttpStatusCode.OK).Named(
            (decided, "decided"), (undecided, "undecided"), (earlier.Held, "taken"), (earlier.Waiting, "given"),
            (other.Held, "kept"), (other.Waiting, "wanted"), (rivals.Held, "held"), (rivals.Waiting, "waiting"),
            (await partners[0].PartnerId(), "first"), (await partners[1].PartnerId(), "second"),
            (await partners[2].PartnerId(), "third"));

        const string Recommended = "outcome reassign, deal waiting, shares [], fallback null, because Nothing was recorded for "
            + "the holder's deal, and the challenger has shown real progress.";
        Assert.Equal(Recommended, read.GetProperty("recommendation").Line());
        Assert.Equal(
            [
                "id undecided, kind dispute, stage identified, outcome null, openedAt 2026-11-23T10:00:00Z, closedAt null",
                "id decided, kind dispute, stage communicated, outcome reassign, openedAt 2026-11-23T09:00:00Z, closedAt null",
            ],
            read.Lines("earlierCases", "id", "kind", "stage", "outcome", "openedAt", "closedAt"));
        Assert.Equal(
            [
                "deal kept, partner second, role holder, result null",
                "deal wanted, partner third, role challenger, result null",
            ],
            read.GetProperty("earlierCases")[0].Lines("results"));
        Assert.Equal(
            [
                "deal taken, partner first, role holder, result released",
                "deal given, partner second, role challenger, result gained",
            ],
            read.GetProperty("earlierCases")[1].Lines("results"));

        // A target is missed by then: the reading does not store that either.
        _host.Clock.Now = SettableClock.Start.AddDays(4);
        var (before, rows) = ((await Staff.Conflict(conflict)).Expect(HttpStatusCode.OK).Text, await _host.Rows());
        var again = (await Staff.FactSheet(conflict)).Expect(HttpStatusCode.OK).Named((rivals.Waiting, "waiting"));
        Assert.Equal(Recommended, again.GetProperty("recommendation").Line());
        Assert.Equal(rows, await _host.Rows());
        Assert.Equal(before, (await Staff.Conflict(conflict)).Text);
        Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());

        void At(int hours) => _host.Clock.Now = SettableClock.Start.AddHours(hours);
    }

    [Fact]
    public async Task Staff_that_handles_or_audits_cases_reads_reports_and_nobody_else_does()
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.Dispute();
        var holders = await rivals.Holder.CaseOf(rivals.Held);
        var (sheet, theirs, statistics) = (
            ConflictReports.SheetOf(conflict), ConflictReports.SheetOf(holders), ConflictReports.Statistics);

        foreach (var reader in new[]
        {
            Staff, _host.Steering(), _host.Sponsor(), _host.ProgramAdmin, _host.Person("auditor@vendor.example"),
        })
        {
            foreach (var path in new[] { sheet, statistics }) (await reader.Get(path)).Expect(HttpStatusCode.OK);
            // Its party knows the case by that id, staff does not.
            Assert.Equal("notFound", (await reader.FactSheet(holders)).Expect(HttpStatusCode.NotFound).Problem);
        }

        foreach (var other in new[]
        {
            rivals.Holder, rivals.Challenger, _host.Crm, _host.Person("sales@gold.example"),
            _host.Person("finance@vendor.example"),
        })
            foreach (var path in new[] { sheet, theirs, statistics })
                (await other.Get(path)).Expect(HttpStatusCode.Forbidden);
        foreach (var path in new[] { sheet, statistics }) (await _host.Nobody.Get(path)).Expect(HttpStatusCode.Unauthorized);
    }
}
