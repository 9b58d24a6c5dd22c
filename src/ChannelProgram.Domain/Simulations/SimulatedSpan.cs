using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Simulations;

/// <summary>The days that are replayed, half-open.</summary>
public sealed record SimulatedSpan(DateOnly From, DateOnly Until)
{
    public const int MaxDays = 366;

    private const int FirstYear = 2000;

    /// <param name="from">Null: the first day of the last completed quarter.</param>
    /// <param name="until">Null: a quarter later, or today if that is earlier.</param>
    public static Result<SimulatedSpan> Of(DateOnly? from, DateOnly? until, DateOnly today)
    {
        var first = from ?? Quarter.Of(today).Add(-1).From;
        if (first >= today) return Fault("from", "must be before today");
        if (first.Year < FirstYear) return Fault("from", $"must be in {FirstYear} or later");

        var quarterLater = first.AddMonths(Quarter.Months);
        var end = until ?? (quarterLater < today ? quarterLater : today);
        if (end <= first) return Fault("until", "must be after from");
        if (end > today) return Fault("until", "must not be after today");
        return end.DayNumber - first.DayNumber > MaxDays
            ? Fault("until", $"must be at most {MaxDays} days after from")
            : new SimulatedSpan(first, end);
    }

    private static Refusal Fault(string parameter, string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { [parameter] = [fault] });
}
