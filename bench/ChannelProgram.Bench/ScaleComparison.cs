using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChannelProgram.Bench.Names;
using Npgsql;

namespace ChannelProgram.Bench;

/// <summary>One product on one database of so many customers.</summary>
internal sealed record Scale(int Accounts, Server Server, NpgsqlDataSource Database);

/// <summary>What a registration costs among few customers and among very many.</summary>
internal static class ScaleComparison
{
    public static async Task Compare(IReadOnlyList<Scale> scales, IReadOnlyList<int> connections, int rounds, TimeSpan seconds)
    {
        var filled = new List<(Scale Scale, Workload Workload, Operation[] Operations)>();
        // As many known customers are asked for on either side: once all had their turn, others come and wait, and both wait
        // alike.
        foreach (var it in scales) filled.Add(await Prepare(it, scales.Min(scale => scale.Accounts)));

        Stopwatch? signedIn = null;
        ResultTable.Head("few / many");
        for (var which = 0; which < filled[0].Operations.Length; which++)
        {
            await StaySignedIn();
            // Until the compiler rests: ten seconds after the start it still took nearly half of a server's processor time.
            foreach (var it in filled)
                await LoadRunner.Turn(
                    it.Scale.Server, it.Operations[which], connections.Max(), TimeSpan.FromSeconds(30), measurement: null);
            // What was empty when it was filled has rows by now; the server itself would see to it within a minute, in the middle
            // of a turn.
            foreach (var it in filled) await DatabaseFiller.Run(it.Scale.Database, "ANALYZE");
            foreach (var many in connections)
            {
                await StaySignedIn();
                var measurements = filled.ConvertAll(_ => new Measurement());
                for (var round = 0; round < rounds; round++)
                {
                    var turns = filled.Zip(measurements).ToList();
                    if (round % 2 == 1) turns.Reverse();
                    foreach (var (it,
                        measurement) in turns) await LoadRunner.Turn(
                            it.Scale.Server, it.Operations[which], many, seconds, measurement);
                }

                ResultTable.Row(
                    filled[0].Operations[which].Name, many,
                    (filled[0].Scale.Accounts.ToString("N0", CultureInfo.InvariantCulture), measurements[0]),
                    (filled[1].Scale.Accounts.ToString("N0", CultureInfo.InvariantCulture), measurements[1]));
            }
        }

        async Task StaySignedIn()
        {
            if (signedIn?.Elapsed < TimeSpan.FromMinutes(8)) return;
            signedIn = Stopwatch.StartNew();
            foreach (var it in filled) await Preparation.SignIn(it.Workload, it.Scale.Server);
        }
    }

    private static async Task<(Scale, Workload, Operation[])> Prepare(Scale it, int knownAsked)
    {
        await it.Server.IsUp();
        var workload = await Preparation.SignUp(it.Database);
        await Preparation.SignIn(workload, it.Server);

        using var connection = await Connection.Open(it.Server.Address);
        var first =
            await connection.Send(
                new RegisterCustomer(
                    "first", workload, "analytics", again: false,
                    [new("Template Works GmbH", "DE", "template-works.de")]).Request(new Worker(0), 0));
        using var deal = JsonDocument.Parse(first.Body);
        var watch = Stopwatch.StartNew();
        var known = (await DatabaseFiller.Fill(it.Database, deal.RootElement.GetProperty("id").GetGuid(), it.Accounts)).ToArray();
        Console.Error.WriteLine(FormattableString.Invariant($"{it.Accounts:N0} customers in {watch.Elapsed.TotalSeconds:F0} s"));

        // Chance that is the same every time.
        new Random(1).Shuffle(known);
        var strangers = new CompanyGenerator(seed: 2).Companies().Take(300_000)
            .Select(
                (company, n) =>
                    new EndCustomer(company.Name, company.Country, $"new-{n.ToString("d8", CultureInfo.InvariantCulture)}.com"));
        return (it, workload,
            [
                new RegisterCustomer("register a known customer", workload, "platform", again: true, known[..knownAsked]),
                new RegisterCustomer("register a new customer", workload, "platform", again: false, [.. strangers]),
            ]);
    }

    /// <summary>One customer after the other, each for one line, by one partner after the other.</summary>
    /// <param name="again">Once all have had their turn, others come and wait; otherwise there must be enough of them.</param>
    private sealed class RegisterCustomer(
        string name, Workload workload, string line, bool again, IReadOnlyList<EndCustomer> customers) : Operation(name, workload)
    {
        private static readonly CompositeFormat Head = CompositeFormat.Parse(
            "POST /v1/deals HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {0}\r\nContent-Type: "
            + "application/json\r\nIdempotency-Key: {1}\r\nContent-Length: {2}\r\n\r\n{3}");

        private int _next = -1;

        public override ReadOnlyMemory<byte> Request(Worker worker, int turn)
        {
            var n = Interlocked.Increment(ref _next);
            var (round, which) = Math.DivRem(n, customers.Count);
            if (round > 0 && !again) throw new InvalidOperationException($"There are no more than {customers.Count} to {Name}.");
            var (customer, partner) = (customers[which], Workload.Partners[(n + round) % Workload.Partners.Count]);
            var body = JsonSerializer.Serialize(new
            {
                type = "newBusiness",
                customer = new { name = customer.Name, country = customer.Country, website = customer.Domain },
                products = new[] { new { code = line, amount = new { amount = "20000.00", currency = "USD" } } },
                expectedCloseDate = Workload.Closes,
                stage = "qualified",
                source = "partnerSourced",
                externalId = $"{line}-{customer.Domain}-{round}",
            });
            return worker.Write(string.Format(
                CultureInfo.InvariantCulture, Head, partner.Token, $"{Name.Replace(' ', '-')}-{n}", body.Length, body));
        }

        /// <summary>Whether it was approved, waits for a line or for staff depends on names and on who came before.</summary>
        public override bool IsExpected(Answer answer) => answer.Status is 201;
    }
}
