using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Infrastructure.SqlServer.Migrations
{
    /// <summary>Apart from the steps before: they keep others from the keys, this one from the accounts, and others need both.</summary>
    public partial class MergedAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_accounts_merged",
                table: "accounts",
                columns: ["id", "merged_into"],
                filter: "merged_into IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_accounts_merged",
                table: "accounts");
        }
    }
}
