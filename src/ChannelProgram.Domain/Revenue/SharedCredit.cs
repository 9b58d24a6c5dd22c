using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Revenue;

/// <summary>
/// What one partner gets of a payment whose credit is shared, or what a refund of it takes back. Like the payment it never
/// changes.
/// </summary>
public sealed class SharedCredit : IPartnerOwned
{
    private SharedCredit() { }

    public RevenueEventId Event { get; private init; }

    /// <summary>By whose share; one of the parties' deals, not that of the payment.</summary>
    public DealId Deal { get; private init; }

    /// <summary>Whose that deal was when the payment was recorded.</summary>
    public PartnerId Partner { get; private init; }

    /// <summary>In the currency of the program. All of an event add up to its own.</summary>
    public decimal NetAmount { get; private init; }

    /// <summary>In the program's time zone.</summary>
    public DateOnly OccurredOn { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>
    /// Each gets the difference of what it has of all that was counted before and after, so that refunds of all that was paid
    /// leave nothing to anybody. Such a difference may be one unit of the currency the other way: with a smaller amount a unit
    /// that is left over may go to somebody else.
    /// </summary>
    /// <param name="before">What was counted of the payment before the event; 0 before the payment itself.</param>
    /// <param name="after">What is counted of the payment with the event.</param>
    /// <param name="partners">Whose the deals are that have shares.</param>
    internal static IEnumerable<SharedCredit> Of(
        RevenueEvent it, CreditSplit split, Money before, Money after, IReadOnlyDictionary<DealId, PartnerId> partners) =>
        split.Divide(after).Zip(split.Divide(before), (now, then) => new SharedCredit
        {
            Event = it.Id,
            Deal = now.Deal,
            Partner = partners[now.Deal],
            NetAmount = now.Amount - then.Amount,
            OccurredOn = it.OccurredOn,
            RecordedAt = it.RecordedAt,
        });
}
