using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Entitlements;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Entitlements;

/// <summary>What holds for the sale of a product to a customer by a partner at an instant.</summary>
/// <param name="Line">The product line, which is what is protected.</param>
/// <param name="Tier">The code of the tier that the partner holds then.</param>
/// <param name="Version">The version of the program in force then.</param>
/// <param name="MarginPercent">The resale margin in percent.</param>
/// <param name="Reason">Why it is this margin.</param>
/// <param name="Commission">The sale earns commission and counts for the tier.</param>
/// <param name="Protection">The partner's own. Null: it has none there.</param>
/// <param name="DealRegistration">The tier lets the partner register deals.</param>
/// <param name="LeadSharing">The partner gets leads.</param>
/// <param name="CoSelling">The vendor sells together with the partner.</param>
/// <param name="Because">The same in sentences.</param>
[SchemaName("Entitlements")]
public sealed record EntitlementsView(
    Guid Account, Guid Partner, [Code] string Product, [Code] string Line, DateTimeOffset At, [Code] string Tier, int Version,
    [DecimalText] string MarginPercent, PriceReason Reason, bool Commission, EntitlementsView.Protected? Protection,
    bool DealRegistration, bool LeadSharing, bool CoSelling, [Count(1, 10), Line(500)] IReadOnlyList<string> Because)
{
    /// <param name="Until">Null: no clock ends it.</param>
    [SchemaName("EntitlementProtection")]
    public sealed record Protected(DateTimeOffset From, DateTimeOffset? Until);

    internal static EntitlementsView Of(
        GetEntitlements.Filter about, DateTimeOffset at, string tier, bool isPaused, string line, PriceTerms terms,
        ProgramVersion program)
    {
        var grants = program.TierOf(tier);
        var margin = DecimalText.Of(terms.MarginPercent);
        return new(
            about.Account!.Value.Value, about.Partner!.Value.Value, about.Product!, line, at, tier, program.Version, margin,
            terms.Reason, terms.Commission,
            terms.Protection is { } own ? new(own.From, own.Until) : null,
            grants?.DealRegistration is true, grants?.Benefits.LeadSharing is true && !isPaused,
            grants?.Benefits.CoSelling is true,
            [
                terms.Reason switch
                {
                    PriceReason.OwnProtection =>
                        $"The partner is protected on {line} there: {margin} % is the margin of its approval.",
                    PriceReason.ProtectedForAnother =>
                        $"Somebody else is protected on {line} there: only the entry margin of {margin} % is left.",
                    PriceReason.TierMargin => $"Nobody is protected on {line} there: the tier {tier} gives {margin} %.",
                    PriceReason.TierPaused =>
                        "The partner is short of what the lowest tier requires: it gets no leads and no resale margin.",
                    PriceReason.PartnerNotActive => "The partner is not active.",
                },
                terms.Commission
                    ? "The sale earns commission and counts for the tier."
                    : "The sale earns no commission and does not count for the tier.",
            ]);
    }
}
