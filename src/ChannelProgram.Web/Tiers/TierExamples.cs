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

    private static readonly IReadOnlyList<TierRequirementView> OfSilver =
    [
        new("silver", TierRequirement.Commitment, "0", "10000", "10000", Met: false, RequirementReason.Below),
        new("silver", TierRequirement.CertifiedSales, "0", "2", "2", Met: false, RequirementReason.Below),
        new("silver", TierRequirement.CertifiedTechnical, "0", "1", "1", Met: false, RequirementReason.Below),
        new("silver", TierRequirement.QuarterlyRevenue, "0", "25000", Missing: null, Met: true, RequirementReason.NotYetJudged),
    ];

    public static readonly TierView Known = new(
        new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"), "registered", "registered", Noon, AtRisk: null, Override: null, Paused: false,
        "10", JointPlan: null, Version: 1, EvaluatedAt: Noon, [NobodyYet, .. OfSilver], "silver",
        new(LosesOn: null, FallsTo: null, OverrideEnds: false, []), ["evaluate", "override", "planJointly"]);

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
        Earned = "silver",
    };

    public static readonly TierEvaluationView Evaluated =
        new(Noon, Version: 1, "registered", "registered", Paused: false, [], [NobodyYet, .. OfSilver]);

    public static readonly Listing<TierEvaluationView> Page = new([Evaluated], Next: null);

    public static readonly OverrideTier.Body Override = new("gold", "It brings a large customer along.", Later);

    public static readonly TierView Overridden = Known with
    {
        Held = "gold",
        Override = new(
            "gold", Noon, Later, "registered", Imported: false, Override.Reason, "019aa5b0-2222-7c56-8e0a-1b2c3d4e5f60"),
        NextActions = ["evaluate", "override", "endOverride", "planJointly"],
    };

    public static readonly PlanJointly.Body Plan = new("38", Later);

    public static readonly TierView Planned = Overridden with { MarginPercent = "38", JointPlan = new("38", Later) };
}
