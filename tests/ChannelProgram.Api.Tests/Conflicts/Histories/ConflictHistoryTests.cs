using System.Diagnostics;
using System.Globalization;
using ChannelProgram.Api.Tests.Deals.Histories;
using Xunit.Abstractions;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

/// <summary>
/// Random histories of cases against a plain model of the rules: no difference. Every change is held against the same ones; a
/// long run looks for others. A seed that <c>CHANNEL_CONFLICT_SEED</c> names is replayed alone.
/// </summary>
[Slow]
public class ConflictHistoryTests(ITestOutputHelper output)
{
    /// <summary>So many batches share a host: what earlier ones left behind is looked at by every job.</summary>
    private const int BatchesPerHost = 4;

    [Fact]
    public Task A_random_history_of_a_case_goes_as_the_rules_say() =>
        Environment.GetEnvironmentVariable("CHANNEL_CONFLICT_SEED") is { } seed
            ? Run(int.Parse(seed, CultureInfo.InvariantCulture), ConflictBatch.Size) : Run(first: 1, histories: 300);

    [LongFact]
    public Task Thousands_of_others_go_as_the_rules_say_too() => Run(Random.Shared.Next(1_000_000), histories: 5_000);

    private async Task Run(int first, int histories)
    {
        var clock = Stopwatch.StartNew();
        foreach (var seeds in Enumerable.Range(first, histories / ConflictBatch.Size).Chunk(BatchesPerHost))
        {
            await using var host = await IsolatedHost.Start();
            foreach (var seed in seeds) await Run(host, seed);
        }

        output.WriteLine($"seeds from {first}: {histories} histories in {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static async Task Run(ChannelHost host, int seed)
    {
        try
        {
            await new ConflictBatch(host, seed).Run();
        }
        catch (DifferenceException difference)
        {
            throw new Xunit.Sdk.XunitException($"CHANNEL_CONFLICT_SEED={seed}: {difference.Message}");
        }
    }
}
