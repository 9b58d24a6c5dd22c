using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.SqlServer;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>Contexts of either engine, named as its folder of <c>db/</c> is.</summary>
internal static class Engines
{
    /// <summary>With no server behind it.</summary>
    public static ChannelDb Offline(string engine) => engine switch
    {
        "postgresql" => Open(new PostgreSqlEngine(), "Host=none"),
        "sqlserver" => Open(new SqlServerEngine(), "Server=none"),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "There is no such engine."),
    };

    public static ChannelDb Open(IEngine engine, string connectionString)
    {
        var options = new DbContextOptionsBuilder<ChannelDb>();
        engine.Configure(options, connectionString);
        return new(options.Options);
    }
}
