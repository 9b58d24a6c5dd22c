using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

/// <summary>What the vendor sells; deals are registered for it. A product's line never changes.</summary>
public sealed record Product(string Code, string Name, string Line);

/// <summary>What a tier grants in deal registration.</summary>
/// <param name="AutoApprovalLimit">Up to this value, in the program's currency, a clean registration needs no person; null: every one does.</param>
public sealed record Tier(string Code, string Name, bool DealRegistration, decimal? AutoApprovalLimit);

/// <summary>Why a registration waits for staff, as far as the program's and the partner's own data tell.</summary>
public enum ReviewReason { TierWithoutLimit, OtherCurrency, AboveLimit }

/// <summary>The numbers of the program, published once and never changed; every decision names the version it was made under.</summary>
/// <param name="ProtectionDays">Days of 24 h.</param>
/// <param name="DecisionBusinessDays">Business days in which staff decides.</param>
/// <param name="ReviewRaisePercent">By so many percent may a deal grow beyond what staff approved before staff looks again.</param>
public sealed record ProgramVersion(
    int Number,
    DateTimeOffset EffectiveFrom,
    string Currency,
    BusinessCalendar Calendar,
    IReadOnlyList<Product> Products,
    IReadOnlyList<Tier> Tiers,
    int ProtectionDays,
    int DecisionBusinessDays,
    int ReviewRaisePercent)
{
    /// <summary>The tier of that code; null if this version has none.</summary>
    public Tier? TierOf(string code) => Tiers.FirstOrDefault(it => it.Code == code);

    public Product? ProductOf(string code) => Products.FirstOrDefault(it => it.Code == code);

    /// <summary>Why this value waits for staff in this tier; null if it needs nobody's decision.</summary>
    public ReviewReason? ReviewReasonOf(string tier, Money value) =>
        TierOf(tier)?.AutoApprovalLimit is not { } limit ? ReviewReason.TierWithoutLimit
        : value.Currency != Currency ? ReviewReason.OtherCurrency
        : value.Amount > limit ? ReviewReason.AboveLimit
        : null;

    /// <summary>The most that a deal may grow to, once staff approved it at this amount, before staff looks again.</summary>
    /// <remarks>Cut to the decimals that money has here, which no comparison with such an amount can tell.</remarks>
    public decimal ReviewAbove(decimal approved) =>
        decimal.Round(approved * (100 + ReviewRaisePercent) / 100, Money.MostDecimals, MidpointRounding.ToZero);

    /// <summary>By when staff decides what came to it at <paramref name="instant"/>.</summary>
    public DateTimeOffset DecisionDueBy(DateTimeOffset instant) => Calendar.After(instant, DecisionBusinessDays);

    public TimeSpan Protection => TimeSpan.FromDays(ProtectionDays);
}
