using System.Data;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Deals.Batching;

internal sealed class RegistrationBatches
{
    /// <summary>With more, the first would wait too long for the last.</summary>
    private const int MaxSize = 32;

    /// <summary>While one waits for the disk another works; more would make batches smaller.</summary>
    private const int MaxConcurrent = 2;

    /// <summary>A member only computes between loading and storing. The others wait no longer for it than this.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly IDbContextFactory<ChannelDb> _contexts;
    private readonly IEngine _engine;
    private readonly RegistrationBatchQueries _queries;
    private readonly LostRaces _races;
    private readonly ILogger _log;
    private readonly BatchScheduler<BatchMember> _scheduler;

    public RegistrationBatches(
        IDbContextFactory<ChannelDb> contexts,
        IEngine engine,
        RegistrationBatchQueries queries,
        LostRaces races,
        ILogger<RegistrationBatches> log)
    {
        (_contexts, _engine, _queries, _races, _log) = (contexts, engine, queries, races, log);
        _scheduler = new(Run, Fail, log, MaxSize, MaxConcurrent);
    }

    public bool IsSupported => _engine.Rows is not null;

    public void Add(BatchMember member) => _scheduler.Add(member);

    private async Task Run(IReadOnlyList<BatchMember> members)
    {
        var (begun, committing, open) = (false, false, false);
        try
        {
            await using var db = await _contexts.CreateForEveryone();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            begun = true;
            try
            {
                var decided = await RowsOf(await _queries.Load(db, members));
                if (decided.Count > 0)
                    await _engine.Rows!.Insert(db, [.. decided.SelectMany(it => it.Rows)], CancellationToken.None);
                committing = true;
                await transaction.CommitAsync();
                foreach (var (member, _) in decided) member.SetStored();
            }
            finally
            {
                open = db.Database.GetDbConnection().State is ConnectionState.Open;
            }
        }
        catch (Exception failure)
        {
            var isNothingStored = begun && (open || !committing);
            if (!isNothingStored) throw;
            // Each is carried out individually, so that only the faulty one fails.
            Report(failure);
        }

        foreach (var member in members) member.End();
    }

    /// <returns>Without members that take too long.</returns>
    private async Task<IReadOnlyList<(BatchMember Member, IReadOnlyList<object> Rows)>> RowsOf(IReadOnlyList<BatchMember> members)
    {
        try
        {
            await Task.WhenAll(members.Select(it => it.Rows)).WaitAsync(MaxWait);
        }
        catch (TimeoutException)
        {
            var late = members.Count(it => !it.Rows.IsCompleted);
            _log.LogWarning(
                "{Late} of {Count} registrations took too long for their batch and are stored individually", late, members.Count);
        }

        var decided = new List<(BatchMember, IReadOnlyList<object>)>(members.Count);
        foreach (var member in members)
            if (member.Rows.IsCompleted && await member.Rows is { Count: > 0 } rows) decided.Add((member, rows));
        return decided;
    }

    private void Fail(IReadOnlyList<BatchMember> members, Exception failure)
    {
        foreach (var member in members)
        {
            member.Fail(new OutageException("The database was not to be had, or its answer to the commit was not.", failure));
            member.End();
        }

        Report(failure);
    }

    private void Report(Exception failure)
    {
        if (ConcurrencyConflicts.CauseOf(_engine, failure) is { } cause) _races.Count(cause);
        // Members that are carried out again log their own failures; the reason for it is logged here.
        else _log.LogWarning(failure, "A batch of registrations failed");
    }
}
