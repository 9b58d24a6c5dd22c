using System.Collections.Frozen;

namespace ChannelProgram.Domain.Common;

/// <summary>Business time: Monday to Friday in the program's time zone, less its holidays.</summary>
public sealed class BusinessCalendar(TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
{
    private readonly FrozenSet<DateOnly> _holidays = holidays.ToFrozenSet();

    public TimeZoneInfo TimeZone => zone;

    public IReadOnlySet<DateOnly> Holidays => _holidays;

    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary>The date that the program's clocks show.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now));

    /// <summary>
    /// So many business days after an instant, in UTC: from 00:00 of the next business day where the instant is on none,
    /// then day by day to the same local time.
    /// </summary>
    public DateTimeOffset AddBusinessDays(DateTimeOffset instant, int businessDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(businessDays);
        var local = Local(instant);
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);

        if (!IsBusinessDay(day)) (day, time) = (NextBusinessDay(day), TimeOnly.MinValue);
        // The second pass of a repeated hour is still now, not an hour ago.
        else if (businessDays == 0) return instant.ToUniversalTime();

        for (var left = businessDays; left > 0; left--) day = NextBusinessDay(day);
        return At(day.ToDateTime(time));
    }

    private DateOnly NextBusinessDay(DateOnly day)
    {
        do day = day.AddDays(1);
        while (!IsBusinessDay(day));
        return day;
    }

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>
    /// The instant at which the zone's clocks show a time. What they skip moves forward by as much as they do; of two
    /// passes through a repeated hour it is the earlier. Read from the offsets on both sides of the time, because
    /// TimeZoneInfo knows skipped and repeated times of summer time only, not those of a zone that was itself moved.
    /// </summary>
    private DateTimeOffset At(DateTime local)
    {
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        var before = asUtc - zone.GetUtcOffset(asUtc.AddDays(-1));
        var after = asUtc - zone.GetUtcOffset(asUtc.AddDays(1));
        return Local(before) == local || Local(after) != local ? before : after;
    }
}
