using System.Net;
using System.Net.Sockets;

namespace ChannelProgram.Api.Tests.Setup;

[Slow]
public sealed class StartupTests : IAsyncLifetime
{
    private const string BadProgram = """
        {
          "version": 0, "effectiveFrom": "2026-01-01", "currency": "XXX", "timeZone": "Mars/Base", "holidays": ["2026-02-30"],
          "products": [{"code":"A b","name":"","line":"analytics"}, {"code":"twice","name":"T","line":"t"}, {"code":"twice","name":"T","line":"t"}],
          "tiers": [{"code":"gold","name":"Gold","autoApprovalLimit":"1e9"}, {"code":"silver","dealRegistration":"yes"}],
          "dealRegistration": {"protectionDays":0}, "vendorClaims": null, "surprise": 1
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("starting").FullName;
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Empty();

    [Fact]
    public async Task An_invalid_program_fails_the_startup_with_every_fault()
    {
        var file = Path.Combine(_folder, "program.json");
        await File.WriteAllTextAsync(file, BadProgram);

        var complaint = await Complaint(OnDatabase(("Program:File", file)));

        Assert.StartsWith($"The program in {file} cannot be published.", complaint, StringComparison.Ordinal);
        Assert.All(
            [
                "/version", "/effectiveFrom", "/currency", "/timeZone", "/holidays/0", "/products", "/products/0/code",
                "/products/0/name",
                "/tiers/0/autoApprovalLimit", "/tiers/1/name", "/tiers/1/dealRegistration", "/dealRegistration/protectionDays",
                "/vendorClaims",
                "/surprise",
            ],
            place => Assert.Contains($" {place}: ", complaint, StringComparison.Ordinal));
        Assert.DoesNotContain("..", complaint, StringComparison.Ordinal);
        Assert.Equal(0L, await _database.Query<long>("SELECT count(*) FROM program_versions"));
    }

    [Theory]
    [InlineData("no such file")]
    [InlineData("{ \"version\": ")]
    public async Task An_unreadable_program_is_reported_in_one_sentence(string content)
    {
        var file = Path.Combine(_folder, "program.json");
        if (content.StartsWith('{')) await File.WriteAllTextAsync(file, content);

        Assert.Single((await Complaint(OnDatabase(("Program:File", file)))).Split('\n'));
    }

    [Fact]
    public async Task An_unknown_command_or_invalid_setting_is_reported_in_one_sentence()
    {
        Assert.Equal(
            "There is no command migrat; there are migrate, admin …, find-shared-keys, "
            + "jobs, pause-job NAME, resume-job NAME, verify-receipt RECEIPT [KEYS] and openapi.",
            await Complaint(OnDatabase(), "migrat"));
        // Thirty alone is thirty days.
        foreach (var time in new[] { "0", "30" })
            Assert.Equal(
                "The setting Jobs:Every:expire-deals must be a time such as 00:01:00, a second at least and a day at most.",
                await Complaint(OnDatabase(("Jobs:Every:expire-deals", time))));
        Assert.StartsWith(
            "The setting Jobs:Every:expire names no job; there are apply-conflict-clocks, ",
            await Complaint(OnDatabase(("Jobs:Every:expire", "00:01:00"))), StringComparison.Ordinal);
        Assert.Equal("The setting Jobs:Enabled must be true or false.", await Complaint(OnDatabase(("Jobs:Enabled", "no"))));
        Assert.Equal("The setting Sandbox must be true or false.", await Complaint(OnDatabase(("Sandbox", "yes"))));
        Assert.Equal(
            "The setting Database:Engine must be postgreSql or sqlServer.",
            await Complaint(OnDatabase(("Database:Engine", "oracle"))));
        Assert.Equal(
            "The setting Database:MaxBatchSize must be a whole number from 1 on.",
            await Complaint(OnDatabase(("Database:MaxBatchSize", "0"))));
    }

    [Fact]
    public async Task Without_the_setting_a_database_whose_clock_was_moved_is_refused()
    {
        await using var moved = await TestDatabase.Clone();
        await moved.Execute("INSERT INTO sandbox_clock (id, ahead) VALUES (1, 1)");

        Assert.Equal(
            "The database is that of a sandbox whose clock was moved: set Sandbox to true or take another database.",
            await Complaint(On(moved)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nowhere")]
    public async Task An_unusable_listen_address_is_reported_in_one_sentence(string? address)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        // What is ready needs nothing but an address.
        await using var ready = await TestDatabase.Clone();
        var complaint = await Complaint(On(ready, ("ASPNETCORE_URLS", address ?? $"http://{taken.LocalEndpoint}")));

        Assert.StartsWith(
            "It cannot listen where ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS tell it to: ", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.Split('\n'));
    }

    [Theory]
    [InlineData("postgreSql", "Channel", "Host=127.0.0.1;Port=1;Timeout=2")]
    [InlineData("postgreSql", "Channel", "Nonsense=1")]
    [InlineData("sqlServer", "Channel", "Server=127.0.0.1,1;User ID=sa;Password=none;Connect Timeout=2;Connect Retry Count=0")]
    [InlineData("sqlServer", "Channel", "Nonsense=1")]
    [InlineData("postgreSql", "Owner", "Host=127.0.0.1;Port=1;Timeout=2")]
    public async Task An_unreachable_database_is_reported_in_one_sentence(string engine, string name, string connectionString)
    {
        var settings = OnDatabase(("Database:Engine", engine));
        settings[$"ConnectionStrings:{name}"] = connectionString;

        var complaint = await Complaint(settings);

        Assert.StartsWith(
            $"The database that ConnectionStrings:{name} names cannot be used: ", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.Split('\n'));
        Assert.DoesNotContain("none", complaint, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database.DisposeAsync();
    }

    private static Task<string> Complaint(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        Node.Complains("Development", settings, arguments);

    private Dictionary<string, string> OnDatabase(params (string Name, string Value)[] more) => On(_database, more);

    private static Dictionary<string, string> On(TestDatabase database, params (string Name, string Value)[] more) =>
        new(
            more.Select(it => KeyValuePair.Create(it.Name, it.Value))
                .Prepend(KeyValuePair.Create("ConnectionStrings:Channel", database.ConnectionString)));
}
