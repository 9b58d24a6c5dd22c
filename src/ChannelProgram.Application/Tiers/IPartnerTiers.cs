using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>The tiers of partners and how they came about, as the caller may see them.</summary>
public interface IPartnerTiers
{
    /// <summary>Those of them that the caller sees and that have not left.</summary>
    Task<IReadOnlyList<EvaluatedPartner>> Load(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    /// <summary>
    /// Partners that were not evaluated since an instant, or whose override has ended since they were. In the order of their ids,
    /// after the given one.
    /// </summary>
    Task<IReadOnlyList<PartnerId>> FindDue(
        DateTimeOffset since, DateTimeOffset now, PartnerId after, int limit, CancellationToken ct);

    /// <summary>To be changed. Null: the caller sees no such partner.</summary>
    Task<Partner?> FindPartner(PartnerId partner, CancellationToken ct);

    /// <summary>What becomes of it from here on is stored.</summary>
    void Change(EvaluatedPartner partner);

    void Add(RecordedTierEvaluation evaluation);

    /// <summary>Notes that they were evaluated, and that nothing has changed.</summary>
    Task MarkEvaluated(IReadOnlyCollection<PartnerId> partners, DateTimeOffset at, CancellationToken ct);

    /// <summary>Of one partner, the latest first.</summary>
    Task<IReadOnlyList<RecordedTierEvaluation>> List(
        PartnerId partner, TierEvaluationFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>The evaluation whose outcome held at an instant. Null: there was none yet.</summary>
    Task<RecordedTierEvaluation?> FindAt(PartnerId partner, DateTimeOffset at, CancellationToken ct);

    /// <summary>
    /// What was recorded of each in a span, in order, after the last one before it. Those of which nothing was are missing.
    /// </summary>
    Task<ILookup<PartnerId, RecordedTierEvaluation>> History(
        IReadOnlyCollection<PartnerId> partners, DateTimeOffset from, DateTimeOffset until, CancellationToken ct);

    /// <summary>Partners that have not left, in the order of their ids, after the given one.</summary>
    /// <param name="among">None: all of them.</param>
    Task<IReadOnlyList<Partner>> InOrder(
        IReadOnlyCollection<PartnerId> among, PartnerId after, int limit, CancellationToken ct);

    /// <summary>Overrides in force that end by then, by their end and the partner, after that place.</summary>
    Task<IReadOnlyList<PartnerTier>> OverridesEndingBy(
        WorkFilter filter, DateTimeOffset end, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct);

    Task<int> CountOverridesEndingBy(DateTimeOffset end, DateTimeOffset now, CancellationToken ct);

    Task<PartnerTier?> Find(PartnerId partner, CancellationToken ct);

    Task<IReadOnlyList<PartnerTier>> AssignedTo(Guid staff, CancellationToken ct);

    Task Save(CancellationToken ct);
}

/// <param name="Tier">Null: it was never evaluated.</param>
/// <param name="Last">The evaluation whose outcome still holds; null: there is none.</param>
public sealed record EvaluatedPartner(Partner Partner, PartnerTier? Tier, RecordedTierEvaluation? Last);
