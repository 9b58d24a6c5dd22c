namespace ChannelProgram.Domain.Deals;

/// <summary>
/// A deal in a public tender takes no line: every partner that takes part is approved alike. Its claims are released from the
/// start; they say whose tender it is.
/// </summary>
public sealed partial class Deal
{
    public const int MaxTenderIdLength = 100;

    /// <summary>How the customer names its tender; null: it is no public tender.</summary>
    public string? TenderId { get; private init; }

    public DateTimeOffset? TenderConfirmedAt { get; private set; }

    private DealStatus? StatusOfTender =>
        Type is not DealType.PublicTender ? null
        : TenderConfirmedAt is null ? DealStatus.Submitted
        : DealStatus.Approved;
}
