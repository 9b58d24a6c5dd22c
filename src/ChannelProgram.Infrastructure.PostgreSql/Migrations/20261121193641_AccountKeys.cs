using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AccountKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_account_keys_account",
                table: "account_keys");

            migrationBuilder.RenameColumn(
                name: "asserted_at",
                table: "account_keys",
                newName: "added_at");

            migrationBuilder.AddColumn<Guid>(
                name: "parent",
                table: "accounts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "updated_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "words",
                table: "accounts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<Guid>(
                name: "asserted_by",
                table: "account_keys",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                table: "account_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "confirmed_by",
                table: "account_keys",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "confirmed_by_kind",
                table: "account_keys",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "origin",
                table: "account_keys",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "account_external_ids",
                columns: table => new
                {
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_external_ids", x => x.external_id);
                    table.ForeignKey(
                        name: "FK_account_external_ids_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deal_keys",
                columns: table => new
                {
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    value = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_keys", x => new { x.deal, x.kind });
                    table.ForeignKey(
                        name: "FK_deal_keys_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_parent",
                table: "accounts",
                column: "parent",
                filter: "parent IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_keys_account",
                table: "account_keys",
                columns: new[] { "account", "confirmed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_account_external_ids_account",
                table: "account_external_ids",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_deal_keys_key",
                table: "deal_keys",
                columns: new[] { "value", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_deal_keys_left",
                table: "deal_keys",
                column: "left_at",
                filter: "left_at IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_accounts_accounts_parent",
                table: "accounts",
                column: "parent",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_accounts_accounts_parent",
                table: "accounts");

            migrationBuilder.DropTable(
                name: "account_external_ids");

            migrationBuilder.DropTable(
                name: "deal_keys");

            migrationBuilder.DropIndex(
                name: "ix_accounts_parent",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "ix_account_keys_account",
                table: "account_keys");

            migrationBuilder.DropColumn(
                name: "parent",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "updated_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "words",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "account_keys");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                table: "account_keys");

            migrationBuilder.DropColumn(
                name: "confirmed_by_kind",
                table: "account_keys");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "account_keys");

            migrationBuilder.RenameColumn(
                name: "added_at",
                table: "account_keys",
                newName: "asserted_at");

            migrationBuilder.AlterColumn<Guid>(
                name: "asserted_by",
                table: "account_keys",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_keys_account",
                table: "account_keys",
                column: "account");
        }
    }
}
