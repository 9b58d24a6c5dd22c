using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// Asks the database what many requests ask at the same time in few round trips: who comes while as many rounds as there
/// are processors are under way goes with the next, as soon as one is back. Nobody waits for company, and no answer is
/// older than its question.
/// </summary>
/// <param name="rounds">Asks all of these at once, with a context that sees every partner; what has no answer is left out.</param>
/// <param name="shared">Whether those who ask the same may be given the very same answer; if not, the second goes with another round.</param>
internal sealed class Gathering<TQuestion, TAnswer>(
    IDbContextFactory<ChannelDb> contexts, Func<ChannelDb, TQuestion[], Task<Dictionary<TQuestion, TAnswer>>> rounds, bool shared)
    where TQuestion : notnull
    where TAnswer : class
{
    private const int MostAtOnce = 64;

    private static readonly CurrentCaller Everyone = new() { Caller = Caller.Program };

    private readonly Lock _lock = new();
    private readonly List<Asked> _waiting = [];
    private int _underWay;

    /// <summary>The answer; null if there is none.</summary>
    public Task<TAnswer?> Ask(TQuestion question, CancellationToken ct)
    {
        var asked = new Asked(question);
        bool begins;
        lock (_lock)
        {
            _waiting.Add(asked);
            begins = _underWay < Environment.ProcessorCount;
            if (begins) _underWay++;
        }

        // Apart from the request: the rounds that follow are others'.
        if (begins) ThreadPool.UnsafeQueueUserWorkItem(static it => _ = it.GoOn(), this, preferLocal: false);
        return asked.Answer.WaitAsync(ct);
    }

    private async Task GoOn()
    {
        while (Next() is [_, ..] round)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync();
                db.Lease = Everyone;
                var answers = await rounds(db, [.. round.Select(it => it.Question).Distinct()]);
                foreach (var asked in round) asked.Tell(answers.GetValueOrDefault(asked.Question));
            }
            catch (Exception failure)
            {
                foreach (var asked in round) asked.Fail(failure);
            }
        }
    }

    private List<Asked> Next()
    {
        lock (_lock)
        {
            var round = new List<Asked>(Math.Min(_waiting.Count, MostAtOnce));
            var questions = new HashSet<TQuestion>();
            _waiting.RemoveAll(it =>
            {
                var goes = round.Count < MostAtOnce && (questions.Add(it.Question) || shared);
                if (goes) round.Add(it);
                return goes;
            });
            if (round.Count == 0) _underWay--;
            return round;
        }
    }

    private sealed class Asked(TQuestion question)
    {
        // Whoever waits goes on elsewhere: the round has others to tell.
        private readonly TaskCompletionSource<TAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TQuestion Question => question;

        public Task<TAnswer?> Answer => _answer.Task;

        public void Tell(TAnswer? answer) => _answer.SetResult(answer);

        public void Fail(Exception failure) => _answer.SetException(failure);
    }
}
