using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Calendars;

/// <summary>
/// The calendar of whoever made the link, with what that person may read now. A secret that is nobody's is answered like a path
/// that does not exist.
/// </summary>
public sealed record ReadCalendar(string Secret) : IRequest<Result<string>>
{
    // The generated ToString would put the secret into logs.
    public override string ToString() => nameof(ReadCalendar);

    public sealed class Handler(
        ICalendarFeeds feeds, CurrentCaller current, IEnumerable<IDeadlineSource> sources, ICalendarWriter calendars,
        ProgramClock clock)
        : IRequestHandler<ReadCalendar, Result<string>>
    {
        /// <summary>Of each source.</summary>
        private const int Max = 500;

        public async Task<Result<string>> Handle(ReadCalendar request, CancellationToken ct)
        {
            if (await feeds.OwnerOf(CalendarSecret.Hash(request.Secret), ct) is not { } owner) return CalendarRefusals.NotFound;

            // From here on nothing is read that this person could not read with a token.
            current.Caller = owner;
            var (now, found) = (clock.Now(), new List<Deadline>());
            foreach (var source in sources) found.AddRange(await source.Of(owner, now, Max, ct));
            return calendars.Write([.. found.OrderBy(it => it.At).ThenBy(it => it.Of)], now);
        }
    }
}

public static class CalendarRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such calendar.");
}
