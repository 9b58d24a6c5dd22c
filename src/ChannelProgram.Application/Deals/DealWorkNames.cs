using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>What a deal asks of staff, and why it waits.</summary>
public static class DealWorkNames
{
    public static readonly WorkKind Registration = new("registration");
    public static readonly WorkKind SimilarName = new("similarName");
    public static readonly WorkKind CustomerName = new("customerName");
    public static readonly WorkKind KeysDisagree = new("keysDisagree");
    public static readonly WorkKind Units = new("units");
    public static readonly WorkKind ReviewRequired = new("reviewRequired");
    public static readonly WorkKind Extension = new("extension");
    public static readonly WorkKind Tender = new("publicTender");

    public static readonly WorkReason TierWithoutLimit = new("tierWithoutLimit");
    public static readonly WorkReason OtherCurrency = new("otherCurrency");
    public static readonly WorkReason AboveLimit = new("aboveLimit");
    public static readonly WorkReason NotAllAvailable = new("notAllAvailable");
    public static readonly WorkReason SimilarNames = new("similarNames");
    public static readonly WorkReason NameDiffers = new("nameDiffers");
    public static readonly WorkReason KeysOfSeveral = new("keysDisagree");
    public static readonly WorkReason CustomerDisputed = new("customerDisputed");
    public static readonly WorkReason KeysUnconfirmed = new("keysUnconfirmed");
    public static readonly WorkReason BuyingUnits = new("buyingUnits");
    public static readonly WorkReason ValueRaised = new("valueRaised");
    public static readonly WorkReason LowWinRate = new("lowWinRate");
    public static readonly WorkReason PublicTender = new("publicTender");
    public static readonly WorkReason OutsideTerritory = new("outsideTerritory");
    public static readonly WorkReason AssignedElsewhere = new("assignedElsewhere");
    public static readonly WorkReason ExtensionRequested = new("extensionRequested");

    private static readonly (ReviewReasons Flag, WorkReason Reason)[] Reasons =
    [
        (ReviewReasons.TierWithoutLimit, TierWithoutLimit),
        (ReviewReasons.OtherCurrency, OtherCurrency),
        (ReviewReasons.AboveLimit, AboveLimit),
        (ReviewReasons.NotAllAvailable, NotAllAvailable),
        (ReviewReasons.SimilarNames, SimilarNames),
        (ReviewReasons.NameDiffers, NameDiffers),
        (ReviewReasons.KeysDisagree, KeysOfSeveral),
        (ReviewReasons.CustomerDisputed, CustomerDisputed),
        (ReviewReasons.KeysUnconfirmed, KeysUnconfirmed),
        (ReviewReasons.BuyingUnits, BuyingUnits),
        (ReviewReasons.ValueRaised, ValueRaised),
        (ReviewReasons.LowWinRate, LowWinRate),
        (ReviewReasons.PublicTender, PublicTender),
        (ReviewReasons.OutsideTerritory, OutsideTerritory),
        (ReviewReasons.AssignedElsewhere, AssignedElsewhere),
    ];

    public static IEnumerable<WorkReason> ReasonsOf(ReviewReasons flags) =>
        from it in Reasons where (flags & it.Flag) is not ReviewReasons.None select it.Reason;

    public static WorkKind KindOf(ReviewReasons reasons, bool reviewRequired, bool extensionRequested) =>
        reasons.HasFlag(ReviewReasons.KeysDisagree) ? KeysDisagree
        : reasons.HasFlag(ReviewReasons.NameDiffers) ? CustomerName
        : reasons.HasFlag(ReviewReasons.SimilarNames) ? SimilarName
        : reasons.HasFlag(ReviewReasons.BuyingUnits) ? Units
        : reasons.HasFlag(ReviewReasons.PublicTender) ? Tender
        : reviewRequired ? ReviewRequired
        : extensionRequested ? Extension
        : Registration;
}
