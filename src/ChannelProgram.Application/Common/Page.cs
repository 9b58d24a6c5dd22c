namespace ChannelProgram.Application.Common;

/// <summary>Where a page ended: lists run newest first by (createdAt, id).</summary>
public sealed record Position(DateTimeOffset CreatedAt, Guid Id);

/// <summary>A part of a list, and where the next part starts; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, Position? Next);

public static class Page
{
    /// <param name="found">One more than the limit, if there are more.</param>
    public static Page<TView> Of<T, TView>(IReadOnlyList<T> found, int limit, Func<T, TView> view, Func<T, Position> position) =>
        new([.. found.Take(limit).Select(view)], found.Count > limit ? position(found[limit - 1]) : null);
}
