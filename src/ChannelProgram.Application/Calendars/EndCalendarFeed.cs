using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Calendars;

/// <summary>Safe to repeat.</summary>
public sealed record EndCalendarFeed : IRequest<Result<CalendarFeed>>, IChange
{
    public sealed class Handler(CurrentCaller current, ICalendarFeeds feeds)
        : IRequestHandler<EndCalendarFeed, Result<CalendarFeed>>
    {
        public async Task<Result<CalendarFeed>> Handle(EndCalendarFeed request, CancellationToken ct)
        {
            await feeds.End(Guid.Parse(current.Known.Id, CultureInfo.InvariantCulture), ct);
            return new CalendarFeed(Since: null);
        }
    }
}
