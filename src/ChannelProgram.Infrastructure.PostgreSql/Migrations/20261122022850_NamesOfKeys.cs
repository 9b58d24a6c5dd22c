using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <summary>The keys that there are: apart from the step before, since who changes a table's columns keeps everybody from it to the end.</summary>
    [DbContext(typeof(ChannelDb))]
    [Migration("20261122022850_NamesOfKeys")]
    public class NamesOfKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "UPDATE account_name_keys SET name = accounts.name, country = accounts.country "
                + "FROM accounts WHERE accounts.id = account_name_keys.account;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // They go with their columns.
        }
    }
}
