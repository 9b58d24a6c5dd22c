using Npgsql;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Every operation when the database no longer answers. On a database of its own, which nothing opens again.</summary>
[Trait("Engine", "postgreSql")]
public class DatabaseUnavailableTests(IsolatedSandboxHost host) : IClassFixture<IsolatedSandboxHost>
{
    [Fact]
    public async Task Without_the_database_every_operation_answers_as_the_document_says()
    {
        // Signed in while that could be done.
        foreach (var caller in (Api[])[host.Gold, host.ChannelManager]) await caller.Get("/v1/me");
        await CloseDatabase();

        var (wrong, served) = (new List<string>(), new List<string>());
        foreach (var it in await DocumentedOperation.All(host))
        {
            var caller = it.Definition.Access == Web.Common.Access.OpenToAll
                ? host.Nobody
                : it.Definition.Access.Permission is { PartnerScope: null } ? host.ChannelManager : host.Gold;
            (string, string)[] headers = it.Definition.NeedsVersion ? [("If-Match", "*")] : [];
            var answer =
                await caller.Send(
                    it.Method, it.Definition.Path.Replace("{id}", $"{Guid.NewGuid()}", StringComparison.Ordinal), it.Example(),
                    headers);
            if (it.Undocumented(answer) is { } fault) wrong.Add($"{it}: {fault}");
            if (answer.Status != 503) served.Add(it.Name);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(["getAuthorizationServerMetadata", "isLive"], served.Order(StringComparer.Ordinal));
    }

    private async Task CloseDatabase()
    {
        var its = new NpgsqlConnectionStringBuilder(host.Database.ConnectionString);
        var name = its.Database;
        (its.Database, its.Pooling) = ("postgres", false);
        await using var server = new NpgsqlConnection(its.ConnectionString);
        await server.OpenAsync();
        foreach (var sql in (string[])[$"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"])
        {
            await using var command = new NpgsqlCommand(sql, server);
            await command.ExecuteNonQueryAsync();
        }
    }
}
