using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Work : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "assignee",
                table: "deals",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "clock_acts_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "escalated_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "waits_since",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                table: "account_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "partner_keys",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    value = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_keys", x => new { x.partner, x.kind, x.value });
                    table.ForeignKey(
                        name: "FK_partner_keys_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_deals_left_to_clock",
                table: "deals",
                columns: new[] { "clock_acts_at", "id" },
                filter: "clock_acts_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deals_waiting_for_staff",
                table: "deals",
                columns: new[] { "decision_due_by", "id" },
                filter: "decision_due_by IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partner_keys");

            migrationBuilder.DropIndex(
                name: "ix_deals_left_to_clock",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_deals_waiting_for_staff",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "assignee",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "clock_acts_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "escalated_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "waits_since",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "account_keys");
        }
    }
}
