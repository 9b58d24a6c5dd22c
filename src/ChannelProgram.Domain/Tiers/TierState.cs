using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tiers;

/// <summary>The names are published: they never change.</summary>
public enum TierRequirement { Commitment, CertifiedSales, CertifiedTechnical, QuarterlyRevenue, Satisfaction, PercentileRank }

/// <summary>The time in which a partner below its tier can be at it again, and what it is missing.</summary>
public sealed record TierRisk(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<TierRequirement> Requirements);

/// <summary>A partner fell below a requirement of its tier.</summary>
public sealed record TierFall(string Tier, TierRequirement Requirement, DateTimeOffset At);

/// <summary>
/// A tier that a partner had to leave, and what it was missing then. Until it holds this tier again it needs that too, as who
/// keeps the tier does: otherwise it would enter it again the same day.
/// </summary>
public sealed record LostTier(string Tier, IReadOnlyList<TierRequirement> Requirements);

/// <summary>A tier that a partner holds from one instant to another, whatever it has earned.</summary>
/// <param name="IsImported">It had the tier when it was imported; otherwise staff gave it.</param>
public sealed record TierOverride(string Tier, DateTimeOffset From, DateTimeOffset Until, bool IsImported = false)
{
    public bool IsInForce(DateTimeOffset at) => From <= at && at < Until;
}

/// <summary>
/// What an evaluation leaves for the next one. Below an override the partner's own tier goes on as if there was none, so that
/// at its end the partner has what it has earned meanwhile.
/// </summary>
public sealed record TierState
{
    /// <summary>Its own tier, without an override.</summary>
    public required string Tier { get; init; }

    /// <summary>When it entered its own tier, from above or below.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The tier that it held at the last evaluation, which is that of an override in force.</summary>
    public required string HeldTier { get; init; }

    /// <summary>Null: it is at its own tier.</summary>
    public TierRisk? AtRisk { get; init; }

    /// <summary>The latest fall below each requirement, as long as it matters.</summary>
    public IReadOnlyList<TierFall> Falls { get; init; } = [];

    public LostTier? Lost { get; init; }

    public TierOverride? Override { get; init; }

    /// <summary>A partner begins in the lowest tier.</summary>
    public static TierState Begin(ProgramVersion program, DateTimeOffset at)
    {
        var lowest = program.Tiers[0].Code;
        return new() { Tier = lowest, Since = at, HeldTier = lowest };
    }

    /// <summary>
    /// A partner that comes with a tier keeps it for some quarters, which are its time to earn it: after them it has what it has
    /// earned, without further grace.
    /// </summary>
    public static TierState Import(ProgramVersion program, string tier, DateTimeOffset at) =>
        Begin(program, at) with
        {
            HeldTier = tier,
            Override = new(tier, at, program.ImportedTierEndsAt(at), IsImported: true),
        };

    /// <summary>The tier that the partner holds by the clock, evaluated or not.</summary>
    public string HeldAt(DateTimeOffset at) => Override is { } given && given.IsInForce(at) ? given.Tier : Tier;
}
