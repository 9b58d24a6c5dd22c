using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>Combines what many requests ask at the same time into one round trip. No answer is older than its question.</summary>
internal sealed class BatchedLookup<TQuestion, TAnswer>
    where TQuestion : notnull
    where TAnswer : class
{
    private const int MaxSize = 64;

    private readonly BatchScheduler<Asked> _scheduler;

    /// <param name="ask">Answers all at once; a question without an answer is left out.</param>
    /// <param name="shared">Whether equal questions may get the same object; if not, each goes into another batch.</param>
    public BatchedLookup(
        IDbContextFactory<ChannelDb> contexts,
        Func<ChannelDb, TQuestion[], Task<Dictionary<TQuestion, TAnswer>>> ask,
        ILogger log,
        bool shared) =>
        _scheduler = new(
            batch => Answer(batch, contexts, ask), Fail, log, MaxSize, Environment.ProcessorCount,
            shared ? null : it => it.Question);

    public Task<TAnswer?> Ask(TQuestion question, CancellationToken ct)
    {
        var asked = new Asked(question);
        _scheduler.Add(asked);
        return asked.Answer.WaitAsync(ct);
    }

    private static async Task Answer(
        IReadOnlyList<Asked> batch, IDbContextFactory<ChannelDb> contexts,
        Func<ChannelDb, TQuestion[], Task<Dictionary<TQuestion, TAnswer>>> ask)
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
        // Continue on another thread: the batch has others to answer.
        private readonly TaskCompletionSource<TAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TQuestion Question => question;

        public Task<TAnswer?> Answer => _answer.Task;

        public void Tell(TAnswer? answer) => _answer.TrySetResult(answer);

        public void Fail(Exception failure) => _answer.TrySetException(failure);
    }
}

internal static class ContextsForEveryone
{
    /// <summary>
    /// A context without partner scope that serves many callers: check the scope before handing data to one of them.
    /// </summary>
    public static async Task<ChannelDb> CreateForEveryone(this IDbContextFactory<ChannelDb> contexts)
    {
        var db = await contexts.CreateDbContextAsync();
        db.Scope = new() { Caller = Caller.Program };
        return db;
    }
}
