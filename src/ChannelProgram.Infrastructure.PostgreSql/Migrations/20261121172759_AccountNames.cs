using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AccountNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "customer_in_doubt",
                table: "deals",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "name_rules",
                table: "accounts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "account_name_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_name_keys", x => new { x.key, x.account });
                    table.ForeignKey(
                        name: "FK_account_name_keys_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deal_matchings",
                columns: table => new
                {
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_matchings", x => x.deal);
                    table.ForeignKey(
                        name: "FK_deal_matchings_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "name_words",
                columns: table => new
                {
                    stem = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    accounts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_name_words", x => x.stem);
                });

            migrationBuilder.CreateTable(
                name: "names_read",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    up_to = table.Column<Guid>(type: "uuid", nullable: false),
                    accounts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_names_read", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_name_keys_account",
                table: "account_name_keys",
                column: "account");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_name_keys");

            migrationBuilder.DropTable(
                name: "deal_matchings");

            migrationBuilder.DropTable(
                name: "name_words");

            migrationBuilder.DropTable(
                name: "names_read");

            migrationBuilder.DropColumn(
                name: "customer_in_doubt",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "name_rules",
                table: "accounts");
        }
    }
}
