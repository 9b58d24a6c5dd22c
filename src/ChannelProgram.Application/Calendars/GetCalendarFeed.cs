using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Calendars;

public sealed record GetCalendarFeed : IRequest<Result<CalendarFeed>>
{
    public sealed class Handler(CurrentCaller current, ICalendarFeeds feeds)
        : IRequestHandler<GetCalendarFeed, Result<CalendarFeed>>
    {
        public async Task<Result<CalendarFeed>> Handle(GetCalendarFeed request, CancellationToken ct) =>
            new CalendarFeed(await feeds.Since(Guid.Parse(current.Known.Id, CultureInfo.InvariantCulture), ct));
    }
}

/// <summary>Whether the caller's deadlines can be read as a calendar.</summary>
/// <param name="Since">When the link was made or renewed; null: there is none.</param>
public sealed record CalendarFeed(DateTimeOffset? Since);
