using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Deadlines;

/// <summary>One source of the deadlines in a person's calendar. A feature with deadlines registers one.</summary>
public interface IDeadlineSource
{
    /// <summary>Deadlines of the caller by the clock at <paramref name="now"/>, the earliest first.</summary>
    Task<IReadOnlyList<Deadline>> Of(Caller caller, DateTimeOffset now, int limit, CancellationToken ct);
}

/// <param name="Kind">What ends or is due, in a word: <c>protection</c>.</param>
/// <param name="Of">The id of what it is about. It has one deadline of a kind.</param>
/// <param name="Title">One line, as calendars show it.</param>
public sealed record Deadline(string Kind, Guid Of, DateTimeOffset At, string Title);
