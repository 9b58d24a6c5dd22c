using System.Net;
using System.Net.Sockets;

namespace ChannelProgram.Api.Tests.Setup;

public sealed class Starting : IAsyncLifetime
{
    private const string BadProgram = """
        {
          "version": 0, "effectiveFrom": "2026-01-01", "currency": "XXX", "timeZone": "Mars/Base", "holidays": ["2026-02-30"],
          "products": [{"code":"A b","name":"","line":"analytics"}, {"code":"twice","name":"T","line":"t"}, {"code":"twice","name":"T","line":"t"}],
          "tiers": [{"code":"gold","name":"Gold","autoApprovalLimit":"1e9"}, {"code":"silver","name":"Silver","dealRegistration":"yes"}],
          "dealRegistration": {"protectionDays":0}, "surprise": 1
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("starting").FullName;
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Empty();

    [Fact]
    public async Task A_bad_program_stops_the_start_with_every_fault_named()
    {
        var file = Path.Combine(_folder, "program.json");
        await File.WriteAllTextAsync(file, BadProgram);

        var complaint = await Complaint("Development", OnDatabase(("Program:File", file)));

        Assert.StartsWith($"The program in {file} cannot be published.", complaint, StringComparison.Ordinal);
        Assert.All(
            [
                "/version", "/effectiveFrom", "/currency", "/timeZone", "/holidays/0", "/products", "/products/0/code", "/products/0/name",
                "/tiers/0/autoApprovalLimit", "/tiers/0/dealRegistration", "/tiers/1/dealRegistration", "/dealRegistration/protectionDays",
                "/dealRegistration/decisionBusinessDays", "/surprise",
            ],
            place => Assert.Contains($" {place}: ", complaint, StringComparison.Ordinal));
        Assert.DoesNotContain("..", complaint, StringComparison.Ordinal);
        Assert.Equal(0L, await _database.Query<long>("SELECT count(*) FROM program_versions"));
    }

    [Theory]
    [InlineData("no such file")]
    [InlineData("{ \"version\": ")]
    public async Task A_program_that_cannot_be_read_is_told_in_one_sentence(string content)
    {
        var file = Path.Combine(_folder, "program.json");
        if (content.StartsWith('{')) await File.WriteAllTextAsync(file, content);

        Assert.Single((await Complaint("Development", OnDatabase(("Program:File", file)))).Split('\n'));
    }

    [Fact]
    public async Task In_production_each_missing_setting_is_told_in_one_sentence()
    {
        var settings = new Dictionary<string, string>();
        foreach (var (name, value) in Production())
        {
            var complaint = await Complaint("Production", settings);
            Assert.Single(complaint.Split('\n'));
            Assert.StartsWith($"The setting {name} is missing", complaint, StringComparison.Ordinal);
            settings[name] = value;
        }
    }

    [Fact]
    public async Task In_production_a_database_that_was_not_migrated_stops_the_start() => Assert.Equal(
        "The database is not at this version: run the migrate command first.", await Complaint("Production", Production()));

    [Fact]
    public async Task In_production_the_migrate_command_makes_the_database_ready_and_seeds_nothing()
    {
        for (var twice = 0; twice < 2; twice++)
        {
            await using var migrate = Node.Start("Production", Production(), "migrate");
            Assert.Equal((0, ""), (await migrate.Stopped(), migrate.Complaint));
        }

        await using var node = Node.Start("Production", Production());
        using var http = new HttpClient { BaseAddress = await node.Listening() };

        Assert.Equal("""{"status":"ready"}""", await http.GetStringAsync("/health/ready"));
        Assert.Contains("https://api.example.com/connect/token", await http.GetStringAsync("/.well-known/oauth-authorization-server"), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo-gold",
            ["client_secret"] = "demo-gold-secret-for-development-only",
        });
        Assert.Equal(401, (int)(await http.PostAsync("/connect/token", form)).StatusCode);
        Assert.Equal("1 0 0 0 0", await _database.Query<string>("""
            SELECT concat_ws(' ', (SELECT count(*) FROM program_versions), (SELECT count(*) FROM partners),
              (SELECT count(*) FROM api_clients), (SELECT count(*) FROM portal_users), (SELECT count(*) FROM deals))
            """));
        Assert.Equal((0, ""), (await node.Stop(), node.Complaint));

        // The keys of tokens rest encrypted.
        Assert.Equal(0L, await _database.Query<long>("SELECT count(*) FROM data_protection_keys WHERE xml NOT LIKE '%EncryptedKey%'"));
    }

    [Fact]
    public async Task In_production_a_database_without_a_program_or_a_key_stops_the_start()
    {
        await using (var migrate = Node.Start("Production", Production(), "migrate")) Assert.Equal(0, await migrate.Stopped());

        await _database.Execute("DELETE FROM program_versions");
        Assert.Equal("The database holds no program yet: run the migrate command first.", await Complaint("Production", Production()));
        await _database.Execute("DELETE FROM data_protection_keys");
        Assert.Equal("The database holds no key yet: run the migrate command first.", await Complaint("Production", Production()));
    }

    [Fact]
    public async Task In_production_a_database_of_development_stops_the_start()
    {
        await using (var node = Node.Start("Development", OnDatabase())) await node.Listening();

        Assert.StartsWith("The database holds the demo", await Complaint("Production", Production()), StringComparison.Ordinal);
        await _database.Execute("UPDATE api_clients SET revoked_at = created_at; DELETE FROM portal_users");
        Assert.StartsWith("The database holds a key that is not encrypted", await Complaint("Production", Production()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_file_is_read_only_while_there_is_no_program()
    {
        await using (var first = Node.Start("Production", Production(), "migrate")) Assert.Equal(0, await first.Stopped());
        var gone = Production();
        gone["Program:File"] = Path.Combine(_folder, "gone.json");

        await using var again = Node.Start("Production", gone, "migrate");
        Assert.Equal((0, ""), (await again.Stopped(), again.Complaint));
    }

    [Fact]
    public async Task What_is_no_command_or_no_setting_is_told_in_one_sentence()
    {
        Assert.Equal("There is no command migrat; there are migrate, enrol-admin EMAIL and openapi.", await Complaint("Development", OnDatabase(), "migrat"));
        // Thirty alone is thirty days.
        foreach (var time in new[] { "0", "30" })
            Assert.Equal(
                "The setting TidyUp:Every must be a time such as 00:01:00, a day at most.", await Complaint("Development", OnDatabase(("TidyUp:Every", time))));
        Assert.Equal("The setting Database:Engine must be postgreSql or sqlServer.", await Complaint("Development", OnDatabase(("Database:Engine", "oracle"))));
        Assert.Equal("The setting Database:MaxBatchSize must be a whole number from 1 on.", await Complaint("Development", OnDatabase(("Database:MaxBatchSize", "0"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nowhere")]
    public async Task An_address_that_cannot_be_listened_at_is_told_in_one_sentence(string? address)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var complaint = await Complaint("Development", OnDatabase(("ASPNETCORE_URLS", address ?? $"http://{taken.LocalEndpoint}")));

        Assert.StartsWith("It cannot listen where ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS tell it to: ", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.Split('\n'));
    }

    [Theory]
    [InlineData("postgreSql", "Channel", "Host=127.0.0.1;Port=1;Timeout=2")]
    [InlineData("postgreSql", "Channel", "Nonsense=1")]
    [InlineData("sqlServer", "Channel", "Server=127.0.0.1,1;User ID=sa;Password=none;Connect Timeout=2;Connect Retry Count=0")]
    [InlineData("sqlServer", "Channel", "Nonsense=1")]
    [InlineData("postgreSql", "Owner", "Host=127.0.0.1;Port=1;Timeout=2")]
    public async Task A_database_out_of_reach_is_told_in_one_sentence(string engine, string name, string connectionString)
    {
        var settings = OnDatabase(("Database:Engine", engine));
        settings[$"ConnectionStrings:{name}"] = connectionString;

        var complaint = await Complaint("Development", settings);

        Assert.StartsWith($"The database that ConnectionStrings:{name} names cannot be used: ", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.Split('\n'));
        Assert.DoesNotContain("none", complaint, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database.DisposeAsync();
    }

    private static async Task<string> Complaint(string environment, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var node = Node.Start(environment, settings, arguments);
        Assert.Equal(1, await node.Stopped());
        return node.Complaint;
    }

    private Dictionary<string, string> OnDatabase(params (string Name, string Value)[] more) =>
        new(more.Select(it => KeyValuePair.Create(it.Name, it.Value)).Prepend(KeyValuePair.Create("ConnectionStrings:Channel", _database.ConnectionString)));

    /// <summary>What Production must be told, in the order in which it asks.</summary>
    private Dictionary<string, string> Production() => Installation.Settings(_database.ConnectionString, _folder);
}
