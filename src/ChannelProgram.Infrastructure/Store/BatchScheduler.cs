using System.Diagnostics;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// Does together what comes at the same time: what comes while as many rounds as may be are under way goes with the next, as
/// soon as one is done. Nothing waits for company. A round is told in the trace of the first that is in it.
/// </summary>
/// <param name="round">Does it for all of these; it must not fail.</param>
/// <param name="most">So many go in one round.</param>
/// <param name="atOnce">So many rounds are under way at most.</param>
/// <param name="apart">What no two in one round may have in common; null: anything may.</param>
internal sealed class BatchScheduler<T>(Func<IReadOnlyList<T>, Task> round, int most, int atOnce, Func<T, object>? apart = null)
{
    private readonly Lock _lock = new();
    private readonly List<(T It, Activity? Span)> _waiting = [];
    private int _underWay;

    public void Add(T it)
    {
        bool begins;
        lock (_lock)
        {
            _waiting.Add((it, Activity.Current));
            begins = _underWay < atOnce;
            if (begins) _underWay++;
        }

        // Apart from the request that brought it: the rounds that follow are others'.
        if (begins) ThreadPool.UnsafeQueueUserWorkItem(static rounds => _ = rounds.GoOn(), this, preferLocal: false);
    }

    private async Task GoOn()
    {
        while (Next() is [var first, ..] next)
        {
            Activity.Current = first.Span;
            await round(next.ConvertAll(it => it.It));
        }
    }

    private List<(T It, Activity? Span)> Next()
    {
        lock (_lock)
        {
            var next = new List<(T, Activity?)>(Math.Min(_waiting.Count, most));
            var met = new HashSet<object>();
            _waiting.RemoveAll(it =>
            {
                var goes = next.Count < most && (apart is null || met.Add(apart(it.It)));
                if (goes) next.Add(it);
                return goes;
            });
            if (next.Count == 0) _underWay--;
            return next;
        }
    }
}
