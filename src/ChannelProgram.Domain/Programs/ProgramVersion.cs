using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

/// <summary>What the vendor sells; deals are registered for it. A product's line never changes.</summary>
public sealed record Product(string Code, string Name, string Line);

/// <summary>What a tier grants in deal registration.</summary>
/// <param name="AutoApprovalLimit">Up to this value, in the program's currency, a clean registration needs no person; null: every one does.</param>
public sealed record Tier(string Code, string Name, bool DealRegistration, decimal? AutoApprovalLimit);

/// <summary>The numbers of deal registration. Days are of 24 h, amounts in the program's currency.</summary>
/// <param name="DecisionBusinessDays">In these staff decides; then a registration escalates.</param>
/// <param name="ReviewRaisePercent">By so many percent may a deal grow beyond what staff approved before staff looks again.</param>
/// <param name="UnansweredBusinessDays">After these, what only the tier's limit held up is approved if it is worth <paramref name="UnansweredLimit"/> at most.</param>
/// <param name="UndecidedBusinessDays">After these, what nobody decided is rejected.</param>
/// <param name="UnconfirmedKeysLimit">Up to this value a registration needs no person although no key of its customer is confirmed.</param>
/// <param name="AccountTotalDays">Over these a partner's open deals on one customer count together against the tier's limit.</param>
/// <param name="DirectClaimDays">So long the vendor's direct claim lasts without activity of the vendor.</param>
/// <param name="UnmergeDays">Within these two merged customers can be told apart again.</param>
public sealed record RegistrationTerms(
    int ProtectionDays,
    int DecisionBusinessDays,
    int ReviewRaisePercent,
    int UnansweredBusinessDays,
    decimal UnansweredLimit,
    int UndecidedBusinessDays,
    decimal UnconfirmedKeysLimit,
    int AccountTotalDays,
    int DirectClaimDays,
    int UnmergeDays);

/// <summary>Why a registration waits for staff, as far as the program's and the partner's own data tell.</summary>
public enum ReviewReason { TierWithoutLimit, OtherCurrency, AboveLimit }

/// <summary>The numbers of the program, published once and never changed; every decision names the version it was made under.</summary>
/// <param name="ExchangeRates">What one unit of a currency is worth in the program's currency; a currency without a rate is for staff to judge.</param>
public sealed record ProgramVersion(
    int Number,
    DateTimeOffset EffectiveFrom,
    string Currency,
    BusinessCalendar Calendar,
    IReadOnlyList<Product> Products,
    IReadOnlyList<Tier> Tiers,
    IReadOnlyDictionary<string, decimal> ExchangeRates,
    RegistrationTerms Terms)
{
    /// <summary>The tier of that code; null if this version has none.</summary>
    public Tier? TierOf(string code) => Tiers.FirstOrDefault(it => it.Code == code);

    /// <summary>The codes of its product lines, each once.</summary>
    public IReadOnlyList<string> Lines => [.. Products.Select(it => it.Line).Distinct().Order(StringComparer.Ordinal)];

    public Product? ProductOf(string code) => Products.FirstOrDefault(it => it.Code == code);

    /// <summary>Why deals of these values together wait for staff in this tier; null if they need nobody's decision.</summary>
    public ReviewReason? ReviewReasonOf(string tier, params IReadOnlyCollection<Money> values) =>
        TierOf(tier)?.AutoApprovalLimit is not { } limit ? ReviewReason.TierWithoutLimit
        : InOwnCurrency(values) is not { } total ? ReviewReason.OtherCurrency
        : total > limit ? ReviewReason.AboveLimit
        : null;

    /// <summary>What these are worth together in the program's currency; null if one of them has no rate.</summary>
    /// <remarks>Not rounded: it is compared as exactly as it was multiplied.</remarks>
    public decimal? InOwnCurrency(params IReadOnlyCollection<Money> values) =>
        values.All(it => RateOf(it.Currency) is not null) ? values.Sum(it => it.Amount * RateOf(it.Currency)!.Value) : null;

    /// <summary>What a limit is in another currency: no amount of it is above the one and not above the other. Null: it has no rate.</summary>
    /// <remarks>Cut to the decimals that money has, which no comparison with such an amount can tell.</remarks>
    public decimal? LimitIn(string currency, decimal limit) => RateOf(currency) is { } rate
        ? Math.Min(decimal.Round(limit / rate, Money.MaxDecimals, MidpointRounding.ToZero), Money.ExclusiveMax)
        : null;

    /// <summary>The most that a deal may grow to, once staff approved it at this amount, before staff looks again.</summary>
    /// <remarks>Cut to the decimals that money has here, which no comparison with such an amount can tell.</remarks>
    public decimal ReviewAbove(decimal approved) =>
        decimal.Round(approved * (100 + Terms.ReviewRaisePercent) / 100, Money.MaxDecimals, MidpointRounding.ToZero);

    /// <summary>By when staff decides what came to it at <paramref name="instant"/>.</summary>
    public DateTimeOffset DecisionDueBy(DateTimeOffset instant) => Calendar.AddBusinessDays(instant, Terms.DecisionBusinessDays);

    /// <summary>When it is approved all the same, if only the tier's limit speaks against it and it waits since that instant.</summary>
    public DateTimeOffset UnansweredAt(DateTimeOffset since) => Calendar.AddBusinessDays(since, Terms.UnansweredBusinessDays);

    /// <summary>When it is rejected, if it waits since that instant and nobody decided.</summary>
    public DateTimeOffset UndecidedAt(DateTimeOffset since) => Calendar.AddBusinessDays(since, Terms.UndecidedBusinessDays);

    public TimeSpan Protection => TimeSpan.FromDays(Terms.ProtectionDays);

    private decimal? RateOf(string currency) =>
        currency == Currency ? 1 : ExchangeRates.TryGetValue(currency, out var rate) ? rate : null;
}
