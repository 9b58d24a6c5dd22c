using ChannelProgram.Api.Tests.Store;
using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>What an older version stored is what the newer one works with.</summary>
[Trait("Engine", "postgreSql")]
public class Upgrading
{
    [Fact]
    public async Task Keys_of_names_are_given_the_name_they_were_made_of()
    {
        await using var database = await TestDatabase.Empty();
        await MigrateTo(database, "Customers");
        await database.Execute("""
            INSERT INTO accounts (id, name, country, created_at) VALUES
              ('00000000-0000-0000-0000-000000000001', 'Fitzgerald Dental Inc.', 'US', now()), ('00000000-0000-0000-0000-000000000002', 'Müller', 'DE', now());
            INSERT INTO account_name_keys (key, account) VALUES
              ('us=fitzgeralddental', '00000000-0000-0000-0000-000000000001'), ('de=muller', '00000000-0000-0000-0000-000000000002'),
              ('de~muller', '00000000-0000-0000-0000-000000000002');
            """);

        await MigrateTo(database, null);

        Assert.Equal(
            "de=muller Müller DE, de~muller Müller DE, us=fitzgeralddental Fitzgerald Dental Inc. US",
            await database.Query<string>("SELECT string_agg(key || ' ' || name || ' ' || country, ', ' ORDER BY key) FROM account_name_keys"));
    }

    [Fact]
    public async Task A_step_that_takes_long_is_waited_for()
    {
        await using var database = await TestDatabase.Empty();
        await MigrateTo(database, "Customers");
        await using var services = new ServiceCollection().AddSingleton<IEngine>(new PostgreSqlEngine()).BuildServiceProvider();
        await using var other = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var use = new NpgsqlCommand("LOCK TABLE account_name_keys", other)) await use.ExecuteNonQueryAsync();

        var upgrading = services.BringUpToDate(database.ConnectionString + ";Pooling=false;Command Timeout=1", null, default);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.False(upgrading.IsCompleted);
        await held.RollbackAsync();
        await upgrading;

        Assert.Equal(1L, await database.Query<long>("SELECT count(*) FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%NamesBesideKeys'"));
    }

    private static async Task MigrateTo(TestDatabase database, string? version)
    {
        await using var db = Engines.Open(new PostgreSqlEngine(), database.ConnectionString + ";Pooling=false");
        await db.GetService<IMigrator>().MigrateAsync(version);
    }
}
