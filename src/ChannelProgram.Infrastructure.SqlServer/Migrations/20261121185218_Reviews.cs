using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.SqlServer.Migrations
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
                type: "int",
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
                type: "bit",
                nullable: false,
                defaultValue: false);
        }
    }
}
