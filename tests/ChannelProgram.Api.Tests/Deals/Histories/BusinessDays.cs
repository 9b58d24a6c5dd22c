namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>Monday to Friday in UTC, as the shipped program has it: no holidays.</summary>
internal static class BusinessDays
{
    /// <summary>From 00:00 of the next business day, if it is none; then so many business days on at the same time.</summary>
    public static DateTimeOffset After(DateTimeOffset instant, int days)
    {
        if (!IsOne(instant)) instant = new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
        while (!IsOne(instant)) instant = instant.AddDays(1);
        for (; days > 0; days--)
            do instant = instant.AddDays(1);
            while (!IsOne(instant));
        return instant;
    }

    private static bool IsOne(DateTimeOffset instant) => instant.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
