using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Programs;

/// <summary>What the vendor sells; deals are registered for it. A product's line never changes.</summary>
public sealed record Product([Code] string Code, [Line(Tier.MaxNameLength)] string Name, [Code] string Line);

/// <summary>
/// A program version: the numbers and lists by which everything is decided from an instant on. It is published once and
/// never changes; every decision names the version it was made under.
/// </summary>
public sealed record ProgramVersion
{
    public const int MaxSharedHosts = 1_000;

    private BusinessCalendar? _calendar;
    private SharedHosts? _sharedHosts;

    [Range(1, int.MaxValue)]
    public required int Version { get; init; }

    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>ISO 4217; all limits of the program are in it.</summary>
    [CurrencyCode]
    public required string Currency { get; init; }

    /// <summary>The time zone of business days, such as Europe/Berlin.</summary>
    [Line(100)]
    public required string TimeZone
    {
        get;
        init => (field, _calendar) = (value, null);
    }

    public IReadOnlyList<DateOnly> Holidays
    {
        get;
        init => (field, _calendar) = (value, null);
    }
    = [];

    public required IReadOnlyList<Product> Products { get; init; }

    /// <summary>From the lowest to the highest.</summary>
    public required IReadOnlyList<Tier> Tiers { get; init; }

    /// <summary>The month on whose first day program years begin. A year is named after the one in which it begins.</summary>
    [Range(1, 12)]
    public int YearStartMonth { get; init; } = 1;

    /// <summary>Deals in a currency without a rate are for staff to judge.</summary>
    public IReadOnlyList<ExchangeRate> ExchangeRates { get; init; } = [];

    /// <summary>
    /// Hosts that carry other people's pages, such as `pages.example.com`, besides those that the product knows: a website with
    /// a path on such a host, or with a name below it, recognises no customer.
    /// </summary>
    [HostName, Count(0, MaxSharedHosts, Of = "host")]
    public IReadOnlyList<string> SharedHosts
    {
        get;
        init => (field, _sharedHosts) = (value, null);
    }
    = [];

    [JsonIgnore]
    public IReadOnlyList<IProgramSection> Sections { get; init; } = [];

    [JsonIgnore]
    public BusinessCalendar Calendar => _calendar ??= new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Holidays);

    [JsonIgnore]
    public SharedHosts AllSharedHosts => _sharedHosts ??= Companies.SharedHosts.KnownAnd(SharedHosts);

    [JsonIgnore]
    public IReadOnlyList<string> Lines => [.. Products.Select(it => it.Line).Distinct().Order(StringComparer.Ordinal)];

    public T Section<T>() where T : class, IProgramSection, new() => Sections.OfType<T>().FirstOrDefault() ?? new T();

    public Tier? TierOf(string code) => Tiers.FirstOrDefault(it => it.Code == code);

    /// <summary>The calendar year in which the program year of a day begins, which is its name.</summary>
    public int YearOf(DateOnly day) => day.Month >= YearStartMonth ? day.Year : day.Year - 1;

    public Product? ProductOf(string code) => Products.FirstOrDefault(it => it.Code == code);

    /// <summary>The sum in the program's currency, not rounded; null if a currency has no rate.</summary>
    public decimal? ConvertToProgramCurrency(params IReadOnlyCollection<Money> values) =>
        values.All(it => RateOf(it.Currency) is not null) ? values.Sum(it => it.Amount * RateOf(it.Currency)!.Value) : null;

    /// <summary>
    /// A limit in another currency, rounded down to <see cref="Money.MaxDecimals"/>: an amount is above the result exactly if it
    /// is above the limit. Null if the currency has no rate.
    /// </summary>
    public decimal? ConvertLimit(ProgramAmount limit, string currency) => RateOf(currency) is { } rate
        ? Math.Min(decimal.Round(limit.Value / rate, Money.MaxDecimals, MidpointRounding.ToZero), Money.ExclusiveMax)
        : null;

    private decimal? RateOf(string currency) =>
        currency == Currency ? 1 : ExchangeRates.FirstOrDefault(it => it.Currency == currency)?.Rate;
}
