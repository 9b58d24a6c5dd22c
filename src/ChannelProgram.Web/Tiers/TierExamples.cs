using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Tiers;

internal static class TierExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TierRequirementView NobodyYet = new(
        "registered", TierRequirement.CertifiedSales, "0", "1", "1", Met: false, RequirementReason.Below);

    private static readonly IReadOnlyList<TierRequirementView> OfSilver = NothingOf("silver", "10000", "2", "1", "25000");

    private static readonly IReadOnlyList<TierRequirementView> OfGold = NothingOf("gold", "50000", "5", "3", "100000", "4");

    private static readonly IReadOnlyList<TierRequirementView> OfPlatinum =
        NothingOf("platinum", "200000", "10", "5", "250000", "4.5");

    public static readonly TierView Known = new(
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "registered", "registered", Noon, AtRisk: null, Override: null,
        Paused: false, "10", JointPlan: null, Version: 1, EvaluatedAt: Noon, [NobodyYet, .. OfSilver], "silver",
        new("registered", LosesOn: null, FallsTo: null, OverrideEnds: false, []), ["evaluate", "override", "planJointly"]);

    public static readonly WhatIfTier.Body Assumptions = new(
        [
            new(Person: null, CertificationTrack.Sales, From: null, Until: null),
            new(Person: null, CertificationTrack.Sales, From: null, Until: null),
            new(Person: null, CertificationTrack.Technical, From: null, Until: null),
        ],
        Revenue: null, [new(2026, new("10000.00", "USD"))]);

    public static readonly TierView Assumed = Known with
    {
        EvaluatedAt = null,
        Held = "silver",
        Earned = "silver",
        MarginPercent = "20",
        Forecast = new(
            "silver", new(2027, 4, 15), "registered", OverrideEnds: false,
            [
                new(TierRequirement.Commitment, new(2027, 1, 15), "0", "10000", Quarter: null, []),
                new(TierRequirement.QuarterlyRevenue, new(2027, 4, 15), "0", "25000", new(2027, 1, 1), []),
            ]),
        Requirements =
        [
            .. OfSilver.Select(it => it.Met
                ? it
                : it with { Value = it.Threshold, Missing = null, Met = true, Reason = RequirementReason.Met }),
            .. OfGold.Select(it => it.Threshold switch
            {
                "50000" => it with { Value = "10000", Missing = "40000" },
                "5" => it with { Value = "2", Missing = "3" },
                "3" => it with { Value = "1", Missing = "2" },
                _ => it,
            }),
        ],
        Next = "gold",
    };

    public static readonly TierEvaluationView Evaluated =
        new(Noon, Version: 1, "registered", "registered", Paused: false, [], [NobodyYet, .. OfSilver, .. OfGold, .. OfPlatinum]);

    public static readonly Listing<TierEvaluationView> Page = new([Evaluated], Next: null);

    public static readonly OverrideTier.Body Override = new("gold", "It brings a large customer along.", Later);

    public static readonly TierView Overridden = Known with
    {
        Held = "gold",
        MarginPercent = "30",
        Requirements = [.. OfGold, .. OfPlatinum],
        Next = "platinum",
        Forecast = Known.Forecast with { Tier = "gold" },
        Override = new(
            "gold", Noon, Later, "registered", Imported: false, Override.Reason, "019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60"),
        NextActions = ["evaluate", "override", "endOverride", "planJointly"],
    };

    public static readonly PlanJointly.Body Plan = new("38", Later);

    public static readonly TierView Planned = Overridden with
    {
        Held = "platinum",
        MarginPercent = "38",
        JointPlan = new("38", Later),
        Requirements = OfPlatinum,
        Next = null,
        Forecast = Known.Forecast with { Tier = "platinum" },
        Override = Overridden.Override! with { Tier = "platinum" },
    };

    private static TierRequirementView[] NothingOf(
        string tier, string commitment, string sales, string technical, string revenue, string? satisfaction = null)
    {
        TierRequirementView[] all =
        [
            Below(TierRequirement.Commitment, commitment), Below(TierRequirement.CertifiedSales, sales),
            Below(TierRequirement.CertifiedTechnical, technical), NotYet(TierRequirement.QuarterlyRevenue, "0", revenue),
        ];
        return satisfaction is null ? all : [.. all, NotYet(TierRequirement.Satisfaction, null, satisfaction)];

        TierRequirementView Below(TierRequirement code, string threshold) =>
            new(tier, code, "0", threshold, threshold, Met: false, RequirementReason.Below);

        TierRequirementView NotYet(TierRequirement code, string? value, string threshold) =>
            new(tier, code, value, threshold, Missing: null, Met: true, RequirementReason.NotYetJudged);
    }
}
