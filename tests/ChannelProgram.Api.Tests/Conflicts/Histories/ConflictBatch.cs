using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Deals.Histories;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.CreditShares;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

/// <summary>
/// Histories of cases that share a clock: it moves, and then each of them takes a step. Every few of them have partners of their
/// own, who act one after the other: so one seed makes the same batch again.
/// </summary>
internal sealed class ConflictBatch(ChannelHost host, int seed)
{
    public const int Size = 100;
    private const int Lanes = 4;
    private const int Rounds = 15;

    /// <summary>Nobody registers so often that its few wins are looked at.</summary>
    private const int Partners = 6;

    private readonly Random _random = new(seed);
    private readonly List<(IReadOnlyList<Api> Partners, IReadOnlyList<ConflictHistory> Histories)> _lanes = [];

    private IEnumerable<ConflictHistory> Histories => _lanes.SelectMany(it => it.Histories);

    public async Task Run()
    {
        await Prepare();
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0) MoveClock();
            var isTidy = round > 0 && _random.Next(3) == 0;
            if (isTidy)
            {
                await RunJobs();
                await Compare(isTidy);
            }

            await Task.WhenAll(_lanes.Select(it => Task.Run(async () =>
            {
                foreach (var history in it.Histories) await history.Take(round);
            })));
            await Compare(isTidy);
        }

        await RunJobs();
        await Compare(isTidy: true);
        // Told all at once: one fault often hides another.
        if (Histories.Select(it => it.Difference).OfType<DifferenceException>().ToList() is { Count: > 0 } differences)
            throw new DifferenceException(
                $"{differences.Count} differences: {string.Join("\n\n", differences.Take(10).Select(it => it.Message))}");
        await host.RunJobs();
        await host.Database.ExpectConsistent();
    }

    private async Task Prepare()
    {
        // Only its place in a week matters: anybody who replays the seed alone has the same.
        var start = SettableClock.Start;
        while (start < host.Clock.Now) start = start.AddDays(7);
        host.Clock.Now = start.AddHours(_random.Next(7 * 24));
        for (var lane = 0; lane < Lanes; lane++)
        {
            var partners = await host.AddPartners(Partners);
            var (histories, next) = (new List<ConflictHistory>(), 0);
            for (var number = 0; number < Size / Lanes; number++)
            {
                var random = new Random((seed * 1000) + (lane * 100) + number);
                var (isMerged, count) = (random.Next(6) == 0, random.Next(2, 5));
                // One after the other, so that all have about as much.
                var some = Enumerable.Range(next, isMerged ? count + 1 : count).Select(it => partners[it % Partners]).ToList();
                next += some.Count;
                var steps = random.Next(6, Rounds);
                var begins = random.Next(Rounds - steps);
                histories.Add(new(host, some, $"{seed}l{lane}h{number}", random, begins, begins + steps, isMerged));
            }

            _lanes.Add((partners, histories));
        }
    }

    /// <summary>
    /// By minutes, days or weeks, or to the brink of something; never by nothing, so that all steps have an order.
    /// </summary>
    private void MoveClock()
    {
        var now = host.Clock.Now;
        var brinks = Histories.ElementAt(_random.Next(Size)).Brinks().Where(it => it > now && it < now.AddDays(15)).Order()
            .ToList();
        if (brinks.Count > 0 && _random.Next(3) == 0)
        {
            var brink = brinks[_random.Next(brinks.Count)].AddMicroseconds(_random.Next(3) - 1);
            if (brink > now)
            {
                host.Clock.Now = brink;
                return;
            }
        }

        host.Clock.Now = _random.Next(20) switch
        {
            < 8 => now.AddMinutes(_random.Next(1, 300)),
            < 15 => now.AddDays(_random.Next(1, 5)),
            < 18 => now.AddDays(7).AddHours(1),
            18 => now.AddDays(11),
            _ => now.AddDays(30),
        };
    }

    /// <summary>The two that do something to cases and their deals: all of them take much longer.</summary>
    private async Task RunJobs()
    {
        var jobs = host.Services.GetServices<ScheduledJob>().ToDictionary(it => it.Name);
        foreach (var name in new[] { "expire-deals", "apply-conflict-clocks" })
        {
            await using var scope = host.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
            var refusal = await jobs[name].Send(scope.ServiceProvider.GetRequiredService<IMediator>(), default);
            Assert.True(refusal is null, $"{name}: {refusal}");
        }

        foreach (var history in Histories) history.RunJobs();
    }

    /// <summary>Every deal and every case, as lists tell them.</summary>
    private async Task Compare(bool isTidy)
    {
        var splits = (await host.Database.Read(db => db.Set<CreditSplit>().Where(it => it.EndedAt == null).ToListAsync()))
            .ToDictionary(
                it => $"{it.Deal.Value}",
                it => (IReadOnlyDictionary<string, decimal>)it.Shares.ToDictionary(
                    share => $"{share.Deal.Value}", share => share.Percent));
        await Task.WhenAll(_lanes.Select(lane => Task.Run(() => Compare(lane.Partners, lane.Histories, splits, isTidy))));
    }

    private static async Task Compare(
        IReadOnlyList<Api> partners, IReadOnlyList<ConflictHistory> histories,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> splits, bool isTidy)
    {
        var (deals, cases) = (new Dictionary<string, JsonElement>(), new List<JsonElement>());
        foreach (var partner in partners)
        {
            foreach (var deal in await partner.AllDeals()) deals[deal.GetProperty("id").GetString()!] = deal;
            var read = (await partner.Get($"{ConflictActions.Conflicts}?limit=200")).Expect(HttpStatusCode.OK).Json;
            cases.AddRange(read.GetProperty("items").EnumerateArray());
        }

        var byDeal = cases.ToLookup(it => it.GetProperty("deal").GetString()!);
        foreach (var history in histories) history.Compare(deals, byDeal, splits, isTidy);
    }
}
