using ChannelProgram.Application.Deadlines;
using ChannelProgram.Web.Deals;

namespace ChannelProgram.Web.Deadlines;

internal static class DeadlineExamples
{
    public static readonly CalendarFeed None = new(Since: null);

    public static readonly CalendarLink Link = new(
        "https://api.example.com/v1/calendar/7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM.ics", DealExamples.Noon);
}
