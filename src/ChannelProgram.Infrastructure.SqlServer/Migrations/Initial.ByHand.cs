using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Infrastructure.SqlServer.Migrations;

public partial class Initial
{
    /// <summary>The tables of the job scheduler are no part of the model.</summary>
    internal static void AddByHand(MigrationBuilder migration) =>
        migration.Sql(EmbeddedScript.Read(typeof(Initial).Assembly, "quartz-tables.sql"));
}
