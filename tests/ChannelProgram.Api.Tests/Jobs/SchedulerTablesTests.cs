using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.SqlServer;
using ChannelProgram.Infrastructure.Store;
using Quartz;

namespace ChannelProgram.Api.Tests.Jobs;

public class SchedulerTablesTests
{
    /// <summary>If a new version of the package asks for other tables: change the script and write a migration.</summary>
    [Theory]
    [InlineData("postgres", "qrtz_")]
    [InlineData("sqlServer", "QRTZ_")]
    public void The_migrations_create_the_tables_of_this_version_of_Quartz(string dialect, string prefix)
    {
        var ours = dialect == "postgres" ? typeof(PostgreSqlEngine).Assembly : typeof(SqlServerEngine).Assembly;
        var theirs = EmbeddedScript.Read(typeof(IJob).Assembly, $"Quartz.Impl.AdoJobStore.Schema.create_{dialect}.sql");

        Assert.Equal(
            Statements(theirs.Replace("{0}", prefix, StringComparison.Ordinal).Replace("{1}", prefix, StringComparison.Ordinal)),
            Statements(EmbeddedScript.Read(ours, "quartz-tables.sql")));
    }

    private static string[] Statements(string script) =>
    [
        .. script.ReplaceLineEndings("\n").Split('\n')
            .Where(it => it.Length > 0 && !it.StartsWith("--", StringComparison.Ordinal)),
    ];
}
