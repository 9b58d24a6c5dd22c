using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tiers;

/// <summary>
/// What the last evaluation, or staff since then, left of a partner's tier. The partner itself says which tier it holds; why, and
/// what is going to become of it, stands here.
/// </summary>
public sealed class PartnerTier : AggregateRoot, IPartnerOwned
{
    public const int MaxReasonLength = 1000;

    private PartnerTier() { }

    public PartnerId Partner { get; private init; }

    public TierState State { get; private set; } = null!;

    /// <summary>Null: it never was.</summary>
    public DateTimeOffset? EvaluatedAt { get; private set; }

    /// <summary>The evaluation whose outcome still holds; null: there is none.</summary>
    public TierEvaluationId? Evaluation { get; private set; }

    /// <summary>When the override ends; null: there is none.</summary>
    public DateTimeOffset? OverrideUntil { get; private set; }

    /// <summary>
    /// When the override or the time to be at its tier again ends, whichever is first: then it is evaluated anew. Null: neither.
    /// </summary>
    public DateTimeOffset? NextChangeAt { get; private set; }

    /// <summary>Why staff gave it, for staff to read; null: there is none, or it was imported.</summary>
    public string? OverrideReason { get; private set; }

    /// <summary>The id of the member of staff who gave it.</summary>
    public string? OverriddenBy { get; private set; }

    /// <summary>The member of staff who looks after what follows the override.</summary>
    public Guid? Assignee { get; private set; }

    public int Revision { get; private set; }

    /// <summary>A partner that comes with a tier has it as an imported one.</summary>
    public static PartnerTier Begin(Partner partner, ProgramVersion program)
    {
        var tier = new PartnerTier { Partner = partner.Id };
        tier.Set(
            program.RankOf(partner.Tier) > 0
                ? TierState.Import(program, partner.Tier, partner.CreatedAt)
                : TierState.Begin(program, partner.CreatedAt));
        return tier;
    }

    /// <summary>Keeps what an evaluation found.</summary>
    /// <param name="evaluated">Made of <see cref="State"/>.</param>
    /// <returns>To be stored.</returns>
    public RecordedTierEvaluation Record(TierEvaluation evaluated)
    {
        var (before, recorded) = (State, new RecordedTierEvaluation(Partner, evaluated, State));
        Set(evaluated.Next);
        (EvaluatedAt, Evaluation) = (evaluated.At, recorded.Id);
        Revision++;
        foreach (var change in evaluated.Changes) Raise(TierEvent.Of(change, Partner, before, evaluated));
        return recorded;
    }

    /// <summary>
    /// Staff says which tier the partner holds for some time, whatever it has earned. It replaces an earlier one.
    /// </summary>
    /// <param name="by">The id of the member of staff.</param>
    public Refusal? Override(
        string tier, string reason, DateTimeOffset until, string by, ProgramVersion program, DateTimeOffset now)
    {
        if (TierRefusals.Invalid(program.RankOf(tier) < 0, until <= now) is { } invalid) return invalid;

        Set(State with { Override = new(tier, now, until) });
        (OverrideReason, OverriddenBy, Assignee) = (reason, by, null);
        Revision++;
        Raise(TierEvent.Overridden(Partner, State, now));
        return null;
    }

    /// <summary>Staff takes the override back: the partner holds its own tier.</summary>
    public Refusal? EndOverride(DateTimeOffset now)
    {
        if (State.Override is not { } given || given.Until <= now) return TierRefusals.NoOverride;

        Set(State with { Override = null });
        Revision++;
        Raise(TierEvent.OverrideEnded(Partner, State, now));
        return null;
    }

    public void Assign(Guid? staff)
    {
        Assignee = staff;
        Revision++;
    }

    /// <summary>What the partner itself is to know of it. An override to a tier that there is no more gives nothing.</summary>
    public HeldTier Held(ProgramVersion program, bool isShortOfLowest) =>
        State.Override is { } given && program.RankOf(given.Tier) >= 0
            ? new(given.Tier, given.Until, State.Tier, isShortOfLowest)
            : new(State.Tier, IsShortOfLowest: isShortOfLowest);

    /// <returns>False: the reason of its override does not name the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(OverrideReason)) return false;
        OverrideReason = person.Redact(OverrideReason);
        Revision++;
        return true;
    }

    private void Set(TierState state)
    {
        (State, OverrideUntil) = (state, state.Override?.Until);
        NextChangeAt = new[] { state.Override?.Until, state.AtRisk?.Until }.Min();
        if (OverrideUntil is null) (OverrideReason, OverriddenBy, Assignee) = (null, null, null);
    }
}
