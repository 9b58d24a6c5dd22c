using System.Diagnostics;
using System.Globalization;
using System.Net;
using ChannelProgram.Bench;
using Npgsql;

// Started by the scripts bench/run, bench/scale and bench/tiers, which also start PostgreSQL and the two servers.
if (args is ["certificate", var path, var password])
{
    Preparation.MakeCertificate(path, password);
    return 0;
}

if (args is ["receipt-certificate", var receiptPath, var receiptPassword])
{
    Preparation.MakeReceiptCertificate(receiptPath, receiptPassword);
    return 0;
}

if (args is not [("compare" or "scale" or "tiers-fill" or "tiers") and var what, .. var options])
{
    Console.Error.WriteLine("This is started by bench/run, bench/scale or bench/tiers.");
    return 1;
}

string Option(string name, string otherwise) =>
    options.FirstOrDefault(it => it.StartsWith($"--{name}=", StringComparison.Ordinal)) is { } given
        ? given[(name.Length + 3)..]
        : otherwise;

static string Required(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");

var seconds = TimeSpan.FromSeconds(double.Parse(Option("seconds", "4"), CultureInfo.InvariantCulture));
var rounds = int.Parse(Option("rounds", "4"), CultureInfo.InvariantCulture);
var connections = Option("connections", "1,16,64").Split(',').Select(it => int.Parse(it, CultureInfo.InvariantCulture)).ToList();
var only = Option("only", "");

if (what == "scale")
{
    await using var few = NpgsqlDataSource.Create(Required("BENCH_FEW_DATABASE"));
    await using var many = NpgsqlDataSource.Create(Required("BENCH_MANY_DATABASE"));
    await ScaleComparison.Compare(
        [
            new(Accounts("few", "10000"), new("few", IPEndPoint.Parse(Required("BENCH_FEW")), Required("BENCH_FEW_GAUGE")), few),
            new(
                Accounts("many", "1000000"), new("many", IPEndPoint.Parse(Required("BENCH_MANY")), Required("BENCH_MANY_GAUGE")),
                many),
        ],
        connections, rounds, seconds);
    return 0;

    int Accounts(string name, string otherwise) => int.Parse(Option(name, otherwise), CultureInfo.InvariantCulture);
}

await using var database = NpgsqlDataSource.Create(Required("ConnectionStrings__Channel"));
if (what.StartsWith("tiers", StringComparison.Ordinal))
{
    const string client = "bench-vendor";
    var partners = int.Parse(Option("partners", "100000"), CultureInfo.InvariantCulture);
    if (what == "tiers-fill")
    {
        await TierBench.Fill(database, partners);
        await TierBench.AddClient(database, client);
        return 0;
    }

    var product = new Server("ours", IPEndPoint.Parse(Required("BENCH_OURS")), Gauge: "");
    await TierBench.WaitForJob(database, partners, int.Parse(Option("process", ""), CultureInfo.InvariantCulture));
    await TierBench.CompareOnDemand(database, product, client);
    return 0;
}

var ours = new Server("ours", IPEndPoint.Parse(Required("BENCH_OURS")), Required("BENCH_OURS_GAUGE"));
var raw = new Server("raw", IPEndPoint.Parse(Required("BENCH_RAW")), Required("BENCH_RAW_GAUGE"));
await ours.IsUp();
await raw.IsUp();

Console.Error.WriteLine("Preparing 1,000 partners and 60,000 deals …");
var workload = await Preparation.SignUp(database);
var signedIn = Stopwatch.StartNew();
await Preparation.SignIn(workload, ours);
await Preparation.CreateDeals(workload, ours, database);
var rows = await EquivalenceCheck.SameRows(workload, ours, raw, database);
await EquivalenceCheck.SameAnswers(workload, ours, raw);

Console.WriteLine($"Rows of one registration, the same for both: {rows}");
ResultTable.Head("ours / raw");
foreach (var operation in Operation.All(workload).Where(it => only.Length == 0 || only.Split(',').Contains(it.Name)))
{
    Console.Error.WriteLine($"{operation.Name} …");
    foreach (var server in (Server[])[ours, raw])
        await LoadRunner.Turn(server, operation, connections.Max(), TimeSpan.FromSeconds(12), measurement: null);
    foreach (var many in connections)
    {
        if (signedIn.Elapsed > TimeSpan.FromMinutes(8))
        {
            signedIn.Restart();
            await Preparation.SignIn(workload, ours);
        }

        var (our, its) = (new Measurement(), new Measurement());
        for (var round = 0; round < rounds; round++)
        {
            // Ours, raw, raw, ours …: what drifts, drifts for both.
            (Server, Measurement)[] turns = round % 2 == 0 ? [(ours, our), (raw, its)] : [(raw, its), (ours, our)];
            foreach (var (server, measurement) in turns) await LoadRunner.Turn(server, operation, many, seconds, measurement);
        }

        ResultTable.Row(operation.Name, many, ("ours", our), ("raw", its));
    }
}

return 0;
