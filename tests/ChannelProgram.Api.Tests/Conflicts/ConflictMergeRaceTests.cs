using System.Globalization;
using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.CreditShares;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Conflicts;

/// <summary>
/// A case is decided, or a party says something, while its customer becomes one with another, of which a third partner has the
/// same line.
/// </summary>
public sealed class ConflictMergeRaceTests : IClassFixture<ChannelHost>
{
    private static readonly int Rounds = TestRounds.Of(5, longRun: 100);

    private readonly ChannelHost _host;

    public ConflictMergeRaceTests(ChannelHost host)
    {
        _host = host;
        _host.Clock.Now = SettableClock.Start;
    }

    private Api Staff => _host.ChannelManager;

    /// <param name="isThirdEarlier">Its claim keeps the line, and the case becomes part of another.</param>
    [Theory]
    [InlineData("reassign", false)]
    [InlineData("reassign", true)]
    [InlineData("splitCredit", false)]
    [InlineData("splitCredit", true)]
    public async Task A_decision_at_the_time_of_a_merge_applies_wholly_or_not_at_all(string outcome, bool isThirdEarlier)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var it = await Meet(isThirdEarlier);
            var (rivals, conflict) = (it.Rivals, it.Conflict);
            await Staff.Mediated(conflict);

            // Now this one sets out first, now the other.
            var merging = round % 2 == 0 ? Merge(it, round) : null;
            var deciding = outcome == "reassign"
                ? Staff.Settle(conflict, outcome, rivals.Waiting)
                : Staff.Settle(conflict, outcome, shares: [(rivals.Held, "70"), (rivals.Waiting, "30")]);
            (await (merging ?? Merge(it, round))).Expect(HttpStatusCode.OK);
            var decided = await deciding;

            var has = isThirdEarlier ? it.Other : outcome == "reassign" ? rivals.Waiting : rivals.Held;
            foreach (var (partner, deal) in it.Deals)
            {
                var line = (await partner.Deal(deal)).Lines;
                Assert.True(
                    deal == has ? line is "analytics held" : line is "analytics waitlisted" or "analytics released",
                    $"{has} has the line; that of {deal} reads {line}");
            }

            var read = await Staff.Conflict(conflict);
            if (decided.Status == 200) await ExpectDecided(read, outcome);
            else await ExpectJoined(read, decided, isThirdEarlier);
            // Who lost the line by the merge is against whoever has it: in a case of its own if this one was decided before.
            var undecided = await Undecided(it);
            Assert.InRange(undecided.Count, isThirdEarlier ? 1 : 0, 1);
            Assert.All(undecided, other => Assert.Equal(has, HolderOf(other)));
        }

        await _host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task What_a_party_says_while_its_case_becomes_part_of_another_is_not_lost()
    {
        for (var round = 0; round < 2 * Rounds; round++)
        {
            var it = await Meet(isThirdEarlier: true);
            var mine = await it.Rivals.Challenger.CaseOf(it.Rivals.Waiting);

            var merging = Merge(it, round);
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(
                text => it.Rivals.Challenger.Step(mine, "statements", new { text = $"{text}" })));
            (await merging).Expect(HttpStatusCode.OK);

            // It knows the case by the same id all the time.
            Assert.Equal([200, 200, 200], answers.Select(answer => answer.Status));
            Assert.Equal(
                ["0", "1", "2", "We were there first."],
                (await it.Rivals.Challenger.Conflict(mine)).Json.GetProperty("statements").EnumerateArray()
                    .Select(said => said.GetProperty("text").GetString()!).Order(StringComparer.Ordinal));
        }

        await _host.Database.ExpectConsistent();
    }

    private async Task ExpectDecided(Answer read, string outcome)
    {
        Assert.Equal("decided", read.Stage());
        var decision = Assert.Single(read.Json.GetProperty("case").GetProperty("decisions").EnumerateArray());
        Assert.Equal(outcome, decision.GetProperty("outcome").GetString());
        var splits = await SplitsOf(read.Id);
        if (outcome == "reassign")
        {
            Assert.Empty(splits);
            return;
        }

        var split = Assert.Single(splits);
        Assert.Null(split.EndedAt);
        Assert.Equal(
            (100m, 100m),
            (
                split.Shares.Sum(it => it.Percent),
                decision.GetProperty("shares").EnumerateArray()
                    .Sum(it => decimal.Parse(it.GetProperty("percent").GetString()!, CultureInfo.InvariantCulture))));
    }

    /// <summary>It had ended before anybody decided it.</summary>
    private async Task ExpectJoined(Answer read, Answer refused, bool mayBe)
    {
        Assert.True(mayBe && refused.Status is 400 or 409, $"{refused}");
        var all = read.Json.GetProperty("case");
        Assert.Equal(("closed", "joined"), (read.Stage(), all.GetProperty("end").GetString()));
        Assert.Empty(all.GetProperty("decisions").EnumerateArray());
        Assert.Empty(await SplitsOf(read.Id));
    }

    private async Task<Meeting> Meet(bool isThirdEarlier)
    {
        var third = await _host.AddPartner();
        var earlier = isThirdEarlier ? await third.Registered(Registration.NewCustomer()) : null;
        var rivals = await Rivals.Meet(_host);
        var other = (earlier ?? await third.Registered(Registration.NewCustomer())).Id;
        return new(
            rivals, await rivals.DisputeWithEvidence(), third, other, (await _host.AccountsOf(rivals.Held))[0],
            (await _host.AccountsOf(other))[0]);
    }

    /// <summary>Now the customer of the case remains, now the other.</summary>
    private Task<Answer> Merge(Meeting it, int round)
    {
        var (survivor, absorbed) = round % 4 < 2 ? (it.Account, it.OtherAccount) : (it.OtherAccount, it.Account);
        return Staff.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed });
    }

    private async Task<IReadOnlyList<JsonElement>> Undecided(Meeting it) =>
    [
        .. (await Staff.Get($"{ConflictActions.Conflicts}?open=true&deal={string.Join(',', it.Deals.Select(own => own.Deal))}"))
            .Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Where(other => other.GetProperty("stage").GetString() is "identified" or "investigating" or "mediating"),
    ];

    private static string HolderOf(JsonElement conflict) => conflict.GetProperty("case").GetProperty("parties").EnumerateArray()
        .Single(it => it.GetProperty("role").GetString() == "holder").GetProperty("deal").GetString()!;

    private Task<List<CreditSplit>> SplitsOf(string conflict)
    {
        var id = Guid.Parse(conflict);
        return _host.Database.Read(db => db.Set<CreditSplit>().Where(it => it.Conflict == id).ToListAsync());
    }

    /// <summary>Two rivals with a case, and a third partner that has the same line of another customer.</summary>
    private sealed record Meeting(
        Rivals Rivals, string Conflict, Api Third, string Other, Guid Account, Guid OtherAccount)
    {
        public IEnumerable<(Api Partner, string Deal)> Deals =>
            [(Rivals.Holder, Rivals.Held), (Rivals.Challenger, Rivals.Waiting), (Third, Other)];
    }
}
