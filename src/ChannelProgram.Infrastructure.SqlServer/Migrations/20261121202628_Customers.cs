using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.SqlServer.Migrations
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

            migrationBuilder.AddColumn<byte[]>(
                name: "assignee",
                table: "deals",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "clock_acts_at",
                table: "deals",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "escalated_at",
                table: "deals",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "review_reasons",
                table: "deals",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "waits_since",
                table: "deals",
                type: "datetimeoffset",
                nullable: true);

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
                name: "moved_from",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "vendor_claim",
                table: "claims",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "merged_into",
                table: "accounts",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_rules",
                table: "accounts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<byte[]>(
                name: "parent",
                table: "accounts",
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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "updated_at",
                table: "accounts",
                type: "datetimeoffset",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "words",
                table: "accounts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<byte[]>(
                name: "asserted_by",
                table: "account_keys",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "binary(16)",
                oldFixedLength: true,
                oldMaxLength: 16);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                table: "account_keys",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "confirmed_by",
                table: "account_keys",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "confirmed_by_kind",
                table: "account_keys",
                type: "varchar(20)",
                unicode: false,
                maxLength: 20,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<byte[]>(
                name: "origin",
                table: "account_keys",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "account_external_ids",
                columns: table => new
                {
                    external_id = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    origin = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
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
                    id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    survivor = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    absorbed = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    contests = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    subsidiaries = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
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
                    key = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
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
                    deal = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    value = table.Column<string>(type: "nvarchar(507)", maxLength: 507, nullable: false, collation: "Latin1_General_100_BIN2"),
                    left_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
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
                    deal = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    explanation = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
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
                    stem = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
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
                    id = table.Column<int>(type: "int", nullable: false),
                    rules = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    up_to = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
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
                    kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    value = table.Column<string>(type: "nvarchar(507)", maxLength: 507, nullable: false, collation: "Latin1_General_100_BIN2"),
                    partner = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_keys", x => new { x.partner, x.kind, x.value })
                        .Annotation("SqlServer:Clustered", false);
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

            migrationBuilder.CreateTable(
                name: "line_conflicts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    merge = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    holder_claim = table.Column<long>(type: "bigint", nullable: false),
                    holder = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    challenger_claim = table.Column<long>(type: "bigint", nullable: false),
                    challenger = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    due_by = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    escalated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    assignee = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    outcome = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    decided_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
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

            migrationBuilder.AlterColumn<byte[]>(
                name: "asserted_by",
                table: "account_keys",
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

            migrationBuilder.CreateIndex(
                name: "ix_account_keys_account",
                table: "account_keys",
                column: "account");
        }
    }
}
