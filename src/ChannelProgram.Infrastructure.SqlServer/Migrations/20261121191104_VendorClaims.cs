using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class VendorClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claims_waiting",
                table: "claims");

            migrationBuilder.AlterColumn<byte[]>(
                name: "partner",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "binary(16)",
                oldFixedLength: true,
                oldMaxLength: 16);

            migrationBuilder.AlterColumn<byte[]>(
                name: "deal",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "binary(16)",
                oldFixedLength: true,
                oldMaxLength: 16);

            migrationBuilder.AddColumn<bool>(
                name: "ahead",
                table: "claims",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "kept",
                table: "claims",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "vendor_claim",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "several_units",
                table: "accounts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "vendor_claims",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    unit = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    external_id = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true, collation: "Latin1_General_100_BIN2"),
                    made_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    last_activity_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    last_activity = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    end_reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vendor_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_vendor_claims_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claims_vendor_claim",
                table: "claims",
                column: "vendor_claim",
                filter: "vendor_claim IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_claims_waiting",
                table: "claims",
                columns: new[] { "account", "product_line", "id" },
                filter: "state = 'Waitlisted'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_claims_holder",
                table: "claims",
                sql: "(deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL AND vendor_claim IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_vendor_claims_newest",
                table: "vendor_claims",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vendor_claims_of_account",
                table: "vendor_claims",
                columns: new[] { "account", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_vendor_claims_external_id",
                table: "vendor_claims",
                column: "external_id",
                unique: true,
                filter: "external_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_claims_vendor_claims_vendor_claim",
                table: "claims",
                column: "vendor_claim",
                principalTable: "vendor_claims",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_claims_vendor_claims_vendor_claim",
                table: "claims");

            migrationBuilder.DropTable(
                name: "vendor_claims");

            migrationBuilder.DropIndex(
                name: "ix_claims_vendor_claim",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claims_waiting",
                table: "claims");

            migrationBuilder.DropCheckConstraint(
                name: "ck_claims_holder",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "ahead",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "kept",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "vendor_claim",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "several_units",
                table: "accounts");

            migrationBuilder.AlterColumn<byte[]>(
                name: "partner",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "binary(16)",
                oldFixedLength: true,
                oldMaxLength: 16,
                oldNullable: true);

            migrationBuilder.AlterColumn<byte[]>(
                name: "deal",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "binary(16)",
                oldFixedLength: true,
                oldMaxLength: 16,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_claims_waiting",
                table: "claims",
                columns: new[] { "account", "unit", "product_line", "id" },
                filter: "state = 'Waitlisted'");
        }
    }
}
