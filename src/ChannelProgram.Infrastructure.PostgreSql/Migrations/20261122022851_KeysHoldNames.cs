using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <summary>The index of the keys answers alone, as SQL Server's does, which is the table.</summary>
    [DbContext(typeof(ChannelDb))]
    [Migration("20261122022851_KeysHoldNames")]
    public class KeysHoldNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE account_name_keys DROP CONSTRAINT "PK_account_name_keys",
                  ADD CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account) INCLUDE (country, name);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE account_name_keys DROP CONSTRAINT "PK_account_name_keys",
                  ADD CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account);
                """);
        }
    }
}
