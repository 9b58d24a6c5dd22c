using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// A statement sent before the next query, in the same round trip, that returns a row for each lock it took. The query starts
/// after it and so sees what was committed meanwhile.
/// </summary>
/// <param name="name">The parameter in <paramref name="sql"/>, without a prefix.</param>
internal sealed class LockAndQuery(string sql, string name, object value)
{
    private HashSet<long>? _taken;

    /// <exception cref="InvalidOperationException">No query has followed yet.</exception>
    public IReadOnlySet<long> Taken =>
        _taken ?? throw new InvalidOperationException("What was to be sent before a query was never sent.");

    public void PutBefore(DbCommand query)
    {
        var parameter = query.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        query.Parameters.Add(parameter);
        query.CommandText = $"{sql};\n{query.CommandText}";
    }

    public async ValueTask Read(DbDataReader answers, CancellationToken ct)
    {
        _taken = [];
        while (await answers.ReadAsync(ct)) _taken.Add(answers.GetInt64(0));
        await answers.NextResultAsync(ct);
    }
}

internal sealed class LockAndQueryInterceptor : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ChannelDb { LockAndQuery: { } lockAndQuery }) lockAndQuery.PutBefore(command);
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not ChannelDb { LockAndQuery: { } lockAndQuery } db) return result;

        db.LockAndQuery = null;
        await lockAndQuery.Read(result, cancellationToken);
        return result;
    }
}
