using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tiers;

/// <summary>The subject is the partner.</summary>
public sealed record TierEvent : IEventRecord
{
    public const string Promoted = "tier.promoted";
    public const string AtRisk = "tier.atRisk";
    public const string Recovered = "tier.recovered";
    public const string Demoted = "tier.demoted";

    private const string OverriddenName = "tier.overridden";
    private const string OverrideEndedName = "tier.overrideEnded";

    private static readonly RecordedNames<TierRequirement> Requirements = new(
        (TierRequirement.Commitment, "commitment"), (TierRequirement.CertifiedSales, "certifiedSales"),
        (TierRequirement.CertifiedTechnical, "certifiedTechnical"), (TierRequirement.QuarterlyRevenue, "quarterlyRevenue"),
        (TierRequirement.Satisfaction, "satisfaction"), (TierRequirement.PercentileRank, "percentileRank"));

    private readonly string _type;
    private readonly PartnerId _partner;
    private readonly TierBody _after;

    private TierEvent(string type, PartnerId partner, TierBody after, DateTimeOffset at) =>
        (_type, _partner, _after, At) = (type, partner, after, at);

    public static IReadOnlyList<EventType> Types { get; } =
    [
        PublicType(Promoted, "A partner holds a higher tier."),
        PublicType(AtRisk, "A partner is below its tier, and loses it unless it is at it again in time."),
        InternalType(Recovered, "A partner is at its tier again."),
        PublicType(Demoted, "A partner holds a lower tier."),
        InternalType(OverriddenName, "Staff gave a partner a tier for some time."),
        InternalType(OverrideEndedName, "Staff took back the tier that it had given a partner."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _partner.Value.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    bool IDomainEvent.IsAutomatic => _type is Promoted or AtRisk or Recovered or Demoted;
    IEventBody IDomainEvent.After => _after;

    IEventBody IDomainEvent.Published =>
        new PublishedTier(_partner.Value, _after.Held, _after.HeldBefore, _after.Missing, _after.RiskUntil);

    internal static TierEvent Of(TierChange change, PartnerId partner, TierState before, TierEvaluation it) => new(
        change switch
        {
            TierChange.Promoted => Promoted,
            TierChange.AtRisk => AtRisk,
            TierChange.Recovered => Recovered,
            TierChange.Demoted => Demoted,
        },
        partner, Body(it.Next, before.HeldTier, MissingBy(change, before, it)), it.At);

    internal static TierEvent Overridden(PartnerId partner, TierState state, DateTimeOffset at) =>
        new(OverriddenName, partner, Body(state, state.HeldTier, []), at);

    internal static TierEvent OverrideEnded(PartnerId partner, TierState state, DateTimeOffset at) =>
        new(OverrideEndedName, partner, Body(state, state.HeldTier, []), at);

    /// <summary>Of the tier that it may lose, or that it has lost.</summary>
    private static IEnumerable<TierRequirement> MissingBy(TierChange change, TierState before, TierEvaluation it) => change switch
    {
        TierChange.AtRisk => it.Next.AtRisk!.Requirements,
        TierChange.Demoted => it.MissingOf(before.HeldTier),
        TierChange.Promoted or TierChange.Recovered => [],
    };

    private static TierBody Body(TierState it, string heldBefore, IEnumerable<TierRequirement> missing) => new(
        it.HeldTier, heldBefore, it.Tier, it.Override?.Tier, it.Override?.Until,
        [.. missing.Select(each => Requirements[each])], it.AtRisk?.Until);

    private static EventType PublicType(string name, string description) =>
        EventType.Public<TierBody, PublishedTier>(name, "partner", description) with { HasPartner = true };

    private static EventType InternalType(string name, string description) =>
        EventType.Internal<TierBody>(name, "partner", description) with { HasPartner = true };
}

/// <param name="Own">Its tier without an override.</param>
public sealed record TierBody(
    string Held, string HeldBefore, string Own, string? Override, DateTimeOffset? OverrideUntil, IReadOnlyList<string> Missing,
    DateTimeOffset? RiskUntil) : IEventBody;

/// <param name="Tier">That it holds now.</param>
/// <param name="Before">The tier that it held before.</param>
/// <param name="Missing">What it is missing of the tier that it may lose, or has lost.</param>
/// <param name="Until">When it loses the tier if it is not at it again. Null: it is not at risk.</param>
public sealed record PublishedTier(
    Guid Partner, string Tier, string Before, IReadOnlyList<string> Missing, DateTimeOffset? Until) : IEventBody;
