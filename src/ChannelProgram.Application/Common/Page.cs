namespace ChannelProgram.Application.Common;

/// <summary>A place in a list that is ordered newest first: the last item that was read.</summary>
/// <param name="Order">By what the list is ordered, descending.</param>
/// <param name="Id">By what it is where that is equal.</param>
public readonly record struct PagePosition(long Order, Guid Id)
{
    /// <summary>In a list by (createdAt, id).</summary>
    public static PagePosition Of(DateTimeOffset createdAt, Guid id) => new(createdAt.UtcTicks, id);

    public DateTimeOffset CreatedAt => new(Order, TimeSpan.Zero);
}

/// <summary>One page of a list; without <paramref name="Next"/>, the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, PagePosition? Next);

public static class Page
{
    /// <param name="found">One more than the limit, if there are more.</param>
    public static Page<TView> Of<T, TView>(IReadOnlyList<T> found, int limit, Func<T, TView> view, Func<T, PagePosition> position) =>
        new([.. found.Take(limit).Select(view)], found.Count > limit ? position(found[limit - 1]) : null);
}
