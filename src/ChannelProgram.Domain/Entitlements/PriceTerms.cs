using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Entitlements;

/// <summary>
/// Why a price holds: the partner is protected there, and the margin is that of its approval; somebody else is, so that only the
/// entry margin is left; nobody is, and the margin is that of the partner's tier; the partner gets none, because its tier is
/// paused or it is not active.
/// </summary>
public enum PriceReason { OwnProtection, ProtectedForAnother, TierMargin, TierPaused, PartnerNotActive }

/// <summary>What holds for the sale of a product to a customer at an instant.</summary>
/// <param name="MarginPercent">The resale margin.</param>
/// <param name="Commission">The sale earns commission and counts for the tier.</param>
/// <param name="Protection">The partner's own; null: it has none there.</param>
public sealed record PriceTerms(decimal MarginPercent, bool Commission, LineHolding? Protection, PriceReason Reason)
{
    /// <param name="tierMargin">What the partner's tier gives it.</param>
    /// <param name="entryMargin">What the lowest tier gives.</param>
    /// <param name="isPaused">It gets no resale margin for now; what was approved before keeps its own.</param>
    /// <param name="holdings">Who had the line and when.</param>
    public static PriceTerms Of(
        PartnerId partner, bool isActive, bool isPaused, decimal tierMargin, decimal entryMargin,
        IEnumerable<LineHolding> holdings, DateTimeOffset at)
    {
        var now = holdings.Where(it => it.From <= at && !(it.Until <= at)).ToList();
        if (now.Find(it => it.Holder == partner) is { } own)
            return new(own.MarginPercent ?? tierMargin, Commission: true, own, PriceReason.OwnProtection);
        if (!isActive) return new(0, Commission: false, Protection: null, PriceReason.PartnerNotActive);
        if (isPaused) return new(0, Commission: now.Count == 0, Protection: null, PriceReason.TierPaused);
        return now.Count > 0
            ? new(Math.Min(entryMargin, tierMargin), Commission: false, Protection: null, PriceReason.ProtectedForAnother)
            : new(tierMargin, Commission: true, Protection: null, PriceReason.TierMargin);
    }
}
