using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Claims;

/// <summary>The time in which somebody had a line of a customer to itself: protected, won, or the vendor's own.</summary>
/// <param name="Holder">Null: the vendor.</param>
/// <param name="Until">Half-open. Null: there is no end.</param>
/// <param name="MarginPercent">The resale margin that was fixed when it was approved; null: the vendor's own.</param>
public sealed record LineHolding(
    AccountId Account, string ProductLine, PartnerId? Holder, DateTimeOffset From, DateTimeOffset? Until, decimal? MarginPercent)
{
    /// <summary>The buying unit; empty: the whole customer.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether a sale to the unit touches it; null: nobody knows to which.</summary>
    public bool IsOf(string? unit) => unit is null || Unit is "" || Unit == unit;

    /// <summary>Whether it lasted for any part of the day.</summary>
    public bool Touches(DateOnly day, BusinessCalendar calendar) =>
        !(Until <= From) && calendar.Today(From) <= day && !(Until is { } until && calendar.Today(until.AddTicks(-1)) < day);
}
