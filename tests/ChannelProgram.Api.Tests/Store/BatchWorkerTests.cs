using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelProgram.Api.Tests.Store;

public class BatchWorkerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_that_fails_fails_its_items_and_releases_its_slot(bool tellingFails)
    {
        var (done, told) = (new TaskCompletionSource<int>(), 0);
        var scheduler = new BatchScheduler<int>(
            batch => batch[0] < 4 ? throw new InvalidOperationException($"Batch {batch[0]} is broken.") : Complete(batch[0]),
            (batch, _) =>
            {
                Interlocked.Add(ref told, batch.Count);
                if (tellingFails) throw new InvalidOperationException("And so is telling it.");
            },
            NullLogger.Instance,
            maxSize: 1,
            lanes: 2);

        for (var item = 0; item <= 4; item++) scheduler.Add(item);

        Assert.Equal(4, await done.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref told) == 4, TimeSpan.FromSeconds(30)));

        Task Complete(int item)
        {
            done.SetResult(item);
            return Task.CompletedTask;
        }
    }
}
