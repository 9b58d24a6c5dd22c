using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Customers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claims_waiting",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_account_keys_account",
                table: "account_keys");

            migrationBuilder.RenameColumn(
                name: "asserted_at",
                table: "account_keys",
                newName: "added_at");

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

            migrationBuilder.AddColumn<int>(
                name: "review_reasons",
                table: "deals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "waits_since",
                table: "deals",
                type: "timestamp with time zone",
                nullable: true);

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
                name: "moved_from",
                table: "claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "vendor_claim",
                table: "claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "accounts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_rules",
                table: "accounts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "parent",
                table: "accounts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "several_units",
                table: "accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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

            // What there is already says whose it is, since when it waits, and how the program's new numbers are.
            migrationBuilder.Sql("UPDATE account_keys SET origin = account;");
            migrationBuilder.Sql("UPDATE accounts SET updated_at = created_at;");
            migrationBuilder.Sql("UPDATE deals SET waits_since = submitted_at, clock_acts_at = decision_due_by WHERE decision_due_by IS NOT NULL;");
            migrationBuilder.Sql(
                """
                UPDATE program_versions SET document = (document::jsonb || jsonb_build_object(
                  'exchangeRates', '{}'::jsonb,
                  'dealRegistration', (document::jsonb -> 'dealRegistration') ||
                    '{"unansweredBusinessDays":5,"unansweredLimit":"25000.00","undecidedBusinessDays":20,"unconfirmedKeysLimit":"50000.00",
                      "accountTotalDays":90,"directClaimDays":90,"unmergeDays":30}'::jsonb))::text;
                """);

            migrationBuilder.CreateTable(
                name: "account_external_ids",
                columns: table => new
                {
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<Guid>(type: "uuid", nullable: false),
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
                name: "account_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor = table.Column<Guid>(type: "uuid", nullable: false),
                    absorbed = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    contests = table.Column<string>(type: "text", nullable: false),
                    subsidiaries = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_merges", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_merges_accounts_absorbed",
                        column: x => x.absorbed,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_merges_accounts_survivor",
                        column: x => x.survivor,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "line_conflicts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    merge = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_claim = table.Column<long>(type: "bigint", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: true),
                    challenger_claim = table.Column<long>(type: "bigint", nullable: false),
                    challenger = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_conflicts", x => x.id);
                    table.ForeignKey(
                        name: "FK_line_conflicts_account_merges_merge",
                        column: x => x.merge,
                        principalTable: "account_merges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_line_conflicts_claims_challenger_claim",
                        column: x => x.challenger_claim,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_line_conflicts_claims_holder_claim",
                        column: x => x.holder_claim,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_line_conflicts_deals_challenger",
                        column: x => x.challenger,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_line_conflicts_deals_holder",
                        column: x => x.holder,
                        principalTable: "deals",
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
                name: "IX_account_merges_survivor",
                table: "account_merges",
                column: "survivor");

            migrationBuilder.CreateIndex(
                name: "ux_account_merges_absorbed",
                table: "account_merges",
                column: "absorbed",
                unique: true,
                filter: "undone_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_name_keys_account",
                table: "account_name_keys",
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

            migrationBuilder.CreateIndex(
                name: "IX_line_conflicts_challenger",
                table: "line_conflicts",
                column: "challenger");

            migrationBuilder.CreateIndex(
                name: "IX_line_conflicts_challenger_claim",
                table: "line_conflicts",
                column: "challenger_claim");

            migrationBuilder.CreateIndex(
                name: "IX_line_conflicts_holder",
                table: "line_conflicts",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "IX_line_conflicts_holder_claim",
                table: "line_conflicts",
                column: "holder_claim");

            migrationBuilder.CreateIndex(
                name: "IX_line_conflicts_merge",
                table: "line_conflicts",
                column: "merge");

            migrationBuilder.CreateIndex(
                name: "ix_line_conflicts_open",
                table: "line_conflicts",
                columns: new[] { "due_by", "id" },
                filter: "decided_at IS NULL");

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
                name: "FK_accounts_accounts_parent",
                table: "accounts",
                column: "parent",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

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
                name: "FK_accounts_accounts_parent",
                table: "accounts");

            migrationBuilder.DropForeignKey(
                name: "FK_claims_vendor_claims_vendor_claim",
                table: "claims");

            migrationBuilder.DropTable(
                name: "account_external_ids");

            migrationBuilder.DropTable(
                name: "account_name_keys");

            migrationBuilder.DropTable(
                name: "deal_keys");

            migrationBuilder.DropTable(
                name: "deal_matchings");

            migrationBuilder.DropTable(
                name: "line_conflicts");

            migrationBuilder.DropTable(
                name: "name_words");

            migrationBuilder.DropTable(
                name: "names_read");

            migrationBuilder.DropTable(
                name: "partner_keys");

            migrationBuilder.DropTable(
                name: "vendor_claims");

            migrationBuilder.DropTable(
                name: "account_merges");

            migrationBuilder.DropIndex(
                name: "ix_deals_left_to_clock",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_deals_waiting_for_staff",
                table: "deals");

            migrationBuilder.DropIndex(
                name: "ix_claims_vendor_claim",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claims_waiting",
                table: "claims");

            migrationBuilder.DropCheckConstraint(
                name: "ck_claims_holder",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_accounts_parent",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "ix_account_keys_account",
                table: "account_keys");

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
                name: "review_reasons",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "waits_since",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "ahead",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "kept",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "moved_from",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "vendor_claim",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "name_rules",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "parent",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "several_units",
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
                name: "ix_claims_waiting",
                table: "claims",
                columns: new[] { "account", "unit", "product_line", "id" },
                filter: "state = 'Waitlisted'");

            migrationBuilder.CreateIndex(
                name: "ix_account_keys_account",
                table: "account_keys",
                column: "account");
        }
    }
}
