using ChannelProgram.Api.Tests.Common;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Api.Tests.Store;

public class BatchFailureTests
{
    [Fact]
    public void A_batch_whose_items_cannot_be_told_of_its_failure_is_logged()
    {
        var log = new LoggedErrors<BatchFailureTests>();
        var scheduler = new BatchScheduler<int>(
            _ => throw new InvalidOperationException(),
            (_, _) => throw new InvalidOperationException(),
            log,
            maxSize: 1,
            lanes: 1);

        scheduler.Add(1);

        Assert.True(SpinWait.SpinUntil(() => log.Lines is [_, ..], TimeSpan.FromSeconds(30)));
        Assert.Equal(["A batch of 1 failed, and so did telling its items"], log.Lines);
    }
}
