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

            migrationBuilder.AddColumn<bool>(
                name: "is_internal",
                table: "outbox",
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

            migrationBuilder.AddColumn<int>(
                name: "reminded_days",
                table: "deals",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded_of",
                table: "deals",
                type: "timestamp with time zone",
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
                name: "offered_until",
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
                name: "calendar_feeds",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.person);
                    table.ForeignKey(
                        name: "FK_calendar_feeds_portal_users_person",
                        column: x => x.person,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deal_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_deal_documents_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deal_documents_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    plain_text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    postponements = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mails", x => x.id);
                    table.ForeignKey(
                        name: "FK_mails_portal_users_person",
                        column: x => x.person,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mails_switched_off",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mails_switched_off", x => new { x.person, x.kind });
                    table.ForeignKey(
                        name: "FK_mails_switched_off_portal_users_person",
                        column: x => x.person,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox_readers",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_readers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "deal_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    contact_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    contact_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    document = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_activities", x => x.id);
                    table.ForeignKey(
                        name: "FK_deal_activities_deal_documents_document",
                        column: x => x.document,
                        principalTable: "deal_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deal_activities_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deal_activities_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deal_document_chunks",
                columns: table => new
                {
                    document = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_document_chunks", x => new { x.document, x.place });
                    table.ForeignKey(
                        name: "FK_deal_document_chunks_deal_documents_document",
                        column: x => x.document,
                        principalTable: "deal_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "ix_deals_protected_until",
                table: "deals",
                columns: new[] { "protected_until", "id" },
                filter: "protected_until IS NOT NULL");

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
                name: "ux_calendar_feeds_secret",
                table: "calendar_feeds",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deal_activities_document",
                table: "deal_activities",
                column: "document");

            migrationBuilder.CreateIndex(
                name: "ix_deal_activities_of_deal",
                table: "deal_activities",
                columns: new[] { "deal", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_deal_activities_partner",
                table: "deal_activities",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "ix_deal_documents_of_deal",
                table: "deal_documents",
                columns: new[] { "deal", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_deal_documents_partner",
                table: "deal_documents",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "ix_deal_drafts_of_partner",
                table: "deal_drafts",
                columns: new[] { "partner", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_deal_drafts_number",
                table: "deal_drafts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mails_due",
                table: "mails",
                columns: new[] { "next_attempt_at", "id" },
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mails_person",
                table: "mails",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_mails_queued_at",
                table: "mails",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ux_mails_event_person",
                table: "mails",
                columns: new[] { "event", "person" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "deal_activities");

            migrationBuilder.DropTable(
                name: "deal_document_chunks");

            migrationBuilder.DropTable(
                name: "deal_drafts");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "mails_switched_off");

            migrationBuilder.DropTable(
                name: "outbox_readers");

            migrationBuilder.DropTable(
                name: "deal_documents");

            migrationBuilder.DropIndex(
                name: "ix_deals_next_change",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_deals_of_partner_by_end",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_deals_protected_until",
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
                name: "is_internal",
                table: "outbox");

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
                name: "reminded_days",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "reminded_of",
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
                name: "offered_until",
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
