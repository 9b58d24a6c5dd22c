namespace ChannelProgram.Domain.Deals;

/// <summary>All that keeps a deal from being approved without a person. The numbers are stored.</summary>
[Flags]
public enum ReviewReasons
{
    None = 0,

    /// <summary>In its tier every registration waits.</summary>
    TierWithoutLimit = 1,

    /// <summary>The program has no exchange rate for its currency.</summary>
    OtherCurrency = 2,

    /// <summary>With the partner's other open deals on this customer it is worth more than its tier's limit.</summary>
    AboveLimit = 4,

    /// <summary>Some of its lines are waited for.</summary>
    NotAllAvailable = 8,

    /// <summary>Customers with other keys have names like this one's.</summary>
    SimilarNames = 16,

    /// <summary>A key that nobody confirmed points at a customer of another name: staff joins or splits.</summary>
    NameDiffers = 32,

    /// <summary>Its keys point at several customers: staff merges or splits.</summary>
    KeysDisagree = 64,

    /// <summary>Somebody else's registration of this customer has <see cref="NameDiffers"/>: until that is settled nothing of it is approved.</summary>
    CustomerDisputed = 128,

    /// <summary>No key of its customer is confirmed, and it is worth more than such a one may be.</summary>
    KeysUnconfirmed = 256,

    /// <summary>Its customer has several buyers: staff says which it is.</summary>
    BuyingUnits = 512,

    /// <summary>It grew beyond what was approved.</summary>
    ValueRaised = 1024,

    /// <summary>What staff says of the customer once; it stays until then, whatever else becomes of the deal.</summary>
    OfCustomer = SimilarNames | NameDiffers | KeysDisagree | BuyingUnits,

    /// <summary>Staff is asked even if none of its lines is to be had: until it answers, nobody knows whose lines they are.</summary>
    EvenIfWaitlisted = NameDiffers | KeysDisagree | BuyingUnits,

    /// <summary>What the program asks of the value in a tier: with nothing else against it, a deal may be approved though nobody answered.</summary>
    OfTier = TierWithoutLimit | AboveLimit,
}
