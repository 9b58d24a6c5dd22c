using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Partners;

/// <summary>The tier that a partner holds, and what the clock makes of it.</summary>
/// <param name="Until">From then on it holds <paramref name="Then"/>; null: no clock ends it.</param>
/// <param name="IsShortOfLowest">
/// It does not meet what the lowest tier requires, and its time for it is over: while it holds that one, leads and margin pause.
/// </param>
public sealed record HeldTier(string Tier, DateTimeOffset? Until = null, string? Then = null, bool IsShortOfLowest = false)
{
    public string At(DateTimeOffset now) => Until <= now ? Then! : Tier;
}

/// <summary>A margin that vendor and partner agreed on in a joint business plan, for tiers that offer one.</summary>
/// <param name="MarginPercent">At most what the tier offers.</param>
public sealed record JointPlan(decimal MarginPercent, DateTimeOffset From, DateTimeOffset Until);

public sealed partial class Partner
{
    /// <summary>The tier that was given last; which one it holds, <see cref="TierAt"/> says.</summary>
    public string Tier { get; private set; } = "";

    /// <summary>From then on it holds <see cref="TierAfter"/>; null: no clock ends its tier.</summary>
    public DateTimeOffset? TierUntil { get; private set; }

    public string? TierAfter { get; private set; }

    /// <summary>
    /// It does not meet what the lowest tier requires, and its time for it is over: see <see cref="IsPausedAt"/>.
    /// </summary>
    public bool IsTierPaused { get; private set; }

    public decimal? PlanMargin { get; private set; }

    public DateTimeOffset? PlanFrom { get; private set; }

    public DateTimeOffset? PlanUntil { get; private set; }

    public HeldTier HeldTier => new(Tier, TierUntil, TierAfter, IsTierPaused);

    /// <summary>Null: there is none. It may be over.</summary>
    public JointPlan? JointPlan => PlanMargin is { } margin ? new(margin, PlanFrom!.Value, PlanUntil!.Value) : null;

    public string TierAt(DateTimeOffset now) => HeldTier.At(now);

    public void Hold(HeldTier held, DateTimeOffset now)
    {
        if (held == HeldTier) return;
        (Tier, TierUntil, TierAfter, IsTierPaused) = (
            held.Tier, held.Until, held.Then, held.IsShortOfLowest);
        Record(PartnerEvent.Changed, now);
    }

    /// <summary>One with the same margin that is in force goes on.</summary>
    public void Plan(decimal marginPercent, DateTimeOffset until, DateTimeOffset now)
    {
        var from = PlanMargin == marginPercent && now < PlanUntil ? PlanFrom : now;
        if ((marginPercent, from, until) == (PlanMargin, PlanFrom, PlanUntil)) return;
        (PlanMargin, PlanFrom, PlanUntil) = (marginPercent, from, until);
        Record(PartnerEvent.Changed, now);
    }

    public void EndPlan(DateTimeOffset now)
    {
        if (!(now < PlanUntil)) return;
        PlanUntil = now;
        Record(PartnerEvent.Changed, now);
    }

    /// <summary>
    /// The resale margin in percent that its tier gives now, or the higher one of a joint business plan as far as the tier offers
    /// one. What was approved before keeps its own.
    /// </summary>
    public decimal MarginAt(ProgramVersion program, DateTimeOffset now) =>
        IsPausedAt(program, now) ? 0 : MarginIn(TierAt(now), program, now);

    /// <summary>It gets no leads and no resale margin: it holds the lowest tier, and is short of what that requires.</summary>
    public bool IsPausedAt(ProgramVersion program, DateTimeOffset now) => IsTierPaused && TierAt(now) == program.Tiers[0].Code;

    /// <summary>What a tier gives it at an instant.</summary>
    public decimal MarginIn(string tier, ProgramVersion program, DateTimeOffset at)
    {
        if (program.TierOf(tier) is not { Benefits: var benefits }) return 0;
        return PlanFrom <= at && at < PlanUntil && benefits.MaxMarginPercent is { } most
            ? Math.Clamp(PlanMargin!.Value, benefits.MarginPercent, most)
            : benefits.MarginPercent;
    }
}
