using System.Runtime.CompilerServices;
using System.Text.Json;
using ChannelProgram.Api.Tests.Programs;
using ChannelProgram.Api.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>What is published beside the code is what the code does; <c>scripts/update-contracts</c> writes it anew.</summary>
public class PublishedContractTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Schema =
        """
        SELECT string_agg(it, E'\n' ORDER BY it) FROM (
          SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(character_maximum_length, 0)
          FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
          UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
          UNION ALL SELECT "MigrationId" FROM "__EFMigrationsHistory") AS all_of_it (it)
        """;

    [Fact]
    public async Task The_OpenAPI_document_is_that_of_the_running_code() =>
        AssertPublished("api-specs/channel-program.v1.json", await Contract.Document.TextOf(host));

    [Fact]
    public void The_documents_of_the_events_are_those_of_the_catalogue()
    {
        AssertPublished("docs/events.md", EventDocuments.Catalogue());
        AssertPublished("api-specs/events.v1.schema.json", EventDocuments.Schema());
    }

    [Fact]
    public async Task The_documents_of_the_program_are_those_of_its_declarations()
    {
        var documents = new ProgramDocuments(
            await Contract.Document.TextOf(host), await File.ReadAllTextAsync(TestProgram.Shipped));
        AssertPublished("api-specs/program-version.schema.json", documents.Schema());
        AssertPublished("docs/program.md", documents.Reference());
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlserver")]
    public void The_sql_script_is_that_of_the_migrations(string engine)
    {
        using var db = Engines.Offline(engine);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        AssertPublished($"db/{engine}/channel-program.sql", script);
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task The_sql_script_creates_the_same_schema_as_the_product_and_is_idempotent()
    {
        await using var database = await TestDatabase.Empty();
        var script = await File.ReadAllTextAsync(PathOf("db/postgresql/channel-program.sql"));

        await database.Execute(script);
        await database.Execute(script);

        Assert.Equal(await host.Database.Query<string>(Schema), await database.Query<string>(Schema));
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlserver")]
    public void The_model_has_no_change_without_a_migration(string engine)
    {
        using var db = Engines.Offline(engine);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_document_names_every_operation_once()
    {
        var document = JsonSerializer.Deserialize<JsonElement>((await host.Nobody.Get("/openapi/v1.json")).Text);

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(it => it.Value.GetProperty("operationId").GetString()!))
            .ToList();

        Assert.Equal(operations.Count, operations.Distinct().Count());
        Assert.Superset(
            new HashSet<string> { "registerDeal", "listDeals", "getDeal", "approveDeal", "withdrawDeal", "issueToken", "signIn",
                "getMe", "getProgram" },
            operations.ToHashSet());
    }

    private static void AssertPublished(string file, string current)
    {
        var path = PathOf(file);
        current = current.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("CHANNEL_UPDATE_CONTRACTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, current);
        }

        Assert.True(current == File.ReadAllText(path), $"{file} is not what the code does now: run scripts/update-contracts.");
    }

    internal static string PathOf(string file) => Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", file));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
