using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// Sends a statement once more on a fresh connection if its own was closed by the database while it lay in the pool. Not within
/// a transaction, which is lost with its connection, and never a save: nobody knows whether it took effect.
/// </summary>
/// <param name="isLost">Whether the failure says that the connection was closed.</param>
/// <param name="clearPool">Closes the other idle connections of the pool, which were closed with it.</param>
internal sealed class FreshConnectionStrategy(
    ExecutionStrategyDependencies dependencies, Func<Exception, bool> isLost, Action<DbConnection> clearPool) : IExecutionStrategy
{
    /// <summary>It repeats only what has not answered yet, so results need no buffer.</summary>
    public bool RetriesOnFailure => false;

    public TResult Execute<TState, TResult>(
        TState state,
        Func<DbContext, TState, TResult> operation,
        Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        var context = dependencies.CurrentContext.Context;
        try
        {
            return operation(context, state);
        }
        catch (Exception failure) when (MayRepeat(context, failure))
        {
            clearPool(context.Database.GetDbConnection());
            return operation(context, state);
        }
    }

    public async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state,
        Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken = default)
    {
        var context = dependencies.CurrentContext.Context;
        try
        {
            return await operation(context, state, cancellationToken);
        }
        catch (Exception failure) when (MayRepeat(context, failure))
        {
            clearPool(context.Database.GetDbConnection());
            return await operation(context, state, cancellationToken);
        }
    }

    private bool MayRepeat(DbContext context, Exception failure) =>
        failure is not DbUpdateException && context.Database.CurrentTransaction is null && isLost(failure);
}
