using ChannelProgram.Application.Calendars;
using ChannelProgram.Application.Deadlines;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace ChannelProgram.Infrastructure.Calendars;

internal sealed class CalendarWriter : ICalendarWriter
{
    public string Write(IReadOnlyList<Deadline> deadlines, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//ChannelProgram//Deadlines//EN", Method = CalendarMethods.Publish };
        calendar.AddProperty("X-WR-CALNAME", "Partner program");
        foreach (var deadline in deadlines) calendar.Events.Add(EventOf(deadline, now));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent EventOf(Deadline deadline, DateTimeOffset now)
    {
        var happening = new CalendarEvent
        {
            // The same whenever it is read: a deadline that moves moves in the calendar.
            Uid = $"{deadline.Kind}-{deadline.Of}@channel-program",
            DtStamp = InstantOf(now),
            DtStart = InstantOf(deadline.At),
            Summary = deadline.Title,
            Transparency = TransparencyType.Transparent,
        };
        happening.Alarms.Add(new Alarm
        {
            Action = AlarmAction.Display,
            Description = deadline.Title,
            Trigger = new Trigger(Duration.FromDays(-1)),
        });
        return happening;
    }

    private static CalDateTime InstantOf(DateTimeOffset instant) => new(instant.UtcDateTime);
}
