using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DealChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_subject",
                table: "audit");

            migrationBuilder.AddColumn<string>(
                name: "customer_words",
                table: "deals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "message",
                table: "deals",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rejected_for",
                table: "deals",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "review_above",
                table: "deals",
                type: "numeric(20,4)",
                precision: 20,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "audit",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject_version",
                table: "audit",
                columns: new[] { "subject", "version" });

            // What was registered before is found by the words of its name; its domain is not known to the database.
            migrationBuilder.Sql(
                """UPDATE deals SET customer_words = ' ' || lower(regexp_replace(customer_name, '[^[:alnum:]]+', ' ', 'g')) || ' ';""");

            // A version that was published before this number was one has it as it shipped.
            migrationBuilder.Sql(
                """
                UPDATE program_versions SET document = jsonb_set(document::jsonb, '{dealRegistration,reviewRaisePercent}', '25')::text
                WHERE document::jsonb #> '{dealRegistration,reviewRaisePercent}' IS NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_subject_version",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "customer_words",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "message",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "rejected_for",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "review_above",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "version",
                table: "audit");

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                table: "audit",
                columns: new[] { "subject", "recorded_at", "ordinal" });
        }
    }
}
