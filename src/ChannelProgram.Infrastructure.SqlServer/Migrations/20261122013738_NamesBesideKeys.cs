using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NamesBesideKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_account_name_keys",
                table: "account_name_keys");

            migrationBuilder.AddColumn<string>(
                name: "country",
                table: "account_name_keys",
                type: "nvarchar(5)",
                maxLength: 5,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "account_name_keys",
                type: "nvarchar(401)",
                maxLength: 401,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.Sql(
                "EXEC(N'UPDATE account_name_keys SET name = accounts.name, country = accounts.country "
                + "FROM accounts WHERE accounts.id = account_name_keys.account');");

            migrationBuilder.AddPrimaryKey(
                name: "PK_account_name_keys",
                table: "account_name_keys",
                columns: new[] { "key", "account", "country", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_merged",
                table: "accounts",
                column: "id",
                filter: "merged_into IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_accounts_merged",
                table: "accounts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_account_name_keys",
                table: "account_name_keys");

            migrationBuilder.DropColumn(
                name: "country",
                table: "account_name_keys");

            migrationBuilder.DropColumn(
                name: "name",
                table: "account_name_keys");

            migrationBuilder.AddPrimaryKey(
                name: "PK_account_name_keys",
                table: "account_name_keys",
                columns: new[] { "key", "account" });
        }
    }
}
