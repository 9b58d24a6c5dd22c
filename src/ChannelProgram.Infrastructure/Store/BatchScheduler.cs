using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// Carries out concurrent items in batches. Nothing waits for others to come: what comes while all lanes are busy goes into the
/// next batch. A batch belongs to the trace of its first item.
/// </summary>
/// <param name="fail">Tells the items of a batch that <paramref name="run"/> failed for a reason they do not know yet.</param>
/// <param name="lanes">Batches at the same time.</param>
/// <param name="distinctBy">What no two items of a batch may have in common; null: no limit.</param>
internal sealed class BatchScheduler<T>(
    Func<IReadOnlyList<T>, Task> run,
    Action<IReadOnlyList<T>, Exception> fail,
    ILogger log,
    int maxSize,
    int lanes,
    Func<T, object>? distinctBy = null)
{
    private readonly Lock _lock = new();
    private readonly List<(T Item, Activity? Span)> _waiting = [];
    private int _busyLanes;

    public void Add(T item)
    {
        bool begins;
        lock (_lock)
        {
            _waiting.Add((item, Activity.Current));
            begins = _busyLanes < lanes;
            if (begins) _busyLanes++;
        }

        // Detached from the request that came first: the following batches belong to others.
        if (begins) ThreadPool.UnsafeQueueUserWorkItem(static scheduler => _ = scheduler.RunLane(), this, preferLocal: false);
    }

    private async Task RunLane()
    {
        while (Next() is [var first, ..] next)
        {
            Activity.Current = first.Span;
            var batch = next.ConvertAll(it => it.Item);
            try
            {
                await run(batch);
            }
            catch (Exception failure)
            {
                Fail(batch, failure);
            }
        }
    }

    private void Fail(List<T> batch, Exception failure)
    {
        try
        {
            fail(batch, failure);
        }
        catch (Exception second)
        {
            log.LogError(second, "A batch of {Count} failed, and so did telling its items", batch.Count);
        }
    }

    private List<(T Item, Activity? Span)> Next()
    {
        lock (_lock)
        {
            var next = new List<(T, Activity?)>(Math.Min(_waiting.Count, maxSize));
            var met = new HashSet<object>();
            _waiting.RemoveAll(it =>
            {
                var goes = next.Count < maxSize && (distinctBy is null || met.Add(distinctBy(it.Item)));
                if (goes) next.Add(it);
                return goes;
            });
            if (next.Count == 0) _busyLanes--;
            return next;
        }
    }
}
