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
internal static class Scaling
{
    public static async Task Compare(IReadOnlyList<Scale> scales, IReadOnlyList<int> connections, int rounds, TimeSpan seconds)
    {
        var filled = new List<(Scale Scale, Scene Scene, Operation[] Operations)>();
        foreach (var it in scales) filled.Add(await Prepare(it));

        var signedIn = Stopwatch.StartNew();
        Table.Head("few / many");
        for (var which = 0; which < filled[0].Operations.Length; which++)
        {
            // Until the compiler rests: after ten seconds it took nearly half of the server's processor time, of the one with more to do the more.
            foreach (var it in filled) await Measuring.Turn(it.Scale.Server, it.Operations[which], connections.Max(), TimeSpan.FromSeconds(30), tally: null);
            // What was empty when it was filled has rows by now; the server itself would see to it within a minute, in the middle of a turn.
            foreach (var it in filled) await Filling.Run(it.Scale.Database, "ANALYZE");
            foreach (var many in connections)
            {
                if (signedIn.Elapsed > TimeSpan.FromMinutes(8))
                {
                    signedIn.Restart();
                    foreach (var it in filled) await Preparation.SignIn(it.Scene, it.Scale.Server);
                }

                var tallies = filled.ConvertAll(_ => new Tally());
                for (var round = 0; round < rounds; round++)
                {
                    var turns = filled.Zip(tallies).ToList();
                    if (round % 2 == 1) turns.Reverse();
                    foreach (var (it, tally) in turns) await Measuring.Turn(it.Scale.Server, it.Operations[which], many, seconds, tally);
                }

                Table.Row(
                    filled[0].Operations[which].Name, many,
                    (filled[0].Scale.Accounts.ToString("N0", CultureInfo.InvariantCulture), tallies[0]),
                    (filled[1].Scale.Accounts.ToString("N0", CultureInfo.InvariantCulture), tallies[1]));
            }
        }
    }

    private static async Task<(Scale, Scene, Operation[])> Prepare(Scale it)
    {
        await it.Server.IsUp();
        var scene = await Preparation.SignUp(it.Database);
        await Preparation.SignIn(scene, it.Server);

        using var connection = await Connection.Open(it.Server.Address);
        var first = await connection.Ask(new RegisterCustomer("first", scene, "analytics", [new("Template Works GmbH", "DE", "template-works.de")]).Request(new Worker(0), 0));
        using var deal = JsonDocument.Parse(first.Body);
        var watch = Stopwatch.StartNew();
        var known = (await Filling.Fill(it.Database, deal.RootElement.GetProperty("id").GetGuid(), it.Accounts)).ToArray();
        Console.Error.WriteLine(FormattableString.Invariant($"{it.Accounts:N0} customers in {watch.Elapsed.TotalSeconds:F0} s"));

        // Chance that is the same every time.
        new Random(1).Shuffle(known);
        var strangers = new Universe(seed: 2).Companies().Take(100_000)
            .Select((company, n) => new EndCustomer(company.Name, company.Country, $"new-{n.ToString("d8", CultureInfo.InvariantCulture)}.com"));
        return (it, scene,
            [
                new RegisterCustomer("register a known customer", scene, "platform", known),
                new RegisterCustomer("register a new customer", scene, "platform", [.. strangers]),
            ]);
    }

    /// <summary>One customer after the other, each for one line, by one partner after the other.</summary>
    private sealed class RegisterCustomer(string name, Scene scene, string line, IReadOnlyList<EndCustomer> customers) : Operation(name, scene)
    {
        private static readonly CompositeFormat Head = CompositeFormat.Parse(
            "POST /v1/deals HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {0}\r\nContent-Type: application/json\r\nIdempotency-Key: {1}\r\nContent-Length: {2}\r\n\r\n{3}");

        private int _next = -1;

        public override ReadOnlyMemory<byte> Request(Worker worker, int turn)
        {
            var n = Interlocked.Increment(ref _next);
            // Once all have had their turn, others come and wait.
            var (again, which) = Math.DivRem(n, customers.Count);
            var (customer, partner) = (customers[which], Scene.Partners[(n + again) % Scene.Partners.Count]);
            var body = JsonSerializer.Serialize(new
            {
                type = "newBusiness",
                customer = new { name = customer.Name, country = customer.Country, website = customer.Domain },
                products = new[] { new { code = line, amount = new { amount = "20000.00", currency = "USD" } } },
                expectedCloseDate = Scene.Closes,
                stage = "qualified",
                source = "partnerSourced",
                externalId = $"{line}-{customer.Domain}-{again}",
            });
            return worker.Write(string.Format(
                CultureInfo.InvariantCulture, Head, partner.Token, $"{Name.Replace(' ', '-')}-{n}", body.Length, body));
        }

        /// <summary>Whether it was approved, waits for a line or for staff depends on names and on who came before.</summary>
        public override bool IsRight(Answer answer) => answer.Status is 201;
    }
}
