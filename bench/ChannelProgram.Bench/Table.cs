namespace ChannelProgram.Bench;

/// <summary>The figures, as a table in Markdown.</summary>
internal static class Table
{
    public static void Head(string ratio) => Console.WriteLine(
        $"""

        | operation | connections | | requests/s | p50 ms | p99 ms | bytes allocated | server µs | {ratio} |
        |---|--:|---|--:|--:|--:|--:|--:|--:|
        """);

    public static void Row(string operation, int connections, (string Who, Tally Tally) one, (string Who, Tally Tally) other)
    {
        var pairs = one.Tally.Turns.Zip(other.Tally.Turns, (its, others) => its / others).ToList();
        Line(operation, connections, one.Who, one.Tally, FormattableString.Invariant(
            $"{one.Tally.PerSecond / other.Tally.PerSecond:F2} ({pairs.Min():F2} to {pairs.Max():F2})"));
        Line(operation, connections, other.Who, other.Tally, "");
    }

    /// <summary>Bytes and microseconds are those of the server's process, by request.</summary>
    private static void Line(string operation, int connections, string who, Tally it, string ratio) => Console.WriteLine(FormattableString.Invariant(
        $"| {operation} | {connections} | {who} | {it.PerSecond:F0} | {Milliseconds(it, 0.5)} | {Milliseconds(it, 0.99)} | {it.Used.Allocated / it.Requests} | {it.Used.Processor / it.Requests} | {ratio} |"));

    private static string Milliseconds(Tally it, double share) => FormattableString.Invariant($"{it.Latency(share).TotalMilliseconds:F2}");
}
