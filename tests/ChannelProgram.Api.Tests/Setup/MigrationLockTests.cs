using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Setup;

[Trait("Engine", "postgreSql")]
public class MigrationLockTests
{
    [Fact]
    public async Task A_migration_has_no_statement_timeout_but_a_short_lock_timeout()
    {
        await using var database = await TestDatabase.Empty();
        await database.Execute("""
            CREATE TABLE seen (lock_timeout text);
            CREATE FUNCTION take_long() RETURNS event_trigger LANGUAGE plpgsql
              AS 'BEGIN INSERT INTO seen VALUES (current_setting(''lock_timeout'')); PERFORM pg_sleep(2); END';
            CREATE EVENT TRIGGER take_long ON ddl_command_end WHEN tag IN ('ALTER TABLE') EXECUTE FUNCTION take_long();
            """);

        await using var services = new ServiceCollection().AddSingleton<IEngine>(new PostgreSqlEngine()).BuildServiceProvider();
        await services.MigrateDatabase(database.ConnectionString + ";Pooling=false;Command Timeout=1", null, default);

        Assert.Equal("30s", await database.Query<string>("SELECT DISTINCT lock_timeout FROM seen"));
        Assert.Equal(1L, await database.Query<long>("SELECT count(*) FROM \"__EFMigrationsHistory\""));
    }
}
