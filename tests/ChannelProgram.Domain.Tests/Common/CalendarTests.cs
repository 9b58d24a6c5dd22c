using System.Globalization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tests.Common;

public class CalendarTests
{
    [Theory]
    [InlineData("2028-01-01", 2028, 1, "2028-01-01", "2028-04-01")]
    [InlineData("2028-02-29", 2028, 1, "2028-01-01", "2028-04-01")]
    [InlineData("2026-03-31", 2026, 1, "2026-01-01", "2026-04-01")]
    [InlineData("2026-04-01", 2026, 2, "2026-04-01", "2026-07-01")]
    [InlineData("2026-09-30", 2026, 3, "2026-07-01", "2026-10-01")]
    [InlineData("2026-12-31", 2026, 4, "2026-10-01", "2027-01-01")]
    public void A_quarter_is_one_of_the_calendar(string day, int year, int number, string from, string until)
    {
        var quarter = Quarter.Of(Day(day));

        Assert.Equal((new(year, number), Day(from), Day(until)), (quarter, quarter.From, quarter.Until));
        Assert.True(quarter.Contains(Day(day)) && !quarter.Contains(quarter.Until));
    }

    [Fact]
    public void Quarters_are_counted_over_years()
    {
        Assert.Equal(new Quarter(2025, 4), new Quarter(2026, 1).Add(-1));
        Assert.Equal(new Quarter(2028, 2), new Quarter(2026, 3).Add(7));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-31T21:59:59Z", 1)] // two days after the clocks changed
    [InlineData("Europe/Berlin", "2026-03-31T22:00:00Z", 2)]
    [InlineData("Europe/Berlin", "2024-03-31T21:59:59Z", 1)] // on the day of the change
    [InlineData("Europe/Berlin", "2024-03-31T22:00:00Z", 2)]
    [InlineData("Europe/Berlin", "2026-12-31T22:59:59Z", 4)]
    [InlineData("Europe/Berlin", "2026-12-31T23:00:00Z", 1)]
    [InlineData("America/New_York", "2026-07-01T03:59:59Z", 2)]
    [InlineData("America/New_York", "2026-07-01T04:00:00Z", 3)]
    [InlineData("Asia/Amman", "2016-03-31T21:59:59Z", 1)]
    [InlineData("Asia/Amman", "2016-03-31T22:00:00Z", 2)] // where midnight was skipped, it begins at 01:00
    public void A_quarter_ends_at_midnight_of_the_zone(string zone, string instant, int number)
    {
        var (calendar, quarter) = (Calendar(zone), Calendar(zone).QuarterOf(At(instant)));

        Assert.Equal(number, quarter.Number);
        Assert.True(calendar.StartOf(quarter.From) <= At(instant) && At(instant) < calendar.StartOf(quarter.Until));
    }

    [Theory]
    [InlineData("UTC", "2026-04-01T00:00:00Z", "2026-04-01")]
    [InlineData("UTC", "2026-04-01T00:00:00.000001Z", "2026-07-01")]
    [InlineData("UTC", "2026-06-30T23:59:59Z", "2026-07-01")]
    [InlineData("Europe/Berlin", "2026-03-31T22:00:00Z", "2026-04-01")]
    [InlineData("Europe/Berlin", "2026-03-31T22:00:01Z", "2026-07-01")]
    [InlineData("Asia/Amman", "2016-03-31T22:00:00Z", "2016-04-01")]
    public void The_first_full_quarter_is_the_one_that_begins_next_or_now(string zone, string instant, string from) =>
        Assert.Equal(Day(from), Calendar(zone).FirstFullQuarterFrom(At(instant)).From);

    [Theory]
    [InlineData("UTC", "2027-11-30T10:00:00Z", 3, "2028-02-29T10:00:00Z")]
    [InlineData("UTC", "2026-11-30T10:00:00Z", 3, "2027-02-28T10:00:00Z")]
    [InlineData("UTC", "2028-02-29T10:00:00Z", 12, "2029-02-28T10:00:00Z")]
    [InlineData("UTC", "2028-02-29T10:00:00Z", 48, "2032-02-29T10:00:00Z")]
    [InlineData("UTC", "2026-01-31T10:00:00Z", 3, "2026-04-30T10:00:00Z")]
    [InlineData("Europe/Berlin", "2026-01-15T08:00:00Z", 3, "2026-04-15T07:00:00Z")] // 09:00 there, on both days
    [InlineData("Europe/Berlin", "2026-01-30T23:30:00Z", 1, "2026-02-27T23:30:00Z")] // the 31st there
    [InlineData("Europe/Berlin", "2026-12-28T01:30:00Z", 3, "2027-03-28T01:30:00Z")] // 02:30 is skipped: 03:30
    [InlineData("Europe/Berlin", "2026-07-25T00:30:00Z", 3, "2026-10-25T00:30:00Z")] // 02:30 comes twice: the first
    [InlineData("Europe/Berlin", "2026-10-25T01:30:00Z", 0, "2026-10-25T01:30:00Z")] // the second is still now
    public void Months_are_added_in_the_zone_and_end_with_a_short_month(string zone, string from, int months, string until) =>
        Assert.Equal(At(until), Calendar(zone).AddMonths(At(from), months));

    private static BusinessCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), []);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
