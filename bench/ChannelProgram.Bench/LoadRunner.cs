using System.Diagnostics;

namespace ChannelProgram.Bench;

/// <summary>What one server did in all its turns at one operation with so many connections.</summary>
internal sealed class Measurement
{
    private readonly List<long> _latencies = [];

    public TimeSpan Time { get; private set; }

    public Usage Used { get; private set; }

    public int Requests => _latencies.Count;

    public double PerSecond => Requests / Time.TotalSeconds;

    /// <summary>Requests per second of each turn.</summary>
    public List<double> Turns { get; } = [];

    public void Add(TimeSpan time, Usage used, IReadOnlyCollection<long> latencies)
    {
        (Time, Used) = (Time + time, Used + used);
        _latencies.AddRange(latencies);
        Turns.Add(latencies.Count / time.TotalSeconds);
    }

    /// <param name="share">0.99: so long or less took 99 of 100 requests.</param>
    public TimeSpan Latency(double share)
    {
        _latencies.Sort();
        return Stopwatch.GetElapsedTime(0, _latencies[Math.Min(_latencies.Count - 1, (int)(share * _latencies.Count))]);
    }
}

/// <summary>Loads a server for a time; every answer is looked at, and a wrong one ends the bench.</summary>
internal static class LoadRunner
{
    /// <summary>More than any turn can take: the loops end by themselves, whatever the clock says.</summary>
    private const int MaxRequests = 5_000_000;

    private static readonly TimeSpan RunUp = TimeSpan.FromMilliseconds(300);

    /// <param name="measurement">What is measured is added to it; null: only to warm up.</param>
    public static async Task Turn(Server server, Operation operation, int connections, TimeSpan time, Measurement? measurement)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Connection.Open(server.Address)));
        try
        {
            await Run(open, operation, RunUp);
            var (before, start) = (await server.Used(), Stopwatch.GetTimestamp());
            var latencies = await Run(open, operation, time);
            var (elapsed, used) = (Stopwatch.GetElapsedTime(start), await server.Used() - before);
            measurement?.Add(elapsed, used, latencies);
        }
        finally
        {
            foreach (var connection in open) connection.Dispose();
        }
    }

    private static async Task<List<long>> Run(Connection[] connections, Operation operation, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all =
            await Task.WhenAll(
                connections.Select((connection, number) => Task.Run(() => Loop(connection, operation, number, end))));
        return [.. all.SelectMany(it => it)];
    }

    private static async Task<List<long>> Loop(Connection connection, Operation operation, int number, long end)
    {
        var worker = new Worker(number);
        var latencies = new List<long>(16 * 1024);
        for (var turn = 0; turn < MaxRequests; turn++)
        {
            var request = operation.Request(worker, turn);
            var sent = Stopwatch.GetTimestamp();
            if (sent >= end) break;

            var answer = await connection.Send(request);
            latencies.Add(Stopwatch.GetTimestamp() - sent);
            if (!operation.IsExpected(answer))
                throw new InvalidOperationException($"{operation.Name} was answered {answer.Status}: {answer.Text}");
        }

        return latencies;
    }
}
