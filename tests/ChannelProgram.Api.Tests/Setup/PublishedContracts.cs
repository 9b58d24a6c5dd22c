using System.Runtime.CompilerServices;
using System.Text.Json;
using ChannelProgram.Api.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>What is published beside the code is what the code does; <c>scripts/update-contracts</c> writes it anew.</summary>
public class PublishedContracts(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task The_OpenAPI_document_is_that_of_the_running_code() =>
        AssertPublished("api-specs/channel-program.v1.json", (await host.Nobody.Get("/openapi/v1.json")).Text);

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlserver")]
    public void The_sql_script_is_that_of_the_migrations(string engine)
    {
        using var db = Engines.Offline(engine);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        AssertPublished($"db/{engine}/channel-program.sql", script);
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
            .SelectMany(path => path.Value.EnumerateObject().Select(it => it.Value.GetProperty("operationId").GetString()!)).ToList();

        Assert.Equal(operations.Count, operations.Distinct().Count());
        Assert.Superset(
            new HashSet<string> { "registerDeal", "listDeals", "getDeal", "approveDeal", "withdrawDeal", "issueToken", "signIn", "getMe", "getProgram" },
            operations.ToHashSet());
    }

    private static void AssertPublished(string file, string current)
    {
        var path = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", file));
        current = current.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("CHANNEL_UPDATE_CONTRACTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, current);
        }

        Assert.True(current == File.ReadAllText(path), $"{file} is not what the code does now: run scripts/update-contracts.");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
