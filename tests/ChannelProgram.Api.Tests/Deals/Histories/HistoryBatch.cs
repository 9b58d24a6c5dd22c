namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>
/// Histories that share a clock. They have customers of their own, and every few of them partners of their own, who act
/// one after the other: so one seed makes the same batch again.
/// </summary>
internal sealed class HistoryBatch(ChannelHost host, int seed)
{
    public const int Size = 75;
    private const int Lanes = 3;
    private const int Rounds = 12;

    private static readonly string[] Tiers = ["gold", "gold", "silver", "platinum", "gold"];

    private const string Faults =
        """
        SELECT (SELECT count(*) FROM (
                  SELECT 1 FROM claims WHERE state IN ('Held', 'Offered')
                  GROUP BY account, unit, product_line HAVING count(*) > 1) AS twice)
             + (SELECT count(*) FROM claims AS waiting WHERE waiting.state = 'Waitlisted' AND NOT EXISTS (
                  SELECT 1 FROM claims AS other WHERE other.account = waiting.account
                    AND other.product_line = waiting.product_line AND other.state IN ('Held', 'Offered')))
        """;

    private readonly Random _random = new(seed);
    private readonly List<(IReadOnlyList<Competitor> Partners, IReadOnlyList<History> Histories)> _lanes = [];

    /// <summary>How many steps were taken, the clock's and the tidy-ups' included.</summary>
    public int Steps { get; private set; }

    private IEnumerable<History> Histories => _lanes.SelectMany(it => it.Histories);

    public async Task Run()
    {
        await Prepare();
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0) await MoveClock();
            await Task.WhenAll(_lanes.Select(it => Task.Run(async () =>
            {
                foreach (var history in it.Histories.Where(each => each.Difference is null)) await history.Step();
            })));
            Steps += Size;
            await ExpectInvariants();
        }

        // Told all at once: one fault often hides another.
        if (Histories.Select(it => it.Difference).OfType<DifferenceException>().ToList() is { Count: > 0 } differences)
            throw new DifferenceException(
                $"{differences.Count} differences: {string.Join("\n\n", differences.Select(it => it.Message))}");
    }

    private async Task Prepare()
    {
        // Only its place in a week matters: anybody who replays the seed alone has the same.
        var start = SettableClock.Start;
        while (start < host.Clock.Now) start = start.AddDays(7);
        host.Clock.Now = start.AddHours(_random.Next(7 * 24));
        for (var lane = 0; lane < Lanes; lane++)
        {
            var partners = new List<Competitor>();
            foreach (var tier in Tiers) partners.Add(new(await host.AddPartner(tier), new($"P{partners.Count}", tier)));
            _lanes.Add((partners, [.. Enumerable.Range(0, Size / Lanes).Select(it =>
                new History(host, partners, $"{seed}l{lane}h{it}", HashCode(lane, it)))]));
        }
    }

    /// <summary>Not <see cref="System.HashCode"/>, which differs from run to run.</summary>
    private int HashCode(int lane, int history) => (seed * 1000) + (lane * 100) + history;

    /// <summary>
    /// To the brink of something, most often of what is near, or by some hours or days; now and then everything is tidied up.
    /// </summary>
    private async Task MoveClock()
    {
        var now = host.Clock.Now;
        var brinks = Histories.ElementAt(_random.Next(Size)).Brinks().Where(it => it > now && it < now.AddDays(95)).Order()
            .ToList();
        host.Clock.Now = brinks.Count > 0 && _random.Next(4) > 0
            ? brinks[_random.Next(1 + _random.Next(brinks.Count))]
                .AddMicroseconds(_random.Next(4) switch { 0 => -1, 1 => 1, _ => 0 })
            : now.AddHours(_random.Next(2) == 0 ? _random.Next(48) : _random.Next(24 * 15));
        await Compare();

        if (_random.Next(3) > 0) return;
        await host.RunJobs();
        foreach (var history in Histories)
        {
            history.Note("is tidied up");
            foreach (var customer in history.Customers) customer.TidyUp(host.Clock.Now);
        }

        await ExpectInvariants();
        await Compare();
    }

    /// <summary>Every deal, as lists tell it.</summary>
    private async Task Compare()
    {
        Steps += Size;
        var read = await Task.WhenAll(_lanes.SelectMany(it => it.Partners).Select(it => it.Api.AllDeals()));
        var deals = read.SelectMany(it => it).ToDictionary(it => it.GetProperty("id").GetString()!);
        foreach (var history in Histories.Where(it => it.Difference is null)) history.Compare(deals);
    }

    private async Task ExpectInvariants()
    {
        if (await host.Database.Query<long>(Faults) is not 0 and var faults)
            throw new DifferenceException($"{faults} lines are had twice, or waited for while they are free");
    }
}
