using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations
{
    /// <summary>The columns; the model as the last of these steps leaves it is with that one.</summary>
    [DbContext(typeof(ChannelDb))]
    [Migration("20261122022849_NamesBesideKeys")]
    public class NamesBesideKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "country",
                table: "account_name_keys",
                type: "character varying(2)",
                maxLength: 2,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "account_name_keys",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "country",
                table: "account_name_keys");

            migrationBuilder.DropColumn(
                name: "name",
                table: "account_name_keys");
        }
    }
}
