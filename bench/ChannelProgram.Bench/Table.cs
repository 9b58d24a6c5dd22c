namespace ChannelProgram.Bench;

/// <summary>The figures, as a table in Markdown.</summary>
internal static class Table
{
    public static void Head() => Console.WriteLine(
        """

        | operation | connections | | requests/s | p50 ms | p99 ms | bytes allocated | server µs | ours / raw |
        |---|--:|---|--:|--:|--:|--:|--:|--:|
        """);

    public static void Row(string operation, int connections, Tally ours, Tally raw)
    {
        var pairs = ours.Turns.Zip(raw.Turns, (our, its) => our / its).ToList();
        Line(operation, connections, "ours", ours, FormattableString.Invariant(
            $"{ours.PerSecond / raw.PerSecond:F2} ({pairs.Min():F2} to {pairs.Max():F2})"));
        Line(operation, connections, "raw", raw, "");
    }

    /// <summary>Bytes and microseconds are those of the server's process, by request.</summary>
    private static void Line(string operation, int connections, string who, Tally it, string ratio) => Console.WriteLine(FormattableString.Invariant(
        $"| {operation} | {connections} | {who} | {it.PerSecond:F0} | {Milliseconds(it, 0.5)} | {Milliseconds(it, 0.99)} | {it.Used.Allocated / it.Requests} | {it.Used.Processor / it.Requests} | {ratio} |"));

    private static string Milliseconds(Tally it, double share) => FormattableString.Invariant($"{it.Latency(share).TotalMilliseconds:F2}");
}
