using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What many requests ask the database at the same time, asked in one round trip. No answer is older than its question.</summary>
internal sealed class BatchedLookup<TQuestion, TAnswer>
    where TQuestion : notnull
    where TAnswer : class
{
    private const int MaxSize = 64;

    private readonly BatchScheduler<Asked> _scheduler;

    /// <param name="contexts">Each batch has one that sees every partner.</param>
    /// <param name="ask">Asks all of these at once; what has no answer is left out.</param>
    /// <param name="shared">Whether those who ask the same may be given the very same answer; if not, each goes with another batch.</param>
    public BatchedLookup(
        IDbContextFactory<ChannelDb> contexts, Func<ChannelDb, TQuestion[], Task<Dictionary<TQuestion, TAnswer>>> ask, bool shared) =>
        _scheduler = new(batch => Answer(batch, contexts, ask), Fail, MaxSize, Environment.ProcessorCount, shared ? null : it => it.Question);

    /// <summary>The answer; null if there is none.</summary>
    public Task<TAnswer?> Ask(TQuestion question, CancellationToken ct)
    {
        var asked = new Asked(question);
        _scheduler.Add(asked);
        return asked.Answer.WaitAsync(ct);
    }

    private static async Task Answer(
        IReadOnlyList<Asked> batch, IDbContextFactory<ChannelDb> contexts, Func<ChannelDb, TQuestion[], Task<Dictionary<TQuestion, TAnswer>>> ask)
    {
        await using var db = await contexts.CreateForEveryone();
        var answers = await ask(db, [.. batch.Select(it => it.Question).Distinct()]);
        foreach (var asked in batch) asked.Tell(answers.GetValueOrDefault(asked.Question));
    }

    private static void Fail(IReadOnlyList<Asked> batch, Exception failure)
    {
        foreach (var asked in batch) asked.Fail(failure);
    }

    private sealed class Asked(TQuestion question)
    {
        // Whoever waits goes on elsewhere: the batch has others to tell.
        private readonly TaskCompletionSource<TAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TQuestion Question => question;

        public Task<TAnswer?> Answer => _answer.Task;

        public void Tell(TAnswer? answer) => _answer.TrySetResult(answer);

        public void Fail(Exception failure) => _answer.TrySetException(failure);
    }
}

internal static class ContextsForEveryone
{
    /// <summary>A context that serves many callers at once and therefore sees every partner: what is given to one is first held against its scope.</summary>
    public static async Task<ChannelDb> CreateForEveryone(this IDbContextFactory<ChannelDb> contexts)
    {
        var db = await contexts.CreateDbContextAsync();
        db.Scope = new() { Caller = Caller.Program };
        return db;
    }
}
