using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Api.Tests.Work;

public class WorkSourceMergeTests
{
    private static readonly DateTimeOffset Due = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(200)]
    public async Task Every_item_of_every_source_is_on_one_page_by_due_time_however_many_sources_there_are_and_in_whatever_order(
        int limit)
    {
        // Many are due at one instant: all that come on a weekend are.
        var sources = Enumerable.Range(0, 12).Select(source => new Source(
            [.. Enumerable.Range(0, 9).Select(i => Item(Due.AddDays(i / 5), Guid.NewGuid(), $"source {source}"))])).ToArray();
        var (read, after) = (new List<WorkItem>(), (PagePosition?)null);

        do
        {
            // Another node, or another version, may have them in another order.
            Random.Shared.Shuffle(sources);
            var page =
                (await new ListWork.Handler(sources, new(TimeProvider.System))
                    .Handle(new(new(), new(limit, after)), default)).Value;
            Assert.True(page.Items.Count <= limit);
            read.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(108, read.Count);
        Assert.Equal(108, read.Select(it => it.Id).Distinct().Count());
        Assert.Equal(read.Select(it => it.DueBy).Order(), read.Select(it => it.DueBy));
    }

    private static WorkItem Item(DateTimeOffset due, Guid id, string because) => new(
        id, new("registration"), null, null, null, null, [], null, null, due, due, false, false, null, [],
        new("approve", because), null, null);

    private sealed class Source(IReadOnlyList<WorkItem> items) : IWorkSource
    {
        public Task<IReadOnlyList<WorkItem>> Waiting(
            WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<WorkItem>>(
            [
                .. items.Where(it => it.DueBy > after.DueBy || (it.DueBy == after.DueBy && it.Id > after.Id))
                    .OrderBy(it => it.DueBy).ThenBy(it => it.Id).Take(limit),
            ]);

        public Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();

        public Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct) => throw new NotSupportedException();

        public Task Unassign(Guid staff, CancellationToken ct) => throw new NotSupportedException();

        public Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
