using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>Bulk statements write at once, past the save.</summary>
internal sealed class BulkStatementInterceptor : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ChannelDb db && IsBulk(eventData)) await db.BeginWriting(cancellationToken);
        return result;
    }

    /// <exception cref="InvalidOperationException">It would not be undone with the change it belongs to.</exception>
    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        eventData.Context is ChannelDb { BeforeWriting: not null } && IsBulk(eventData)
            ? throw new InvalidOperationException("Send bulk statements asynchronously.")
            : result;

    private static bool IsBulk(CommandEventData sent) =>
        sent.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete;
}
