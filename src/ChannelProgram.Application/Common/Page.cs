namespace ChannelProgram.Application.Common;

/// <summary>A place in a list ordered newest first by (createdAt, id): the last item that was read.</summary>
public readonly record struct Position(DateTimeOffset CreatedAt, Guid Id);

/// <summary>One page of a list; without <paramref name="Next"/>, the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, Position? Next);

public static class Page
{
    /// <param name="found">One more than the limit, if there are more.</param>
    public static Page<TView> Of<T, TView>(IReadOnlyList<T> found, int limit, Func<T, TView> view, Func<T, Position> position) =>
        new([.. found.Take(limit).Select(view)], found.Count > limit ? position(found[limit - 1]) : null);
}
