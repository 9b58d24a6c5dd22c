using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.CreditShares;

public sealed record CreditSplitEvent : IEventRecord
{
    public const string Decided = "creditSplit.decided";
    public const string Ended = "creditSplit.ended";

    private readonly string _type;
    private readonly Guid _split;
    private readonly CreditSplitBody _state;

    public CreditSplitEvent(string type, CreditSplit it, DateTimeOffset at) => (_type, _split, At, _state) = (
        type, it.Id.Value, at,
        new(
            it.Deal.Value, it.ProductLine, it.Conflict,
            [.. it.Shares.Select(share => new CreditSplitBody.Share(share.Deal.Value, share.Percent))]));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Decided, "It was decided in a conflict how the credit for a line of a deal is shared."),
        TypeOf(Ended, "The credit for a line of a deal is no longer shared in this way."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _split.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<CreditSplitBody>(name, "credit split", description);
}

/// <param name="Deal">The one that holds the line.</param>
public sealed record CreditSplitBody(Guid Deal, string Line, Guid Conflict, IReadOnlyList<CreditSplitBody.Share> Shares)
    : IEventBody
{
    public sealed record Share(Guid Deal, decimal Percent);
}
