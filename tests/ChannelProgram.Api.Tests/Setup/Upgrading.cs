using ChannelProgram.Api.Tests.Store;
using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task A_step_works_as_long_as_it_must_and_neither_waits_for_long_nor_keeps_others_from_their_work()
    {
        await using var database = await TestDatabase.Empty();
        await MigrateTo(database, "Customers");
        await database.Execute("""
            CREATE TABLE seen (lock_timeout text);
            CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql
              AS 'BEGIN INSERT INTO seen VALUES (current_setting(''lock_timeout'')); PERFORM pg_sleep(3); RETURN NULL; END';
            CREATE TRIGGER take_long AFTER UPDATE ON account_name_keys EXECUTE FUNCTION take_long();
            """);

        await using var services = new ServiceCollection().AddSingleton<IEngine>(new PostgreSqlEngine()).BuildServiceProvider();
        var upgrading = services.MigrateDatabase(database.ConnectionString + ";Pooling=false;Command Timeout=1", null, default);
        for (var patience = 300; !await IsAtWork(); patience--)
        {
            Assert.True(patience > 0, "It never came to the step.");
            await Task.Delay(50);
        }

        await database.Execute("BEGIN; SET LOCAL lock_timeout = 500; LOCK TABLE account_name_keys, accounts IN ROW EXCLUSIVE MODE; COMMIT");
        await upgrading;

        Assert.Equal("30s", await database.Query<string>("SELECT lock_timeout FROM seen"));
        Assert.Equal(1L, await database.Query<long>("SELECT count(*) FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%MergedAccounts'"));

        async Task<bool> IsAtWork() => await database.Query<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'UPDATE account_name_keys%'") > 0;
    }

    private static async Task MigrateTo(TestDatabase database, string? version)
    {
        await using var db = Engines.Open(new PostgreSqlEngine(), database.ConnectionString + ";Pooling=false");
        await db.GetService<IMigrator>().MigrateAsync(version);
    }
}
