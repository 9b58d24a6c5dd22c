using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
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

            migrationBuilder.AlterColumn<Guid>(
                name: "partner",
                table: "claims",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "deal",
                table: "claims",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<bool>(
                name: "ahead",
                table: "claims",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "kept",
                table: "claims",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "vendor_claim",
                table: "claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "several_units",
                table: "accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "vendor_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    made_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_activity = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.AlterColumn<Guid>(
                name: "partner",
                table: "claims",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "deal",
                table: "claims",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_claims_waiting",
                table: "claims",
                columns: new[] { "account", "unit", "product_line", "id" },
                filter: "state = 'Waitlisted'");
        }
    }
}
