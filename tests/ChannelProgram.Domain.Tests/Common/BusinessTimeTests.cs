using System.Globalization;
using ChannelProgram.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace ChannelProgram.Domain.Tests.Common;

public class BusinessTimeTests
{
    private static readonly DateOnly[] Holidays = [new(2026, 12, 25), new(2027, 1, 1)];

    [Theory]
    [InlineData("2026-11-18T09:30:00Z", 2, "2026-11-20T09:30:00Z")] // Wednesday to Friday
    [InlineData("2026-11-20T09:30:00Z", 2, "2026-11-24T09:30:00Z")] // Friday, over the weekend
    [InlineData("2026-11-21T09:30:00Z", 2, "2026-11-25T00:00:00Z")] // Saturday counts from Monday 00:00
    [InlineData("2026-11-21T09:30:00Z", 0, "2026-11-23T00:00:00Z")]
    [InlineData("2026-11-20T09:30:00Z", 0, "2026-11-20T09:30:00Z")]
    [InlineData("2026-12-24T12:00:00Z", 1, "2026-12-28T12:00:00Z")] // over a holiday and a weekend
    [InlineData("2026-12-25T12:00:00Z", 1, "2026-12-29T00:00:00Z")] // on a holiday
    [InlineData("2026-11-18T23:30:00-05:00", 1, "2026-11-20T04:30:00Z")] // an offset of its own changes nothing
    public void Business_days_are_Monday_to_Friday_less_the_holidays(string from, int days, string until) =>
        Check("UTC", from, days, until);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-23T07:00:00Z", 1, "2026-10-26T08:00:00Z")] // 09:00 summer time to 09:00 winter time
    [InlineData("Africa/Cairo", "2026-04-23T07:00:00Z", 1, "2026-04-24T06:00:00Z")] // the same, on the day of the change
    [InlineData("Europe/Berlin", "2026-11-20T23:30:00Z", 1, "2026-11-23T23:00:00Z")] // Saturday there: Monday 00:00, then Tuesday
    [InlineData("Europe/Berlin", "2026-11-22T23:30:00Z", 1, "2026-11-23T23:30:00Z")] // already Monday there
    [InlineData("America/New_York", "2026-11-21T03:00:00Z", 1, "2026-11-24T03:00:00Z")] // still Friday there
    public void The_days_are_those_of_the_programs_zone(string zone, string from, int days, string until) =>
        Check(zone, from, days, until);

    [Theory]
    [InlineData("Asia/Jerusalem", "2026-03-26T00:30:00Z", 1, "2026-03-27T00:30:00Z")] // Friday 02:30 is skipped: 03:30
    [InlineData("Africa/Cairo", "2026-04-22T22:30:00Z", 1, "2026-04-23T22:30:00Z")] // Friday 00:30 is skipped: 01:30
    [InlineData("Asia/Pyongyang", "2018-05-03T15:15:00Z", 1, "2018-05-04T15:15:00Z")] // no summer time: the zone itself moved
    public void A_skipped_hour_moves_forward(string zone, string from, int days, string until) => Check(zone, from, days, until);

    [Fact]
    public void Where_the_next_business_day_has_no_midnight_it_begins_after_the_gap()
    {
        var cairo = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"), [new(2026, 4, 23)]);

        Assert.Equal(At("2026-04-23T22:00:00Z"), cairo.AddBusinessDays(At("2026-04-23T12:00:00Z"), 0));
    }

    [Theory]
    [InlineData("Africa/Cairo", "2026-10-28T20:30:00Z", 1, "2026-10-29T20:30:00Z")] // Thursday 23:30 comes twice
    [InlineData("Africa/Cairo", "2026-10-29T21:30:00Z", 0, "2026-10-29T21:30:00Z")] // the second pass is still now
    [InlineData("Africa/Cairo", "2026-10-29T21:30:00Z", 1, "2026-10-30T21:30:00Z")]
    public void A_repeated_hour_takes_the_earlier(string zone, string from, int days, string until) =>
        Check(zone, from, days, until);

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-20T23:30:00Z", "2026-11-21")]
    [InlineData("America/New_York", "2026-11-21T03:00:00Z", "2026-11-20")]
    public void Today_is_the_date_in_the_programs_zone(string zone, string now, string today) =>
        Assert.Equal(DateOnly.ParseExact(today, "yyyy-MM-dd", null), Calendar(zone).Today(At(now)));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Africa/Cairo")]
    [InlineData("America/Santiago")]
    [InlineData("Europe/Berlin")]
    public void More_days_end_later_on_a_business_day_and_never_before_the_start(string zone)
    {
        var calendar = Calendar(zone);
        var instants = Gen.Choose(0, 3 * 365 * 24 * 4).Select(quarter => At("2026-01-01T00:00:00Z").AddMinutes(15 * quarter));
        var cases = Gen.Zip(instants, Gen.Choose(0, 40)).ToArbitrary();

        Prop.ForAll(cases, it =>
        {
            var end = calendar.AddBusinessDays(it.Item1, it.Item2);
            return end >= it.Item1
                && end < calendar.AddBusinessDays(it.Item1, it.Item2 + 1)
                && calendar.IsBusinessDay(calendar.Today(end))
                && end.Offset == TimeSpan.Zero;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Days_can_be_counted_in_one_go_or_in_two()
    {
        var calendar = Calendar("UTC");
        var cases = Gen.Zip(Gen.Choose(0, 1000), Gen.Zip(Gen.Choose(0, 20), Gen.Choose(0, 20))).ToArbitrary();

        Prop.ForAll(cases, it =>
        {
            var (from, (first, second)) = (At("2026-01-01T10:00:00Z").AddHours(7 * it.Item1), it.Item2);
            return calendar.AddBusinessDays(
                from, first + second) == calendar.AddBusinessDays(calendar.AddBusinessDays(from, first), second);
        }).QuickCheckThrowOnFailure();
    }

    private static void Check(string zone, string from, int days, string until) =>
        Assert.Equal(At(until), Calendar(zone).AddBusinessDays(At(from), days));

    private static BusinessCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), Holidays);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
