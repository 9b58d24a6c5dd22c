using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChannelProgram.Infrastructure.PostgreSql.Migrations;

public partial class Initial
{
    internal static void AddByHand(MigrationBuilder migration)
    {
        // The tables of the job scheduler are no part of the model.
        migration.Sql(EmbeddedScript.Read(typeof(Initial).Assembly, "quartz-tables.sql"));

        // The index of the key holds the other columns too, so that no table is read for each name that is found.
        migration.Sql(
            """
            ALTER TABLE account_name_keys DROP CONSTRAINT "PK_account_name_keys",
              ADD CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account) INCLUDE (country, name);
            """);
    }
}
