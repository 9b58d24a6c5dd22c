using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

/// <summary>What a tier requires of its partners and grants them.</summary>
public sealed record Tier
{
    public const int MaxNameLength = 200;

    [Code]
    public required string Code { get; init; }

    [Line(MaxNameLength)]
    public required string Name { get; init; }

    /// <summary>Whether its partners may register deals.</summary>
    public bool DealRegistration { get; init; }

    /// <summary>Up to this value a registration without doubts is approved at once; null: staff decides every one.</summary>
    public ProgramAmount? AutoApprovalLimit { get; init; }

    /// <summary>
    /// How many registrations a partner may have open, or half as many where too few of its deals are won; null: any number, and
    /// its share of won deals is not judged.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? OpenRegistrationLimit { get; init; }

    /// <summary>What a partner needs to enter the tier and to keep it.</summary>
    public TierRequirements Requirements { get; init; } = new();

    /// <summary>What the tier grants, besides deal registration.</summary>
    public TierBenefits Benefits { get; init; } = new();
}

/// <summary>
/// What a partner needs for a tier. Commitment and people are needed to enter it; the rest only to keep it. A tier that needs
/// nothing to be entered is given by staff.
/// </summary>
public sealed record TierRequirements
{
    public const int MaxPeople = 10_000;

    /// <summary>The revenue that a partner has to contract for the program year; 0: none.</summary>
    public ProgramAmount Commitment { get; init; }

    /// <summary>How many certified sales people a partner needs.</summary>
    [Range(0, MaxPeople)]
    public int SalesPeople { get; init; }

    /// <summary>How many certified technical people a partner needs.</summary>
    [Range(0, MaxPeople)]
    public int TechnicalPeople { get; init; }

    /// <summary>The least revenue of a calendar quarter; null: any.</summary>
    public ProgramAmount? QuarterlyRevenue { get; init; }

    /// <summary>The least mean of the vendor's surveys; null: any.</summary>
    [Range(typeof(decimal), "1", "5", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal? Satisfaction { get; init; }

    /// <summary>
    /// The part of all partners, by revenue of a quarter, to which a partner has to belong, such as 5 for the top 5 %: fewer than
    /// that have more revenue. A partner without revenue belongs to none; null: any.
    /// </summary>
    [Range(typeof(decimal), "0.1", "100", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal? TopPercentByRevenue { get; init; }

    /// <summary>A partner can earn the tier.</summary>
    public bool CanBeEntered() => Commitment.Value > 0 || SalesPeople > 0 || TechnicalPeople > 0;
}

/// <summary>What a tier grants, besides deal registration.</summary>
public sealed record TierBenefits
{
    /// <summary>The margin on resale, in percent.</summary>
    [PercentRange]
    public decimal MarginPercent { get; init; }

    /// <summary>The highest margin that a joint business plan can give, in percent; null: it gives none.</summary>
    [PercentRange]
    public decimal? MaxMarginPercent { get; init; }

    /// <summary>Whether the vendor shares leads with its partners.</summary>
    public bool LeadSharing { get; init; }

    /// <summary>Whether the vendor sells together with its partners.</summary>
    public bool CoSelling { get; init; }

    /// <summary>Market development funds of a program year.</summary>
    public ProgramAmount MarketFunds { get; init; }

    /// <summary>Which support its partners get.</summary>
    public SupportLevel Support { get; init; }

    /// <summary>Whether its partners have a partner manager, shared with others or of their own.</summary>
    public PartnerManagerKind PartnerManager { get; init; }

    /// <summary>How often vendor and partner review their business.</summary>
    public IReadOnlyList<ReviewInterval> Reviews { get; init; } = [];

    /// <summary>Whether vendor and partner plan their business together.</summary>
    public bool JointBusinessPlan { get; init; }
}

public enum SupportLevel { Community, Standard, Dedicated, Priority }

public enum PartnerManagerKind { None, Shared, Own }

public enum ReviewInterval { Annual, SemiAnnual, Quarterly, Monthly }
