namespace ChannelProgram.Domain.Deals;

/// <summary>Why a deal needs a decision of staff. The numbers are stored.</summary>
[Flags]
public enum ReviewReasons
{
    None = 0,

    TierWithoutLimit = 1,

    OtherCurrency = 2,

    /// <summary>Together with the partner's other open deals on this customer it exceeds the tier's limit.</summary>
    AboveLimit = 4,

    NotAllAvailable = 8,

    SimilarNames = 16,

    /// <summary>An unconfirmed key belongs to a customer of another name: staff says whether it is that customer.</summary>
    NameDiffers = 32,

    /// <summary>The keys belong to several customers: staff says whether they are one.</summary>
    KeysDisagree = 64,

    /// <summary>
    /// Another registration of this customer has <see cref="NameDiffers"/>: nothing is approved before that is settled.
    /// </summary>
    CustomerDisputed = 128,

    /// <summary>No key of the customer is confirmed, and the value exceeds the limit for that case.</summary>
    KeysUnconfirmed = 256,

    BuyingUnits = 512,

    ValueRaised = 1024,

    /// <summary>Too few of the partner's deals are won.</summary>
    LowWinRate = 2048,

    /// <summary>Staff confirms every public tender.</summary>
    PublicTender = 4096,

    /// <summary>The partner has territories for a line, and the customer's country is in none of them.</summary>
    OutsideTerritory = 8192,

    /// <summary>The customer is assigned to another partner for a line.</summary>
    AssignedElsewhere = 16384,

    /// <summary>Questions about the customer. They stay until staff answers them, whatever else happens to the deal.</summary>
    OfCustomer = SimilarNames | NameDiffers | KeysDisagree | BuyingUnits,

    /// <summary>Staff must answer even if no line is free: before that it is not known whose lines they are.</summary>
    EvenIfWaitlisted = NameDiffers | KeysDisagree | BuyingUnits,

    /// <summary>If these are the only reasons, the deal may be approved automatically when staff does not answer.</summary>
    OfTier = TierWithoutLimit | AboveLimit,
}
