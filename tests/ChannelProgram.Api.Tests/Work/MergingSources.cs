using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Api.Tests.Work;

public class MergingSources
{
    private static readonly DateTimeOffset Due = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(200)]
    public async Task Every_item_of_every_source_is_on_one_page_by_due_time_whatever_the_order_of_ids(int limit)
    {
        // Many are due at one instant: all that come on a weekend are.
        var sources = Enumerable.Range(0, 3).Select(source => new Source(
            [.. Enumerable.Range(0, 9).Select(i => Item(Due.AddDays(i / 5), Guid.NewGuid(), $"source {source}"))], backwards: source == 1)).ToList();
        var handler = new ListWork.Handler(sources, TimeProvider.System);
        var (read, after) = (new List<WorkItem>(), (PagePosition?)null);

        do
        {
            var page = (await handler.Handle(new(new([], [], [], null), limit, after), default)).Value;
            Assert.True(page.Items.Count <= limit);
            read.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(27, read.Count);
        Assert.Equal(27, read.Select(it => it.Id).Distinct().Count());
        Assert.Equal(read.Select(it => it.DueBy).Order(), read.Select(it => it.DueBy));
    }

    private static WorkItem Item(DateTimeOffset due, Guid id, string because) => new(
        id, WorkKind.Registration, null, null, null, null, [], null, null, due, due, false, false, null, [], new("approve", because), null, null);

    /// <param name="backwards">Its store orders ids in another way.</param>
    private sealed class Source(IReadOnlyList<WorkItem> items, bool backwards) : IWorkSource
    {
        public Task<IReadOnlyList<WorkItem>> Waiting(WorkFilter filter, WorkPlace after, int atMost, DateTimeOffset now, CancellationToken ct)
        {
            // No id comes first, in every order that a store has.
            var place = after.Id == Guid.Empty ? "" : Key(after.Id);
            return Task.FromResult<IReadOnlyList<WorkItem>>(
            [
                .. items.Where(it => it.DueBy > after.DueBy || (it.DueBy == after.DueBy && string.CompareOrdinal(Key(it.Id), place) > 0))
                    .OrderBy(it => it.DueBy).ThenBy(it => Key(it.Id), StringComparer.Ordinal).Take(atMost),
            ]);
        }

        public Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();

        public Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct) => throw new NotSupportedException();

        public Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();

        private string Key(Guid id) => backwards ? string.Concat($"{id:N}".Reverse()) : $"{id:N}";
    }
}
