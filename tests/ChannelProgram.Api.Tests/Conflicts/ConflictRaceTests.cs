using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>What the parties of a case do at the same time: all that is acknowledged has happened, once.</summary>
public sealed class ConflictRaceTests : IClassFixture<ChannelHost>
{
    /// <summary>Of each party.</summary>
    private const int Statements = 8;

    private static readonly int Rounds = TestRounds.Of(10, longRun: 200);

    private readonly ChannelHost _host;

    public ConflictRaceTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    [Fact]
    public async Task Of_statements_that_both_parties_make_at_once_none_is_lost_and_none_is_made_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var rivals = await Rivals.Meet(_host);
            var conflict = await rivals.Dispute();
            var (holders, challengers) = await CasesOf(rivals);

            await Task.WhenAll(Enumerable.Range(0, Statements).SelectMany(it => new[]
            {
                State(rivals.Holder, holders, $"holder {it}"), State(rivals.Challenger, challengers, $"challenger {it}"),
            }));

            var (theirs, ours) = (Said("holder"), Said("challenger").Append("We were there first.").Order().ToList());
            Assert.Equal(theirs, await TextsOf(rivals.Holder, holders));
            Assert.Equal(ours, await TextsOf(rivals.Challenger, challengers));
            Assert.Equal(theirs.Concat(ours).Order(), await TextsOf(Staff, conflict));
        }

        await _host.Database.ExpectConsistent();

        static List<string> Said(string by) => [.. Enumerable.Range(0, Statements).Select(it => $"{by} {it}").Order()];
    }

    [Fact]
    public async Task Of_more_statements_at_once_than_are_allowed_exactly_as_many_are_made()
    {
        var rivals = await Rivals.Meet(_host);
        await rivals.Dispute();
        var mine = await rivals.Challenger.CaseOf(rivals.Waiting);

        var answers = new List<Answer>();
        for (var wave = 0; wave < 3; wave++)
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 20).Select(
                it => rivals.Challenger.Step(mine, "statements", new { text = $"{wave} {it}" }))));

        // The dispute was the first of 50.
        Assert.Equal(49, answers.Count(it => it.Status == 200));
        Assert.All(
            answers.Where(it => it.Status != 200),
            it => Assert.Equal("conflictLimitReached", it.Expect(HttpStatusCode.Conflict).Problem));
        Assert.Equal(50, (await TextsOf(rivals.Challenger, mine)).Count);
    }

    [Fact]
    public async Task Two_that_agree_to_co_sell_at_once_do_so_once_and_share_the_credit_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (rivals, conflict) = await Proposed("upholdHolder");
            var (holders, challengers) = await CasesOf(rivals);

            var answers = await Task.WhenAll(
                rivals.Holder.Step(holders, "agree-cosell"), rivals.Challenger.Step(challengers, "agree-cosell"));

            Assert.Equal([200, 200], answers.Select(it => it.Status));
            // Whoever came first was still told to wait.
            Assert.Single(answers, it => it.Outcome()!.StartsWith("coSellProposed", StringComparison.Ordinal));
            Assert.Equal(("coSelling 60", "coSelling 40"), await rivals.Outcomes());
            Assert.Equal(("approved", "waitlisted"), await rivals.Statuses());
            var split = Assert.Single(await SplitsOf(conflict));
            Assert.Null(split.EndedAt);
            Assert.Equal(
                [(rivals.Held, 60m), (rivals.Waiting, 40m)], split.Shares.Select(it => ($"{it.Deal.Value}", it.Percent)));
            Assert.Equal(1, await CountOf(conflict, "conflict.coSellAgreed"));
        }

        await _host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_no_to_co_selling_brings_the_fallback_once_whoever_comes_first(bool holderAgrees, bool challengerAgrees)
    {
        for (var round = 0; round < Rounds / 2; round++)
        {
            var (rivals, conflict) = await Proposed("reassign");
            var (holders, challengers) = await CasesOf(rivals);

            var answers = await Task.WhenAll(
                Reply(rivals.Holder, holders, holderAgrees), Reply(rivals.Challenger, challengers, challengerAgrees));

            Assert.Single(answers.Zip([holderAgrees, challengerAgrees]), it => it is { First.Status: 200, Second: false });
            Assert.All(
                answers.Where(it => it.Status != 200),
                it => Assert.Equal("statusForbids", it.Expect(HttpStatusCode.Conflict).Problem));
            Assert.Equal(("revoked", "approved"), await rivals.Statuses());
            Assert.Equal(("released", "gained"), await rivals.Outcomes());
            Assert.Empty(await SplitsOf(conflict));
            Assert.Equal(
                (0, 1),
                (await CountOf(conflict, "conflict.coSellAgreed"), await CountOf(conflict, "conflict.coSellRefused")));
        }

        await _host.Database.ExpectConsistent();

        static Task<Answer> Reply(Api party, string conflict, bool agrees) =>
            party.Step(conflict, agrees ? "agree-cosell" : "decline-cosell");
    }

    [Fact]
    public async Task Appeals_of_both_parties_at_once_are_heard_together_one_level_higher()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var rivals = await Rivals.Meet(_host);
            var conflict = await rivals.DisputeWithEvidence();
            await Staff.Settled(conflict, "upholdHolder");
            var (holders, challengers) = await CasesOf(rivals);

            // Each party appeals once, so one of the last two comes too late.
            var answers = await Task.WhenAll(
                Appeal(rivals.Holder, holders), Appeal(rivals.Challenger, challengers), Appeal(rivals.Challenger, challengers));

            Assert.Equal(200, answers[0].Status);
            Assert.Equal([200, 409], answers[1..].Select(it => it.Status).Order());
            Assert.Equal("appealedAlready", answers.Single(it => it.Status == 409).Problem);
            var read = await Staff.Conflict(conflict);
            Assert.Equal(("communicated", "steeringCommittee"), (read.Stage(), read.Level()));
            Assert.All(
                read.Json.GetProperty("case").GetProperty("parties").EnumerateArray(),
                it => Assert.Equal(_host.Clock.Now, it.GetProperty("appealedAt").GetDateTimeOffset()));
            Assert.Equal(
                new[] { rivals.Held, rivals.Waiting }.Order(),
                read.Json.GetProperty("statements").EnumerateArray().Where(it => it.GetProperty("appeal").GetBoolean())
                    .Select(it => it.GetProperty("deal").GetString()!).Order());
            Assert.Equal(2, await CountOf(conflict, "conflict.appealed"));

            // All have appealed, so nobody is waited for.
            (await _host.Steering().Settle(conflict, "reassign", rivals.Waiting)).Expect(HttpStatusCode.OK);
            Assert.Equal(("revoked", "approved"), await rivals.Statuses());
        }

        await _host.Database.ExpectConsistent();

        static Task<Answer> Appeal(Api party, string conflict) => party.Step(conflict, "appeal", new { statement = "No." });
    }

    /// <summary>A case that waits for what both say to co-selling.</summary>
    private async Task<(Rivals Rivals, string Conflict)> Proposed(string fallback)
    {
        var rivals = await Rivals.Meet(_host);
        var conflict = await rivals.DisputeWithEvidence();
        await Staff.Settled(
            conflict, "coSell", fallback == "reassign" ? rivals.Waiting : null, fallback,
            (rivals.Held, "60"), (rivals.Waiting, "40"));
        return (rivals, conflict);
    }

    private static async Task<(string Holders, string Challengers)> CasesOf(Rivals rivals) =>
        (await rivals.Holder.CaseOf(rivals.Held), await rivals.Challenger.CaseOf(rivals.Waiting));

    /// <summary>The answer has it already.</summary>
    private static async Task State(Api party, string conflict, string text) => Assert.Single(
        TextsOf((await party.Step(conflict, "statements", new { text })).Expect(HttpStatusCode.OK)), it => it == text);

    private static async Task<IReadOnlyList<string>> TextsOf(Api caller, string conflict) =>
        [.. TextsOf((await caller.Conflict(conflict)).Expect(HttpStatusCode.OK)).Order()];

    private static IEnumerable<string> TextsOf(Answer conflict) =>
        conflict.Json.GetProperty("statements").EnumerateArray().Select(it => it.GetProperty("text").GetString()!);

    private Task<List<CreditSplit>> SplitsOf(string conflict)
    {
        var id = Guid.Parse(conflict);
        return _host.Database.Read(db => db.Set<CreditSplit>().Where(it => it.Conflict == id).ToListAsync());
    }

    private Task<int> CountOf(string conflict, string action) => _host.Database.Read(
        db => db.Set<AuditRow>().CountAsync(it => it.Subject == conflict && it.Action == action));
}
