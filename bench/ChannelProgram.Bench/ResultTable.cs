namespace ChannelProgram.Bench;

/// <summary>The figures, as a table in Markdown.</summary>
internal static class ResultTable
{
    public static void Head(string ratio) => Console.WriteLine(
        $"""

        | operation | connections | | requests/s | p50 ms | p99 ms | bytes allocated | server µs | {ratio} |
        |---|--:|---|--:|--:|--:|--:|--:|--:|
        """);

    public static void Row(
        string operation, int connections, (string Who, Measurement Measurement) one, (string Who, Measurement Measurement) other)
    {
        var pairs = one.Measurement.Turns.Zip(other.Measurement.Turns, (its, others) => its / others).ToList();
        Line(operation, connections, one.Who, one.Measurement, FormattableString.Invariant(
            $"{one.Measurement.PerSecond / other.Measurement.PerSecond:F2} ({pairs.Min():F2} to {pairs.Max():F2})"));
        Line(operation, connections, other.Who, other.Measurement, "");
    }

    /// <summary>Bytes and microseconds are those of the server's process, by request.</summary>
    private static void Line(string operation, int connections, string who, Measurement it, string ratio)
    {
        var (median, p99) = (Milliseconds(it, 0.5), Milliseconds(it, 0.99));
        var (bytes, time) = (it.Used.Allocated / it.Requests, it.Used.Processor / it.Requests);
        Console.WriteLine(FormattableString.Invariant(
            $"| {operation} | {connections} | {who} | {it.PerSecond:F0} | {median} | {p99} | {bytes} | {time} | {ratio} |"));
    }

    private static string Milliseconds(Measurement it, double share) =>
        FormattableString.Invariant($"{it.Latency(share).TotalMilliseconds:F2}");
}
