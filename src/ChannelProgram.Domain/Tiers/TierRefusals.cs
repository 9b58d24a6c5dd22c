using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tiers;

/// <summary>Error codes are published: they never change.</summary>
public static class TierRefusals
{
    public static readonly Refusal NoSuchPartner = new(RefusalKind.NotFound, "notFound", "There is no such partner.");

    public static readonly Refusal NoOverride =
        new(RefusalKind.StateForbids, "noOverride", "The partner holds its own tier: there is no override to end.");

    public static Refusal NoJointPlan(string tier) =>
        OfMargin($"cannot be agreed on: the tier {tier} offers no higher margin");

    /// <param name="least">What the tier gives anyway, in percent.</param>
    /// <param name="most">What it offers at most, in percent.</param>
    public static Refusal MarginOutOfRange(string least, string most) =>
        OfMargin($"must be from {least} to {most}, which the tier offers");

    public static Refusal? Invalid(bool isUnknownTier, bool endsInThePast)
    {
        var faults = new Dictionary<string, string[]>();
        if (isUnknownTier) faults["/tier"] = ["is no tier of the program"];
        if (endsInThePast) faults["/until"] = ["must be in the future"];
        return faults.Count == 0 ? null : Refusal.Invalid(faults);
    }

    private static Refusal OfMargin(string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { ["/marginPercent"] = [fault] });
}
