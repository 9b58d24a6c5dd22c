using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Calendars;

/// <summary>The secret is told once, and only its hash is stored.</summary>
public sealed record RenewCalendarFeed : IRequest<Result<RenewedCalendarFeed>>, IChange
{
    public sealed class Handler(CurrentCaller current, ICalendarFeeds feeds, ProgramClock clock)
        : IRequestHandler<RenewCalendarFeed, Result<RenewedCalendarFeed>>
    {
        public async Task<Result<RenewedCalendarFeed>> Handle(RenewCalendarFeed request, CancellationToken ct)
        {
            var (secret, now) = (CalendarSecret.Generate(), clock.MachineNow());
            var person = Guid.Parse(current.Known.Id, CultureInfo.InvariantCulture);
            await feeds.Renew(person, CalendarSecret.Hash(secret), now, ct);
            return new RenewedCalendarFeed(secret, now);
        }
    }
}

public sealed record RenewedCalendarFeed(string Secret, DateTimeOffset Since)
{
    // The generated ToString would put the secret into logs.
    public override string ToString() => nameof(RenewedCalendarFeed);
}
