using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Deals;

/// <summary>A strong key that a deal was registered by.</summary>
public sealed class DealKey
{
    private DealKey() { }

    public DealKey(DealId deal, StrongKey key) => (Deal, Kind, Value) = (deal, key.Kind, key.Value);

    public DealId Deal { get; private init; }
    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";

    /// <summary>Since when it has yet to be looked at whether anybody still needs it; null: it has not.</summary>
    public DateTimeOffset? ReviewDueSince { get; private set; }

    public StrongKey Key => new(Kind, Value);

    /// <summary>Its deal has ended, and somebody was about this very key: whether it is dropped is decided later.</summary>
    public void ScheduleReview(DateTimeOffset now) => ReviewDueSince = now;

    /// <summary>It was looked at.</summary>
    public void CompleteReview() => ReviewDueSince = null;
}
