namespace ChannelProgram.Domain.Common;

/// <summary>A quarter of a calendar year. <see cref="Number"/> is from 1 to 4.</summary>
public readonly record struct Quarter(int Year, int Number)
{
    public const int Months = 3;

    /// <summary>Its first day.</summary>
    public DateOnly From => new(Year, (Number - 1) * Months + 1, 1);

    /// <summary>The day after its last one.</summary>
    public DateOnly Until => From.AddMonths(Months);

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month - 1) / Months + 1);

    public Quarter Add(int quarters) => Of(From.AddMonths(quarters * Months));

    public bool Contains(DateOnly day) => Of(day) == this;
}
