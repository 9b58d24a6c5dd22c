using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>
/// Random histories against a plain model of the rules: no difference. Every change is held against the same ones; a long run
/// looks for others. A seed that <c>CHANNEL_HISTORY_SEED</c> names is replayed alone.
/// </summary>
[Trait("Engine", "postgreSql")]
[Slow]
public class DealHistoryTests(ITestOutputHelper output)
{
    /// <summary>So many batches share a host: what earlier ones left behind is looked at by every tidy-up.</summary>
    private const int BatchesPerHost = 4;

    private static readonly int Batches = TestRounds.Of(300, longRun: 10_050) / HistoryBatch.Size;

    [Fact]
    public async Task A_random_history_goes_as_the_rules_say()
    {
        var replayed = Environment.GetEnvironmentVariable("CHANNEL_HISTORY_SEED");
        var first = replayed is null
            ? TestRounds.Of(1, longRun: Random.Shared.Next(1_000_000))
            : int.Parse(replayed, CultureInfo.InvariantCulture);
        var (seeds, steps, clock) = (Enumerable.Range(first, replayed is null ? Batches : 1), 0, Stopwatch.StartNew());
        foreach (var some in seeds.Chunk(BatchesPerHost))
        {
            var host = new ShippedProgramHost();
            await host.InitializeAsync();
            try
            {
                foreach (var seed in some) steps += await Run(host, seed);
            }
            finally
            {
                await host.DisposeAsync();
            }
        }

        output.WriteLine($"seeds from {first}: {steps} steps, {steps / clock.Elapsed.TotalSeconds:F0} a second");
    }

    private static async Task<int> Run(ShippedProgramHost host, int seed)
    {
        var batch = new HistoryBatch(host, seed);
        try
        {
            await batch.Run();
            return batch.Steps;
        }
        catch (DifferenceException difference)
        {
            throw new Xunit.Sdk.XunitException($"CHANNEL_HISTORY_SEED={seed}: {difference.Message}");
        }
    }
}
