using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DealLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claims_held_until",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ux_claims_one_holder",
                table: "claims");

            migrationBuilder.RenameColumn(
                name: "status_after_expiry",
                table: "deals",
                newName: "final_status");

            migrationBuilder.RenameColumn(
                name: "rejected_for",
                table: "deals",
                newName: "end_reason");

            migrationBuilder.AddColumn<bool>(
                name: "has_low_win_rate",
                table: "partners",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answer_due_by",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "answer_text",
                table: "deals",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "asked_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmation_due_by",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lost_for",
                table: "deals",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ends_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_message",
                table: "deals",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "extension_requested_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "extensions_used",
                table: "deals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "furthest_stage",
                table: "deals",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "held_for_confirmation",
                table: "deals",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_activity_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_progress_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "loss_note",
                table: "deals",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_change_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "offered_until",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "order_reference",
                table: "deals",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_review_since",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "question",
                table: "deals",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tender_confirmed_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tender_id",
                table: "deals",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "time_to_answer",
                table: "deals",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "times_asked",
                table: "deals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "undone_because",
                table: "deals",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "win_reported_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "won_amount",
                table: "deals",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "won_at",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "won_on",
                table: "deals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_won",
                table: "deal_products",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "partner",
                table: "deal_keys",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "claims",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_since",
                table: "claims",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "released_at",
                table: "claims",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "released_because",
                table: "claims",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "released_from",
                table: "claims",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "deal_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    customer_search_text = table.Column<string>(type: "text", nullable: false),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    products = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_drafts", x => x.id);
                    table.ForeignKey(
                        name: "FK_deal_drafts_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What is stored already is read by the new columns.
            migrationBuilder.Sql("UPDATE deals SET furthest_stage = stage, last_activity_at = updated_at, "
                + "ends_at = CASE WHEN final_status IN ('Expired', 'Withdrawn', 'Rejected') "
                + "THEN COALESCE(protected_until, updated_at) END;");
            migrationBuilder.Sql("UPDATE claims SET expires_at = CASE WHEN state = 'Held' THEN protected_until END, "
                + "held_since = (SELECT submitted_at FROM deals WHERE deals.id = claims.deal AND claims.state = 'Held');");
            migrationBuilder.Sql("UPDATE deals SET next_change_at = (SELECT MIN(expires_at) FROM claims WHERE claims.deal = deals.id);");
            migrationBuilder.Sql("UPDATE deal_keys SET partner = (SELECT partner FROM deals WHERE deals.id = deal_keys.deal);");

            migrationBuilder.CreateIndex(
                name: "ix_deals_next_change",
                table: "deals",
                columns: new[] { "next_change_at", "id" },
                filter: "next_change_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deals_of_partner_by_end",
                table: "deals",
                columns: new[] { "partner", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_of_partner",
                table: "claims",
                columns: new[] { "account", "partner" });

            migrationBuilder.CreateIndex(
                name: "ux_claims_one_holder",
                table: "claims",
                columns: new[] { "account", "unit", "product_line" },
                unique: true,
                filter: "state IN ('Held', 'Offered')");

            migrationBuilder.CreateIndex(
                name: "ix_deal_drafts_of_partner",
                table: "deal_drafts",
                columns: new[] { "partner", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_deal_drafts_number",
                table: "deal_drafts",
                column: "number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deal_drafts");

            migrationBuilder.DropIndex(
                name: "ix_deals_next_change",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_deals_of_partner_by_end",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_claims_of_partner",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ux_claims_one_holder",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "has_low_win_rate",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "answer_due_by",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "answer_text",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "confirmation_due_by",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "lost_for",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "ends_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "extension_message",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "extension_requested_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "extensions_used",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "furthest_stage",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "held_for_confirmation",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "last_activity_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "last_progress_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "loss_note",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "next_change_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "offered_until",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "order_reference",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "paused_review_since",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "question",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "tender_confirmed_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "tender_id",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "time_to_answer",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "times_asked",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "undone_because",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "win_reported_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "won_amount",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "won_at",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "won_on",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "is_won",
                table: "deal_products");

            migrationBuilder.DropColumn(
                name: "partner",
                table: "deal_keys");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "held_since",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "released_at",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "released_because",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "released_from",
                table: "claims");

            migrationBuilder.RenameColumn(
                name: "end_reason",
                table: "deals",
                newName: "rejected_for");

            migrationBuilder.RenameColumn(
                name: "final_status",
                table: "deals",
                newName: "status_after_expiry");

            migrationBuilder.CreateIndex(
                name: "ix_claims_held_until",
                table: "claims",
                column: "protected_until",
                filter: "state = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ux_claims_one_holder",
                table: "claims",
                columns: new[] { "account", "unit", "product_line" },
                unique: true,
                filter: "state = 'Held'");
        }
    }
}
