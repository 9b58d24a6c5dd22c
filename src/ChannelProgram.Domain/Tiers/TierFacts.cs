using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Domain.Tiers;

/// <summary>
/// The revenue that a partner has contracted for a program year, confirmed by staff. Several for one year add up.
/// </summary>
/// <param name="Year">The calendar year in which the program year begins.</param>
/// <param name="Amount">In the program's currency.</param>
/// <param name="ReplacedAt">From then on it counts no more; null: it does.</param>
public sealed record CommittedRevenue(int Year, decimal Amount, DateTimeOffset ConfirmedAt, DateTimeOffset? ReplacedAt = null)
    : ITierFact
{
    DateTimeOffset ITierFact.RecordedAt => ConfirmedAt;
}

/// <summary>
/// The days on which a person counts for the partner: it belongs to it and holds a certification of the track. If an interval
/// changes, because the person leaves, the recorded one is replaced by another.
/// </summary>
/// <param name="Until">The first day on which the person counts no more; the last day there is: it has no end.</param>
/// <param name="ReplacedAt">When another interval was recorded in its place; null: it holds.</param>
public sealed record CertifiedTime(
    PersonId Person, CertificationTrack Track, DateOnly From, DateOnly Until, DateTimeOffset RecordedAt,
    DateTimeOffset? ReplacedAt = null) : ITierFact
{
    public bool Includes(DateOnly day) => From <= day && day < Until;
}

/// <summary>Confirmed revenue that is credited to the partner; a refund is negative.</summary>
/// <param name="Amount">In the program's currency.</param>
public sealed record CreditedRevenue(
    DateOnly OccurredOn, decimal Amount, DateTimeOffset RecordedAt, DateTimeOffset? ReplacedAt = null) : ITierFact;

/// <summary>What a customer answered to the vendor's survey about the partner.</summary>
/// <param name="Score">From 1 to 5.</param>
public sealed record SatisfactionScore(
    DateOnly AnsweredOn, decimal Score, DateTimeOffset RecordedAt, DateTimeOffset? ReplacedAt = null) : ITierFact;

/// <summary>
/// What is recorded about a partner is never forgotten, so that an evaluation for a past instant knows what was known then.
/// </summary>
public interface ITierFact
{
    DateTimeOffset RecordedAt { get; }

    DateTimeOffset? ReplacedAt { get; }

    bool IsKnownAt(DateTimeOffset at) => RecordedAt <= at && !(ReplacedAt <= at);
}

/// <summary>What counts for the tier of one partner.</summary>
public sealed record TierFacts
{
    public required DateTimeOffset SignedUpAt { get; init; }

    public IReadOnlyList<CommittedRevenue> Commitments { get; init; } = [];

    public IReadOnlyList<CertifiedTime> People { get; init; } = [];

    public IReadOnlyList<CreditedRevenue> Revenue { get; init; } = [];

    public IReadOnlyList<SatisfactionScore> Answers { get; init; } = [];

    /// <summary>
    /// The place among all partners by revenue, in percent from the top: 5 is in the top 5 %. Null: not known, and not judged.
    /// </summary>
    public decimal? TopPercentByRevenue { get; init; }

    /// <summary>What was known at an instant, as if nothing was going to replace it.</summary>
    public TierFacts KnownAt(DateTimeOffset at) => this with
    {
        Commitments = [.. Known(Commitments, at).Select(it => it with { ReplacedAt = null })],
        People = [.. Known(People, at).Select(it => it with { ReplacedAt = null })],
        Revenue = [.. Known(Revenue, at).Select(it => it with { ReplacedAt = null })],
        Answers = [.. Known(Answers, at).Select(it => it with { ReplacedAt = null })],
    };

    private static IEnumerable<T> Known<T>(IEnumerable<T> facts, DateTimeOffset at) where T : ITierFact =>
        facts.Where(it => it.IsKnownAt(at));
}
