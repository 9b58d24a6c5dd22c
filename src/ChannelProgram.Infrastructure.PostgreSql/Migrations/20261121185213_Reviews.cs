using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "customer_in_doubt",
                table: "deals");

            migrationBuilder.AddColumn<int>(
                name: "review_reasons",
                table: "deals",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "review_reasons",
                table: "deals");

            migrationBuilder.AddColumn<bool>(
                name: "customer_in_doubt",
                table: "deals",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }
    }
}
