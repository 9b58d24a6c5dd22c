namespace ChannelProgram.Application.Common;

/// <summary>A place in a list ordered newest first by (createdAt, id): the last item that was read.</summary>
public readonly record struct Position(DateTimeOffset CreatedAt, Guid Id);

/// <summary>One page of a list; without <paramref name="Next"/>, the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, Position? Next);
