using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Deals;

public sealed class DealKey
{
    private DealKey() { }

    public DealKey(Deal deal, StrongKey key) => (Deal, Partner, Kind, Value) = (deal.Id, deal.Partner, key.Kind, key.Value);

    public DealId Deal { get; private init; }

    /// <summary>Whose deal it is.</summary>
    public PartnerId Partner { get; private init; }

    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";

    /// <summary>When the deal ended; a job has yet to check whether another deal needs the key. Null: nothing to check.</summary>
    public DateTimeOffset? ReviewDueSince { get; private set; }

    public StrongKey Key => new(Kind, Value);

    public void ScheduleReview(DateTimeOffset now) => ReviewDueSince = now;

    public void CompleteReview() => ReviewDueSince = null;
}
