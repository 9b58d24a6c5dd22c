using System.Collections.Frozen;

namespace ChannelProgram.Domain.Common;

/// <summary>Business days are Monday to Friday in the program's time zone, except its holidays.</summary>
public sealed class BusinessCalendar(TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
{
    private readonly FrozenSet<DateOnly> _holidays = holidays.ToFrozenSet();

    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now));

    /// <summary>The instant at which the day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>
    /// Adds business days in local time; returns UTC. On another day it counts from 00:00 of the next business day.
    /// </summary>
    public DateTimeOffset AddBusinessDays(DateTimeOffset instant, int businessDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(businessDays);
        var local = Local(instant);
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);

        if (!IsBusinessDay(day)) (day, time) = (NextBusinessDay(day), TimeOnly.MinValue);
        // Not converted to local time: the second pass of a repeated hour would become the first.
        else if (businessDays == 0) return instant.ToUniversalTime();

        for (var left = businessDays; left > 0; left--) day = NextBusinessDay(day);
        return At(day.ToDateTime(time));
    }

    /// <summary>
    /// Adds calendar months in local time, where a month is too short up to its last day; returns UTC.
    /// </summary>
    public DateTimeOffset AddMonths(DateTimeOffset instant, int months) =>
        // Not converted to local time: the second pass of a repeated hour would become the first.
        months == 0 ? instant.ToUniversalTime() : At(Local(instant).AddMonths(months));

    public Quarter QuarterOf(DateTimeOffset instant) => Quarter.Of(Today(instant));

    /// <summary>The first quarter that lies wholly after the instant; one that begins then does.</summary>
    public Quarter FirstFullQuarterFrom(DateTimeOffset instant)
    {
        var quarter = QuarterOf(instant);
        return StartOf(quarter.From) >= instant ? quarter : quarter.Add(1);
    }

    private DateOnly NextBusinessDay(DateOnly day)
    {
        do day = day.AddDays(1);
        while (!IsBusinessDay(day));
        return day;
    }

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>
    /// Converts local time to an instant. A time that the clocks skip moves forward by the skipped span; of a repeated time the
    /// earlier instant counts. Computed from the offsets on both sides, because TimeZoneInfo reports skipped and repeated times
    /// only for daylight saving, not where a zone changed its base offset.
    /// </summary>
    private DateTimeOffset At(DateTime local)
    {
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        var before = asUtc - zone.GetUtcOffset(asUtc.AddDays(-1));
        var after = asUtc - zone.GetUtcOffset(asUtc.AddDays(1));
        return Local(before) == local || Local(after) != local ? before : after;
    }
}
