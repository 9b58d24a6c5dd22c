using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_search_text = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    parent = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    has_buying_units = table.Column<bool>(type: "boolean", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    name_rules_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                    table.ForeignKey(
                        name: "FK_accounts_accounts_parent",
                        column: x => x.parent,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attempt_counts",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempt_counts", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    action = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    schema_version = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "badge_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(43)", unicode: false, maxLength: 43, nullable: false),
                    n = table.Column<string>(type: "character varying(1366)", unicode: false, maxLength: 1366, nullable: false),
                    e = table.Column<string>(type: "character varying(16)", unicode: false, maxLength: 16, nullable: false),
                    first_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_badge_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "document_chunks",
                columns: table => new
                {
                    document = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_chunks", x => new { x.document, x.place });
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    erased_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    erased = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    location = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    etag = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "name_index_progress",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    last_account = table.Column<Guid>(type: "uuid", nullable: false),
                    accounts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_name_index_progress", x => x.id);
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
                name: "oauth_scopes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    descriptions = table.Column<string>(type: "text", nullable: true),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    display_names = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    resources = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_oauth_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    schema_version = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: true),
                    partner = table.Column<Guid>(type: "uuid", nullable: true),
                    is_internal = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
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
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "program_drafts",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_drafts", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "program_versions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_versions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "receipt_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(43)", unicode: false, maxLength: 43, nullable: false),
                    x = table.Column<string>(type: "character varying(43)", unicode: false, maxLength: 43, nullable: false),
                    y = table.Column<string>(type: "character varying(43)", unicode: false, maxLength: 43, nullable: false),
                    first_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sandbox_clock",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    ahead = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sandbox_clock", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spent_challenges",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_challenges", x => x.hash);
                });

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
                    snapshots = table.Column<string>(type: "text", nullable: false),
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
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false)
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
                name: "vendor_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_activity = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    lines_version = table.Column<int>(type: "integer", nullable: false)
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
                name: "certification_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    certification = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    score = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: false),
                    taken_on = table.Column<DateOnly>(type: "date", nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    counts_as = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    badge = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    program_version = table.Column<int>(type: "integer", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    next_notice_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certification_attempts", x => x.id);
                    table.ForeignKey(
                        name: "FK_certification_attempts_people_person",
                        column: x => x.person,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tier = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    tier_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tier_after = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    is_tier_paused = table.Column<bool>(type: "boolean", nullable: false),
                    plan_margin = table.Column<decimal>(type: "numeric(13,10)", precision: 13, scale: 10, nullable: true),
                    plan_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    plan_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_search_text = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    website = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    program_version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    suspension_message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    suspended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    has_low_win_rate = table.Column<bool>(type: "boolean", nullable: false),
                    channel_manager = table.Column<Guid>(type: "uuid", nullable: true),
                    deputy_manager = table.Column<Guid>(type: "uuid", nullable: true),
                    distributor = table.Column<Guid>(type: "uuid", nullable: true),
                    agreement_version = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    agreement_accepted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    agreement_accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    addresses = table.Column<string>(type: "text", nullable: false),
                    leaves_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    successor = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partners", x => x.id);
                    table.ForeignKey(
                        name: "FK_partners_partners_distributor",
                        column: x => x.distributor,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_partners_partners_successor",
                        column: x => x.successor,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_partners_program_versions_program_version",
                        column: x => x.program_version,
                        principalTable: "program_versions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    lines = table.Column<string[]>(type: "text[]", nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    conflict = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_assignments", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_assignments_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_assignments_accounts_origin",
                        column: x => x.origin,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_assignments_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_keys",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    value = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<Guid>(type: "uuid", nullable: false),
                    asserted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_keys", x => new { x.value, x.kind });
                    table.ForeignKey(
                        name: "FK_account_keys_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_keys_partners_asserted_by",
                        column: x => x.asserted_by,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: true),
                    old_secret = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: true),
                    old_secret_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    application_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    client_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    client_secret = table.Column<string>(type: "text", nullable: true),
                    client_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    consent_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    display_names = table.Column<string>(type: "text", nullable: true),
                    json_web_key_set = table.Column<string>(type: "text", nullable: true),
                    permissions = table.Column<string>(type: "text", nullable: true),
                    post_logout_redirect_uris = table.Column<string>(type: "text", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    redirect_uris = table.Column<string>(type: "text", nullable: true),
                    requirements = table.Column<string>(type: "text", nullable: true),
                    settings = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_clients", x => x.id);
                    table.ForeignKey(
                        name: "FK_api_clients_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    program_year = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<Guid>(type: "uuid", nullable: true),
                    document_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    document_type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    document_size = table.Column<int>(type: "integer", nullable: true),
                    document_digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments", x => x.id);
                    table.ForeignKey(
                        name: "FK_commitments_partners_partner",
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
                name: "deals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    program_version = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    customer_search_text = table.Column<string>(type: "text", nullable: false),
                    expected_close_date = table.Column<DateOnly>(type: "date", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    distributor = table.Column<Guid>(type: "uuid", nullable: true),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reserved_external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reapproval_threshold = table.Column<decimal>(type: "numeric(20,4)", precision: 20, scale: 4, nullable: true),
                    ended_as = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    end_reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    receipt = table.Column<string>(type: "character varying(1000)", unicode: false, maxLength: 1000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    confirmation_due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    protected_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    offered_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    final_status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_change_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lost_for = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    loss_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    undone_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    extensions_used = table.Column<int>(type: "integer", nullable: false),
                    extension_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    extension_message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answer_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    times_asked = table.Column<int>(type: "integer", nullable: false),
                    time_to_answer = table.Column<long>(type: "bigint", nullable: false),
                    paused_review_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    review_required = table.Column<bool>(type: "boolean", nullable: false),
                    review_reasons = table.Column<int>(type: "integer", nullable: false),
                    review_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_deadline_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_progress_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    furthest_stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reminded_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_days = table.Column<int>(type: "integer", nullable: true),
                    tender_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    tender_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    won_on = table.Column<DateOnly>(type: "date", nullable: true),
                    won_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    order_reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    win_reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    held_for_confirmation = table.Column<bool>(type: "boolean", nullable: false),
                    won_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    customer_city = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    contact_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    contact_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    customer_country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    customer_duns = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    customer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    customer_tax_id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    customer_unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    customer_website = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    value_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    value_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deals", x => x.id);
                    table.ForeignKey(
                        name: "FK_deals_partners_distributor",
                        column: x => x.distributor,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deals_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deals_partners_registered_by",
                        column: x => x.registered_by,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deals_program_versions_program_version",
                        column: x => x.program_version,
                        principalTable: "program_versions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    comparable_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until_day = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => x.id);
                    table.ForeignKey(
                        name: "FK_memberships_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_memberships_people_person",
                        column: x => x.person,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "onboarding_completions",
                columns: table => new
                {
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    completed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onboarding_completions", x => new { x.partner, x.step });
                    table.ForeignKey(
                        name: "FK_onboarding_completions_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partner_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    website = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    tax_id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    duns = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    contact_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    agreement_version = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirm_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    doubts = table.Column<int>(type: "integer", nullable: false),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    partner = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_applications", x => x.id);
                    table.ForeignKey(
                        name: "FK_partner_applications_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "person_invitations",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_invitations", x => x.token_hash);
                    table.ForeignKey(
                        name: "FK_person_invitations_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "portal_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_signed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_users", x => x.id);
                    table.CheckConstraint("ck_portal_users_partner", "(role LIKE 'Partner%' AND partner IS NOT NULL) OR (role NOT LIKE 'Partner%' AND partner IS NULL)");
                    table.ForeignKey(
                        name: "FK_portal_users_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_portal_users_people_person",
                        column: x => x.person,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    score = table.Column<decimal>(type: "numeric(3,2)", precision: 3, scale: 2, nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_answers", x => x.id);
                    table.ForeignKey(
                        name: "FK_survey_answers_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "territories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    countries = table.Column<string[]>(type: "text[]", nullable: false),
                    lines = table.Column<string[]>(type: "text[]", nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    conflict = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_territories", x => x.id);
                    table.ForeignKey(
                        name: "FK_territories_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tier_evaluations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    program_version = table.Column<int>(type: "integer", nullable: false),
                    held_tier = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    earned_tier = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    tiers = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    state_before = table.Column<string>(type: "text", nullable: false),
                    state_after = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tier_evaluations", x => x.id);
                    table.ForeignKey(
                        name: "FK_tier_evaluations_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tier_evaluations_program_versions_program_version",
                        column: x => x.program_version,
                        principalTable: "program_versions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    normalized_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_invitations", x => x.id);
                    table.ForeignKey(
                        name: "FK_user_invitations_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_user_invitations_people_person",
                        column: x => x.person,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "oauth_authorizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(45)", unicode: false, maxLength: 45, nullable: true),
                    user_agent = table.Column<string>(type: "character varying(200)", unicode: false, maxLength: 200, nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    scopes = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(50)", unicode: false, maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    type = table.Column<string>(type: "character varying(100)", unicode: false, maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_oauth_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "FK_oauth_authorizations_api_clients_application_id",
                        column: x => x.application_id,
                        principalTable: "api_clients",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    partner = table.Column<Guid>(type: "uuid", nullable: true),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    moved_from = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    product_line = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    held_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    protected_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    protected_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    offered_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    program_version = table.Column<int>(type: "integer", nullable: true),
                    margin_percent = table.Column<decimal>(type: "numeric(13,10)", precision: 13, scale: 10, nullable: true),
                    has_priority = table.Column<bool>(type: "boolean", nullable: false),
                    remaining_protection = table.Column<long>(type: "bigint", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    until_before_conflict = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    until_by_conflict = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_from = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    released_because = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    deal = table.Column<Guid>(type: "uuid", nullable: true),
                    vendor_claim = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claims", x => x.id);
                    table.CheckConstraint("ck_claims_holder", "(deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL AND vendor_claim IS NOT NULL)");
                    table.CheckConstraint("ck_claims_protection", "(protected_from IS NULL AND protected_until IS NULL) OR protected_from < protected_until");
                    table.ForeignKey(
                        name: "FK_claims_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claims_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claims_vendor_claims_vendor_claim",
                        column: x => x.vendor_claim,
                        principalTable: "vendor_claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_splits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    product_line = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    conflict = table.Column<Guid>(type: "uuid", nullable: false),
                    in_force_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_splits", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_splits_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "deal_keys",
                columns: table => new
                {
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    review_due_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                name: "deal_products",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    product_line = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    is_won = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_products", x => new { x.deal, x.code });
                    table.ForeignKey(
                        name: "FK_deal_products_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deal_transfers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    from_partner = table.Column<Guid>(type: "uuid", nullable: false),
                    to_partner = table.Column<Guid>(type: "uuid", nullable: true),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_transfers", x => x.id);
                    table.ForeignKey(
                        name: "FK_deal_transfers_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deal_transfers_partners_from_partner",
                        column: x => x.from_partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deal_transfers_partners_to_partner",
                        column: x => x.to_partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "authenticators",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<string>(type: "character varying(1000)", unicode: false, maxLength: 1000, nullable: true),
                    unconfirmed = table.Column<string>(type: "character varying(1000)", unicode: false, maxLength: 1000, nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authenticators", x => x.person);
                    table.ForeignKey(
                        name: "FK_authenticators_portal_users_person",
                        column: x => x.person,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    plain_text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    has_secret = table.Column<bool>(type: "boolean", nullable: false),
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
                name: "portal_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_portal_user_claims_portal_users_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "portal_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_portal_user_logins_portal_users_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "portal_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_portal_user_tokens_portal_users_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_codes", x => new { x.person, x.hash });
                    table.ForeignKey(
                        name: "FK_recovery_codes_portal_users_person",
                        column: x => x.person,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "secret_links",
                columns: table => new
                {
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_secret_links", x => x.secret_hash);
                    table.ForeignKey(
                        name: "FK_secret_links_portal_users_person",
                        column: x => x.person,
                        principalTable: "portal_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_tiers",
                columns: table => new
                {
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    evaluated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    evaluation = table.Column<Guid>(type: "uuid", nullable: true),
                    override_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_change_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    override_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    overridden_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_tiers", x => x.partner);
                    table.ForeignKey(
                        name: "FK_partner_tiers_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_partner_tiers_tier_evaluations_evaluation",
                        column: x => x.evaluation,
                        principalTable: "tier_evaluations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "oauth_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expiration_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    redemption_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reference_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "character varying(50)", unicode: false, maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    type = table.Column<string>(type: "character varying(100)", unicode: false, maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_oauth_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_oauth_tokens_api_clients_application_id",
                        column: x => x.application_id,
                        principalTable: "api_clients",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_oauth_tokens_oauth_authorizations_authorization_id",
                        column: x => x.authorization_id,
                        principalTable: "oauth_authorizations",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "conflicts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    product_line = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    merge = table.Column<Guid>(type: "uuid", nullable: true),
                    holder_claim = table.Column<long>(type: "bigint", nullable: true),
                    vendor_claim = table.Column<Guid>(type: "uuid", nullable: true),
                    program_version = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stage_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    level_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_change_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    deputy = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    kept_open = table.Column<bool>(type: "boolean", nullable: false),
                    communicated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    appeal_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    co_sell_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mediation_skipped = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    escalation_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    decision_target = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    prevention = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    prevention_made = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    ruling = table.Column<Guid>(type: "uuid", nullable: true),
                    ruling_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ruling_type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    ruling_size = table.Column<int>(type: "integer", nullable: true),
                    ruling_digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflicts", x => x.id);
                    table.ForeignKey(
                        name: "FK_conflicts_account_merges_merge",
                        column: x => x.merge,
                        principalTable: "account_merges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflicts_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflicts_claims_holder_claim",
                        column: x => x.holder_claim,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflicts_program_versions_program_version",
                        column: x => x.program_version,
                        principalTable: "program_versions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflicts_vendor_claims_vendor_claim",
                        column: x => x.vendor_claim,
                        principalTable: "vendor_claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_shares",
                columns: table => new
                {
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    split = table.Column<Guid>(type: "uuid", nullable: false),
                    percentage = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_shares", x => new { x.split, x.deal });
                    table.CheckConstraint("ck_credit_shares_percent", "percentage > 0 AND percentage <= 100");
                    table.ForeignKey(
                        name: "FK_credit_shares_credit_splits_split",
                        column: x => x.split,
                        principalTable: "credit_splits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_shares_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revenue_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: true),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: true),
                    product = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    net_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    program_version = table.Column<int>(type: "integer", nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    refund_of = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    credited = table.Column<bool>(type: "boolean", nullable: false),
                    credit_split = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revenue_events", x => x.id);
                    table.CheckConstraint("ck_revenue_events_refund", "(kind = 'Payment' AND refund_of IS NULL) OR (kind = 'Refund' AND refund_of IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_revenue_events_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_events_credit_splits_credit_split",
                        column: x => x.credit_split,
                        principalTable: "credit_splits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_events_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_events_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_events_program_versions_program_version",
                        column: x => x.program_version,
                        principalTable: "program_versions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
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
                name: "conflict_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conflict = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: true),
                    shares = table.Column<string>(type: "text", nullable: false),
                    fallback = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    message = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_appeal = table.Column<bool>(type: "boolean", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    agreed = table.Column<bool>(type: "boolean", nullable: true),
                    came_to_nothing = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflict_decisions", x => x.id);
                    table.ForeignKey(
                        name: "FK_conflict_decisions_conflicts_conflict",
                        column: x => x.conflict,
                        principalTable: "conflicts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflict_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conflict = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    noted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflict_notes", x => x.id);
                    table.ForeignKey(
                        name: "FK_conflict_notes_conflicts_conflict",
                        column: x => x.conflict,
                        principalTable: "conflicts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflict_parties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conflict = table.Column<Guid>(type: "uuid", nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    claim = table.Column<long>(type: "bigint", nullable: true),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    statements = table.Column<int>(type: "integer", nullable: false),
                    documents = table.Column<int>(type: "integer", nullable: false),
                    appealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    agrees_to_co_sell = table.Column<bool>(type: "boolean", nullable: true),
                    choice_contact = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    choice_code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    choice_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    choice_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hearing_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflict_parties", x => x.id);
                    table.ForeignKey(
                        name: "FK_conflict_parties_claims_claim",
                        column: x => x.claim,
                        principalTable: "claims",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflict_parties_conflicts_conflict",
                        column: x => x.conflict,
                        principalTable: "conflicts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflict_parties_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflict_parties_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revenue_credits",
                columns: table => new
                {
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false),
                    deal = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    net_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revenue_credits", x => new { x.@event, x.deal });
                    table.ForeignKey(
                        name: "FK_revenue_credits_deals_deal",
                        column: x => x.deal,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_credits_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_credits_revenue_events_event",
                        column: x => x.@event,
                        principalTable: "revenue_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflict_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflict_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_conflict_documents_conflict_parties_party",
                        column: x => x.party,
                        principalTable: "conflict_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflict_documents_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflict_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    partner = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    is_appeal = table.Column<bool>(type: "boolean", nullable: false),
                    made_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflict_statements", x => x.id);
                    table.ForeignKey(
                        name: "FK_conflict_statements_conflict_parties_party",
                        column: x => x.party,
                        principalTable: "conflict_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_conflict_statements_partners_partner",
                        column: x => x.partner,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_assignments_newest",
                table: "account_assignments",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_assignments_of_account",
                table: "account_assignments",
                columns: new[] { "account", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_assignments_of_partner",
                table: "account_assignments",
                columns: new[] { "partner", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_assignments_origin",
                table: "account_assignments",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_account_external_ids_account",
                table: "account_external_ids",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_account_keys_account",
                table: "account_keys",
                columns: new[] { "account", "confirmed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_account_keys_asserted_by",
                table: "account_keys",
                column: "asserted_by");

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
                name: "ix_accounts_merged",
                table: "accounts",
                columns: new[] { "id", "merged_into" },
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_parent",
                table: "accounts",
                column: "parent",
                filter: "parent IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_api_clients_client_id",
                table: "api_clients",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_clients_partner",
                table: "api_clients",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "ix_attempt_counts_ends_at",
                table: "attempt_counts",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject_version",
                table: "audit",
                columns: new[] { "subject", "version" });

            migrationBuilder.CreateIndex(
                name: "ux_calendar_feeds_secret",
                table: "calendar_feeds",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certification_attempts_newest",
                table: "certification_attempts",
                columns: new[] { "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_certification_attempts_notice",
                table: "certification_attempts",
                columns: new[] { "next_notice_on", "id" },
                filter: "next_notice_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_certification_attempts_of_person",
                table: "certification_attempts",
                columns: new[] { "person", "counts_as", "taken_on", "valid_until", "recorded_at", "withdrawn_at" });

            migrationBuilder.CreateIndex(
                name: "ux_certification_attempts_badge",
                table: "certification_attempts",
                column: "badge",
                unique: true,
                filter: "badge IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_certification_attempts_external_id",
                table: "certification_attempts",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_claims_deal",
                table: "claims",
                column: "deal");

            migrationBuilder.CreateIndex(
                name: "ix_claims_of_partner",
                table: "claims",
                columns: new[] { "account", "partner" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_vendor_claim",
                table: "claims",
                column: "vendor_claim",
                filter: "vendor_claim IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_claims_waitlisted",
                table: "claims",
                columns: new[] { "account", "product_line", "id" },
                filter: "state = 'Waitlisted'");

            migrationBuilder.CreateIndex(
                name: "ux_claims_once_per_partner",
                table: "claims",
                columns: new[] { "partner", "account", "unit", "product_line" },
                unique: true,
                filter: "state <> 'Released'");

            migrationBuilder.CreateIndex(
                name: "ux_claims_one_holder",
                table: "claims",
                columns: new[] { "account", "unit", "product_line" },
                unique: true,
                filter: "state IN ('Held', 'Offered')");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_due",
                table: "commitments",
                columns: new[] { "due_by", "id" },
                filter: "due_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_of_partner",
                table: "commitments",
                columns: new[] { "partner", "entered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflict_decisions_at",
                table: "conflict_decisions",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ux_conflict_decisions_once",
                table: "conflict_decisions",
                columns: new[] { "conflict", "is_appeal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conflict_documents_partner",
                table: "conflict_documents",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_conflict_documents_party",
                table: "conflict_documents",
                column: "party");

            migrationBuilder.CreateIndex(
                name: "IX_conflict_notes_conflict",
                table: "conflict_notes",
                column: "conflict");

            migrationBuilder.CreateIndex(
                name: "IX_conflict_parties_claim",
                table: "conflict_parties",
                column: "claim");

            migrationBuilder.CreateIndex(
                name: "IX_conflict_parties_deal",
                table: "conflict_parties",
                column: "deal");

            migrationBuilder.CreateIndex(
                name: "ix_conflict_parties_of_partner",
                table: "conflict_parties",
                columns: new[] { "partner", "joined_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_conflict_parties_choice_code",
                table: "conflict_parties",
                column: "choice_code_hash",
                unique: true,
                filter: "choice_code_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_conflict_parties_once",
                table: "conflict_parties",
                columns: new[] { "conflict", "deal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conflict_statements_partner",
                table: "conflict_statements",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_conflict_statements_party",
                table: "conflict_statements",
                column: "party");

            migrationBuilder.CreateIndex(
                name: "IX_conflicts_account",
                table: "conflicts",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_due",
                table: "conflicts",
                column: "next_change_at",
                filter: "next_change_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_conflicts_merge",
                table: "conflicts",
                column: "merge");

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_newest",
                table: "conflicts",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conflicts_program_version",
                table: "conflicts",
                column: "program_version");

            migrationBuilder.CreateIndex(
                name: "IX_conflicts_vendor_claim",
                table: "conflicts",
                column: "vendor_claim");

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_waiting",
                table: "conflicts",
                columns: new[] { "due_at", "id" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_conflicts_one_of_line",
                table: "conflicts",
                column: "holder_claim",
                unique: true,
                filter: "holder_claim IS NOT NULL AND stage IN ('Identified', 'Investigating', 'Mediating')");

            migrationBuilder.CreateIndex(
                name: "ix_credit_shares_of_deal",
                table: "credit_shares",
                column: "deal");

            migrationBuilder.CreateIndex(
                name: "ux_credit_splits_in_force",
                table: "credit_splits",
                columns: new[] { "deal", "product_line" },
                unique: true,
                filter: "ended_at IS NULL");

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
                name: "ix_deal_keys_key",
                table: "deal_keys",
                columns: new[] { "value", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_deal_keys_to_review",
                table: "deal_keys",
                column: "review_due_since",
                filter: "review_due_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deal_transfers_due",
                table: "deal_transfers",
                columns: new[] { "due_by", "id" },
                filter: "due_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deal_transfers_from_partner",
                table: "deal_transfers",
                column: "from_partner");

            migrationBuilder.CreateIndex(
                name: "IX_deal_transfers_to_partner",
                table: "deal_transfers",
                column: "to_partner");

            migrationBuilder.CreateIndex(
                name: "ux_deal_transfers_code",
                table: "deal_transfers",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_deal_transfers_open",
                table: "deal_transfers",
                column: "deal",
                unique: true,
                filter: "status IN ('Offered', 'Accepted')");

            migrationBuilder.CreateIndex(
                name: "IX_deals_distributor",
                table: "deals",
                column: "distributor");

            migrationBuilder.CreateIndex(
                name: "ix_deals_in_review",
                table: "deals",
                columns: new[] { "decision_due_by", "id" },
                filter: "decision_due_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deals_newest",
                table: "deals",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_next_change",
                table: "deals",
                columns: new[] { "next_change_at", "id" },
                filter: "next_change_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deals_next_deadline",
                table: "deals",
                columns: new[] { "next_deadline_at", "id" },
                filter: "next_deadline_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deals_of_external_id",
                table: "deals",
                columns: new[] { "partner", "external_id", "created_at" },
                filter: "external_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deals_of_partner",
                table: "deals",
                columns: new[] { "partner", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_of_partner_by_end",
                table: "deals",
                columns: new[] { "partner", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_program_version",
                table: "deals",
                column: "program_version");

            migrationBuilder.CreateIndex(
                name: "ix_deals_protected_until",
                table: "deals",
                columns: new[] { "protected_until", "id" },
                filter: "protected_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deals_registered_by",
                table: "deals",
                column: "registered_by");

            migrationBuilder.CreateIndex(
                name: "ux_deals_external_id",
                table: "deals",
                columns: new[] { "partner", "reserved_external_id" },
                unique: true,
                filter: "reserved_external_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_deals_number",
                table: "deals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_created_at",
                table: "idempotency_keys",
                column: "created_at");

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

            migrationBuilder.CreateIndex(
                name: "ix_memberships_email",
                table: "memberships",
                column: "comparable_email");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_of_partner",
                table: "memberships",
                columns: new[] { "partner", "created_at", "id", "person", "from_day", "until_day", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ux_memberships_open",
                table: "memberships",
                column: "person",
                unique: true,
                filter: "until_day IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_oauth_authorizations_application_id_status_subject_type",
                table: "oauth_authorizations",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "IX_oauth_scopes_name",
                table: "oauth_scopes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_oauth_tokens_application_id_status_subject_type",
                table: "oauth_tokens",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "IX_oauth_tokens_authorization_id",
                table: "oauth_tokens",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "ix_oauth_tokens_expiration_date",
                table: "oauth_tokens",
                column: "expiration_date");

            migrationBuilder.CreateIndex(
                name: "IX_oauth_tokens_reference_id",
                table: "oauth_tokens",
                column: "reference_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_order",
                table: "outbox",
                columns: new[] { "position", "ordinal", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_applications_due",
                table: "partner_applications",
                columns: new[] { "due_by", "id" },
                filter: "due_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_partner_applications_newest",
                table: "partner_applications",
                columns: new[] { "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_partner_applications_partner",
                table: "partner_applications",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "ux_partner_applications_secret",
                table: "partner_applications",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_tiers_evaluated",
                table: "partner_tiers",
                column: "evaluated_at");

            migrationBuilder.CreateIndex(
                name: "IX_partner_tiers_evaluation",
                table: "partner_tiers",
                column: "evaluation");

            migrationBuilder.CreateIndex(
                name: "ix_partner_tiers_override",
                table: "partner_tiers",
                columns: new[] { "override_until", "partner" },
                filter: "override_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_partners_distributor",
                table: "partners",
                column: "distributor");

            migrationBuilder.CreateIndex(
                name: "ix_partners_leaving",
                table: "partners",
                column: "leaves_at",
                filter: "leaves_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_partners_newest",
                table: "partners",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_partners_program_version",
                table: "partners",
                column: "program_version");

            migrationBuilder.CreateIndex(
                name: "IX_partners_successor",
                table: "partners",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_person_invitations_expires_at",
                table: "person_invitations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_person_invitations_partner",
                table: "person_invitations",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_portal_user_claims_user_id",
                table: "portal_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_portal_user_logins_user_id",
                table: "portal_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "portal_users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "IX_portal_users_partner",
                table: "portal_users",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_portal_users_person",
                table: "portal_users",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "portal_users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revenue_credits_of_deal",
                table: "revenue_credits",
                column: "deal");

            migrationBuilder.CreateIndex(
                name: "ix_revenue_credits_of_partner",
                table: "revenue_credits",
                columns: new[] { "partner", "occurred_on", "net_amount", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_revenue_events_newest",
                table: "revenue_events",
                columns: new[] { "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_revenue_events_of_account",
                table: "revenue_events",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_revenue_events_of_deal",
                table: "revenue_events",
                column: "deal",
                filter: "deal IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_revenue_events_of_partner",
                table: "revenue_events",
                columns: new[] { "partner", "occurred_on", "credited", "net_amount", "recorded_at", "credit_split" });

            migrationBuilder.CreateIndex(
                name: "ix_revenue_events_of_split",
                table: "revenue_events",
                column: "credit_split",
                filter: "credit_split IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_revenue_events_program_version",
                table: "revenue_events",
                column: "program_version");

            migrationBuilder.CreateIndex(
                name: "ix_revenue_events_refunds",
                table: "revenue_events",
                column: "refund_of",
                filter: "refund_of IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_revenue_events_external_id",
                table: "revenue_events",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_expires_at",
                table: "secret_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_secret_links_person",
                table: "secret_links",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_spent_challenges_expires_at",
                table: "spent_challenges",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_newest",
                table: "survey_answers",
                columns: new[] { "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_of_partner",
                table: "survey_answers",
                columns: new[] { "partner", "answered_on", "score", "recorded_at", "withdrawn_at" });

            migrationBuilder.CreateIndex(
                name: "ux_survey_answers_external_id",
                table: "survey_answers",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_territories_newest",
                table: "territories",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_territories_of_partner",
                table: "territories",
                columns: new[] { "partner", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tier_evaluations_of_partner",
                table: "tier_evaluations",
                columns: new[] { "partner", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tier_evaluations_program_version",
                table: "tier_evaluations",
                column: "program_version");

            migrationBuilder.CreateIndex(
                name: "ix_user_invitations_expires_at",
                table: "user_invitations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_user_invitations_partner",
                table: "user_invitations",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_user_invitations_person",
                table: "user_invitations",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ux_user_invitations_token",
                table: "user_invitations",
                column: "token_hash",
                unique: true);

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

            AddByHand(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_assignments");

            migrationBuilder.DropTable(
                name: "account_external_ids");

            migrationBuilder.DropTable(
                name: "account_keys");

            migrationBuilder.DropTable(
                name: "account_name_keys");

            migrationBuilder.DropTable(
                name: "attempt_counts");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "authenticators");

            migrationBuilder.DropTable(
                name: "badge_keys");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "certification_attempts");

            migrationBuilder.DropTable(
                name: "commitments");

            migrationBuilder.DropTable(
                name: "conflict_decisions");

            migrationBuilder.DropTable(
                name: "conflict_documents");

            migrationBuilder.DropTable(
                name: "conflict_notes");

            migrationBuilder.DropTable(
                name: "conflict_statements");

            migrationBuilder.DropTable(
                name: "credit_shares");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "deal_activities");

            migrationBuilder.DropTable(
                name: "deal_drafts");

            migrationBuilder.DropTable(
                name: "deal_keys");

            migrationBuilder.DropTable(
                name: "deal_matchings");

            migrationBuilder.DropTable(
                name: "deal_products");

            migrationBuilder.DropTable(
                name: "deal_transfers");

            migrationBuilder.DropTable(
                name: "document_chunks");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "mails_switched_off");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "name_index_progress");

            migrationBuilder.DropTable(
                name: "name_words");

            migrationBuilder.DropTable(
                name: "oauth_scopes");

            migrationBuilder.DropTable(
                name: "oauth_tokens");

            migrationBuilder.DropTable(
                name: "onboarding_completions");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outbox_readers");

            migrationBuilder.DropTable(
                name: "partner_applications");

            migrationBuilder.DropTable(
                name: "partner_keys");

            migrationBuilder.DropTable(
                name: "partner_tiers");

            migrationBuilder.DropTable(
                name: "person_invitations");

            migrationBuilder.DropTable(
                name: "portal_user_claims");

            migrationBuilder.DropTable(
                name: "portal_user_logins");

            migrationBuilder.DropTable(
                name: "portal_user_tokens");

            migrationBuilder.DropTable(
                name: "program_drafts");

            migrationBuilder.DropTable(
                name: "receipt_keys");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "revenue_credits");

            migrationBuilder.DropTable(
                name: "sandbox_clock");

            migrationBuilder.DropTable(
                name: "secret_links");

            migrationBuilder.DropTable(
                name: "spent_challenges");

            migrationBuilder.DropTable(
                name: "survey_answers");

            migrationBuilder.DropTable(
                name: "territories");

            migrationBuilder.DropTable(
                name: "user_invitations");

            migrationBuilder.DropTable(
                name: "conflict_parties");

            migrationBuilder.DropTable(
                name: "deal_documents");

            migrationBuilder.DropTable(
                name: "oauth_authorizations");

            migrationBuilder.DropTable(
                name: "tier_evaluations");

            migrationBuilder.DropTable(
                name: "revenue_events");

            migrationBuilder.DropTable(
                name: "portal_users");

            migrationBuilder.DropTable(
                name: "conflicts");

            migrationBuilder.DropTable(
                name: "api_clients");

            migrationBuilder.DropTable(
                name: "credit_splits");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "account_merges");

            migrationBuilder.DropTable(
                name: "claims");

            migrationBuilder.DropTable(
                name: "deals");

            migrationBuilder.DropTable(
                name: "vendor_claims");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "program_versions");
        }
    }
}
