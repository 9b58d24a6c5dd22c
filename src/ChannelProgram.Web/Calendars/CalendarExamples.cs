using ChannelProgram.Application.Calendars;

namespace ChannelProgram.Web.Calendars;

internal static class CalendarExamples
{
    public static readonly CalendarFeed None = new(Since: null);

    public static readonly CalendarLink Link = new(
        "https://api.example.com/v1/calendar/7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM.ics",
        new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
}
