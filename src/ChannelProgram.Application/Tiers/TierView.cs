using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>The tier of a partner: what it holds, what it has earned, what it is missing and what it is going to lose.</summary>
/// <param name="Held">The code of the tier that it holds.</param>
/// <param name="Earned">
/// The code of the highest tier whose requirements it meets now. It is held with the next evaluation, unless the partner is below
/// its tier and still has time, or holds another one by an override.
/// </param>
/// <param name="Since">Since when it has the override, or without one its own tier.</param>
/// <param name="AtRisk">It is below its own tier. Null: it is not.</param>
/// <param name="Override">It holds a tier that staff gave it. Null: it holds its own.</param>
/// <param name="Paused">It gets no leads and no resale margin, because it is short of what the lowest tier requires.</param>
/// <param name="MarginPercent">The resale margin of what is approved now, in percent.</param>
/// <param name="JointPlan">A margin agreed on in a joint business plan. Null: there is none.</param>
/// <param name="Version">The version of the program by which this is judged.</param>
/// <param name="EvaluatedAt">When the tier was evaluated last. Null: it never was.</param>
/// <param name="Requirements">Of its own tier and the next one.</param>
/// <param name="Next">The code of the next higher tier. Null: there is none.</param>
[SchemaName("PartnerTier")]
public sealed record TierView(
    Guid Partner,
    [Code] string Held,
    [Code] string Earned,
    DateTimeOffset Since,
    TierView.Risk? AtRisk,
    TierView.Given? Override,
    bool Paused,
    [DecimalText] string MarginPercent,
    TierView.Agreed? JointPlan,
    int Version,
    DateTimeOffset? EvaluatedAt,
    IReadOnlyList<TierRequirementView> Requirements,
    [Code] string? Next,
    TierView.Expected Forecast,
    [Name] IReadOnlyList<string> NextActions)
{
    /// <param name="Since">Since when it is below its tier.</param>
    /// <param name="Until">It drops to the tier that it has earned then, unless it is at its own again before.</param>
    /// <param name="Missing">What it is missing.</param>
    [SchemaName("TierRisk")]
    public sealed record Risk(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<TierRequirement> Missing);

    /// <param name="Own">The code of the tier that it would hold without it.</param>
    /// <param name="Imported">It came with the tier, and has it for a time to earn it.</param>
    /// <param name="Reason">Shown to the vendor only.</param>
    /// <param name="By">The id of the member of staff. Shown to the vendor only.</param>
    [SchemaName("TierOverride")]
    public sealed record Given(
        [Code] string Tier, DateTimeOffset From, DateTimeOffset Until, [Code] string Own, bool Imported,
        [MultiLine(PartnerTier.MaxReasonLength)]
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
        [Line(CallerId.MaxLength)][property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

    [SchemaName("JointBusinessPlan")]
    public sealed record Agreed([DecimalText] string MarginPercent, DateTimeOffset Until);

    /// <summary>If nothing happens but what is known, and revenue comes in as it did of late.</summary>
    /// <param name="Tier">The code of the tier that it is about: that held, or a higher one that is earned by now.</param>
    /// <param name="LosesOn">The day on which it drops from the tier. Null: not as far as one can see.</param>
    /// <param name="FallsTo">The code of the tier that it has then.</param>
    /// <param name="OverrideEnds">It drops because the override ends.</param>
    /// <param name="Causes">What it is missing then.</param>
    [SchemaName("TierForecast")]
    public sealed record Expected(
        [Code] string Tier, DateOnly? LosesOn, [Code] string? FallsTo, bool OverrideEnds, IReadOnlyList<Cause> Causes);

    /// <param name="ShortFrom">The day from which on it is missing.</param>
    /// <param name="Value">What there is of it on the day on which the tier is lost.</param>
    /// <param name="Quarter">Of revenue: the first day of the quarter that is short.</param>
    /// <param name="Ending">Of people: whose certification ends.</param>
    [SchemaName("TierForecastCause")]
    public sealed record Cause(
        TierRequirement Requirement, DateOnly ShortFrom, [DecimalText] string? Value, [DecimalText] string? Threshold,
        DateOnly? Quarter, IReadOnlyList<Ending> Ending);

    /// <param name="On">The first day on which the person counts no more.</param>
    [SchemaName("EndingCertification")]
    public sealed record Ending(Guid Person, CertificationTrack Track, DateOnly On);

    public static TierView Of(
        Partner partner, PartnerTier tier, TierEvaluation now, TierForecast forecast, ProgramVersion program, Caller caller,
        DateTimeOffset at, bool isAssumed)
    {
        // What it holds it was given before; what it has earned by now, the next evaluation gives it. Only what is assumed is
        // taken as evaluated.
        var (held, state) = isAssumed ? (now.HeldTier, now.Next) : (partner.TierAt(at), tier.State);
        var isPaused = isAssumed ? now.IsPaused : partner.IsPausedAt(program, at);
        var overridden = state.Override is { } one && one.Until > at ? one : null;
        var rank = Math.Max(0, program.RankOf(held));
        var next = rank + 1 < program.Tiers.Count ? program.Tiers[rank + 1].Code : null;
        return new(
            partner.Id.Value,
            held,
            now.EarnedTier,
            overridden?.From ?? state.Since,
            state.AtRisk is { } risk ? new(risk.Since, risk.Until, risk.Requirements) : null,
            overridden is { } given
                ? new(
                    given.Tier, given.From, given.Until, state.Tier, given.IsImported,
                    caller.IsPartner ? null : tier.OverrideReason, caller.IsPartner ? null : tier.OverriddenBy)
                : null,
            isPaused,
            DecimalText.Of(isPaused ? 0 : partner.MarginIn(held, program, at)),
            partner.JointPlan is { } plan && plan.Until > at ? new(DecimalText.Of(plan.MarginPercent), plan.Until) : null,
            now.ProgramVersion,
            tier.EvaluatedAt,
            [
                .. now.Tiers.Where(it => it.Tier == held || it.Tier == next)
                    .SelectMany(it => it.Requirements.Where(one => one.Reason is not RequirementReason.NotRequired)
                        .Select(one => TierRequirementView.Of(it.Tier, one))),
            ],
            next,
            new(
                forecast.HeldTier, forecast.LosesOn, forecast.FallsTo, forecast.OverrideEnds,
                [
                    .. forecast.Causes.Select(it => new Cause(
                        it.Requirement, it.ShortFrom, DecimalText.Of(it.Value), DecimalText.Of(it.Threshold), it.Quarter?.From,
                        [.. it.Ending.Select(one => new Ending(one.Person.Value, one.Track, one.On))])),
                ]),
            [.. NextActionsOf(overridden, caller)]);
    }

    private static IEnumerable<string> NextActionsOf(TierOverride? overridden, Caller caller)
    {
        if (caller.May(TierPermissions.Evaluate)) yield return "evaluate";
        if (!caller.May(TierPermissions.Override)) yield break;
        yield return "override";
        if (overridden is not null) yield return "endOverride";
        yield return "planJointly";
    }
}

/// <summary>What a partner has of a requirement of a tier.</summary>
/// <param name="Tier">The code of the tier.</param>
/// <param name="Value">
/// What it has: money in the program's currency, people, or the mean of answers. Null: it cannot be said.
/// </param>
/// <param name="Threshold">What the tier requires. Null: nothing.</param>
/// <param name="Missing">How much is missing to meet it, if something is.</param>
/// <param name="Met">Also where it is not judged, or waived.</param>
[SchemaName("TierRequirementResult")]
public sealed record TierRequirementView(
    [Code] string Tier, TierRequirement Code, [DecimalText] string? Value, [DecimalText] string? Threshold,
    [DecimalText] string? Missing, bool Met, RequirementReason Reason)
{
    internal static TierRequirementView Of(string tier, RequirementResult it) => new(
        tier, it.Requirement, DecimalText.Of(it.Value), DecimalText.Of(it.Threshold),
        it.IsMet ? null : DecimalText.Of(Math.Abs((it.Threshold ?? 0) - (it.Value ?? 0))), it.IsMet, it.Reason);
}
