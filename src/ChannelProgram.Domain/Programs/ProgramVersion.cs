using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

/// <summary>What the vendor sells; deals are registered for it. A product's line never changes.</summary>
public sealed record Product(string Code, string Name, string Line);

/// <summary>What a tier grants in deal registration.</summary>
/// <param name="AutoApprovalLimit">Up to this value, in the program's currency, a clean registration needs no person; null: every one does.</param>
public sealed record Tier(string Code, string Name, bool DealRegistration, decimal? AutoApprovalLimit);

/// <summary>The numbers of the program, published once and never changed; every decision names the version it was made under.</summary>
/// <param name="ProtectionDays">Days of 24 h.</param>
/// <param name="DecisionBusinessDays">Business days in which staff decides.</param>
public sealed record ProgramVersion(
    int Number,
    DateTimeOffset EffectiveFrom,
    string Currency,
    BusinessCalendar Calendar,
    IReadOnlyList<Product> Products,
    IReadOnlyList<Tier> Tiers,
    int ProtectionDays,
    int DecisionBusinessDays)
{
    /// <summary>The tier of that code; null if this version has none.</summary>
    public Tier? TierOf(string code) => Tiers.FirstOrDefault(it => it.Code == code);

    public Product? ProductOf(string code) => Products.FirstOrDefault(it => it.Code == code);

    /// <summary>Whether this value needs nobody's decision in this tier. A currency other than the program's waits for staff.</summary>
    public bool ApprovesAlone(string tier, Money value) =>
        value.Currency == Currency && TierOf(tier)?.AutoApprovalLimit is { } limit && value.Amount <= limit;

    /// <summary>By when staff decides what came to it at <paramref name="instant"/>.</summary>
    public DateTimeOffset DecisionDueBy(DateTimeOffset instant) => Calendar.After(instant, DecisionBusinessDays);

    public TimeSpan Protection => TimeSpan.FromDays(ProtectionDays);
}
