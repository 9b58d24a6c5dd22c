using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ChannelProgram.Infrastructure.PostgreSql;

/// <summary>What of the one model this engine stores in its own way.</summary>
internal sealed class PostgreSqlModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        // Its transaction's number, which never comes again.
        modelBuilder.Entity<OutboxEvent>().Property(it => it.Position)
            .HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedNever();
    }
}
