using System.Data;
using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>READ COMMITTED: races are caught by locks and constraints, and the loser starts again.</summary>
internal sealed class Transactions(ChannelDb db, IEngine engine, LostRaces races, AfterCommit afterCommit) : ITransactions
{
    public const int MaxAttempts = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);

    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> keep, CancellationToken ct)
    {
        var result = await RunUntilCommitted(work, keep, ct);
        await afterCommit.Run();
        return result;
    }

    public bool IsTransient(Exception failure) =>
        ConcurrencyConflicts.CauseOf(engine, failure) is not null || failure is OutageException || engine.IsOutage(failure);

    private async Task<T> RunUntilCommitted<T>(
        Func<CancellationToken, Task<T>> work, Func<T, bool> keep, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(work, keep, ct);
            }
            catch (Exception failure) when (ConcurrencyConflicts.CauseOf(engine, failure) is { } cause && attempt < MaxAttempts
                && !ct.IsCancellationRequested)
            {
                races.Count(cause);
                await Task.Delay(Pause(attempt), TimeProvider.System, ct);
            }
        }
    }

    private async Task<T> RunOnce<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> keep, CancellationToken ct)
    {
        // What an earlier transaction of this scope read may have changed since.
        db.ChangeTracker.Clear();
        afterCommit.Clear();
        // A failed save repeats the whole transaction, so savepoints would only cost round trips.
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            try
            {
                var result = await work(ct);

                if (!keep(result))
                {
                    db.ChangeTracker.Clear();
                    afterCommit.Clear();
                    return result;
                }

                await db.SaveChangesAsync(ct);
                // A commit is never cancelled: its outcome must be known.
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (Exception failure) when (db.Database.GetDbConnection().State is not ConnectionState.Open)
            {
                // Whatever the statement reported: the connection died in the transaction.
                throw new OutageException("The connection to the database broke.", failure);
            }
        }
        catch
        {
            db.ChangeTracker.Clear();
            throw;
        }
    }

    private static TimeSpan Pause(int attempt) =>
        FirstPause * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble());
}
