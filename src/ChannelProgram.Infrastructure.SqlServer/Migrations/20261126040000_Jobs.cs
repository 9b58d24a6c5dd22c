using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.SqlServer.Migrations
{
    /// <summary>The tables of the job scheduler, which are no part of the model.</summary>
    [DbContext(typeof(ChannelDb))]
    [Migration("20261126040000_Jobs")]
    public class Jobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(EmbeddedScript.Read(typeof(Jobs).Assembly, "quartz-tables.sql"));
    }
}
