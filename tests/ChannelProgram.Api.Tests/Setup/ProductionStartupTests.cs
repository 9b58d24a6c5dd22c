namespace ChannelProgram.Api.Tests.Setup;

[Slow]
public sealed class ProductionStartupTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("starting").FullName;
    private TestDatabase _empty = null!;

    public async Task InitializeAsync() => _empty = await TestDatabase.Empty();

    [Fact]
    public async Task In_production_each_missing_setting_is_reported_in_one_sentence()
    {
        var settings = new Dictionary<string, string>();
        foreach (var (name, value) in On(_empty))
        {
            var complaint = await Node.Complains("Production", settings);
            Assert.Single(complaint.Split('\n'));
            Assert.StartsWith($"The setting {name} is missing", complaint, StringComparison.Ordinal);
            settings[name] = value;
        }
    }

    [Fact]
    public async Task In_production_a_sandbox_does_not_start()
    {
        var settings = new Dictionary<string, string>(On(_empty)) { ["Sandbox"] = "true" };
        Assert.Equal(
            "The setting Sandbox must not be true in Production: the clock of a sandbox can be moved, which ends the protection "
            + "of deals.",
            await Node.Complains("Production", settings));
    }

    [Fact]
    public async Task In_production_staff_cannot_do_without_a_second_factor()
    {
        var settings = new Dictionary<string, string>(On(_empty)) { ["TwoFactor:RequiredOfStaff"] = "false" };
        Assert.Equal(
            "The setting TwoFactor:RequiredOfStaff must not be false outside Development: staff sees the data of all partners.",
            await Node.Complains("Production", settings));
    }

    [Fact]
    public async Task In_production_a_database_that_was_not_migrated_fails_the_startup() => Assert.Equal(
        "The database is not at this version: run the migrate command first.", await Complaint(_empty));

    [Fact]
    public async Task In_production_the_migrate_command_prepares_the_database_without_demo_data()
    {
        for (var twice = 0; twice < 2; twice++)
        {
            await using var migrate = Node.Start("Production", On(_empty), "migrate");
            Assert.Equal((0, ""), (await migrate.Stopped(), migrate.Complaint));
        }

        await using var node = Node.Start("Production", On(_empty));
        using var http = new HttpClient { BaseAddress = await node.Listening() };

        Assert.Equal("""{"status":"ready"}""", await http.GetStringAsync("/health/ready"));
        Assert.Contains(
            "https://api.example.com/connect/token", await http.GetStringAsync("/.well-known/oauth-authorization-server"),
            StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo-gold",
            ["client_secret"] = "demo-gold-secret-for-development-only",
        });
        Assert.Equal(401, (int)(await http.PostAsync("/connect/token", form)).StatusCode);
        Assert.Equal("1 0 0 0 0", await _empty.Query<string>("""
            SELECT concat_ws(' ', (SELECT count(*) FROM program_versions), (SELECT count(*) FROM partners),
              (SELECT count(*) FROM api_clients), (SELECT count(*) FROM portal_users), (SELECT count(*) FROM deals))
            """));
        Assert.Equal((0, ""), (await node.Stop(), node.Complaint));

        // The keys of tokens rest encrypted.
        Assert.Equal(
            0L, await _empty.Query<long>("SELECT count(*) FROM data_protection_keys WHERE xml NOT LIKE '%EncryptedKey%'"));
    }

    [Fact]
    public async Task In_production_a_database_without_a_program_or_a_key_fails_the_startup()
    {
        await using var migrated = await Installation.Migrated();

        await migrated.Execute("DELETE FROM program_versions");
        Assert.Equal("The database holds no program yet: run the migrate command first.", await Complaint(migrated));
        await migrated.Execute("DELETE FROM data_protection_keys");
        Assert.Equal("The database holds no key yet: run the migrate command first.", await Complaint(migrated));
    }

    [Fact]
    public async Task In_production_a_development_database_fails_the_startup()
    {
        await using var demo = await TestDatabase.Clone();

        Assert.StartsWith("The database holds the demo", await Complaint(demo), StringComparison.Ordinal);
        await demo.Execute("UPDATE api_clients SET revoked_at = created_at; DELETE FROM portal_users");
        Assert.StartsWith("The database holds a key that is not encrypted", await Complaint(demo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_file_is_read_only_while_there_is_no_program()
    {
        await using var migrated = await Installation.Migrated();
        var gone = On(migrated);
        gone["Program:File"] = Path.Combine(_folder, "gone.json");

        await using var again = Node.Start("Production", gone, "migrate");
        Assert.Equal((0, ""), (await again.Stopped(), again.Complaint));
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _empty.DisposeAsync();
    }

    private Task<string> Complaint(TestDatabase database) => Node.Complains("Production", On(database));

    /// <summary>What Production must be told, in the order in which it asks.</summary>
    private Dictionary<string, string> On(TestDatabase database) => Installation.Settings(database.ConnectionString, _folder);
}
