using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.DealTransfers;

public sealed record DealTransferEvent : IEventRecord
{
    public const string Offered = "dealTransfer.offered";
    public const string Accepted = "dealTransfer.accepted";
    public const string Confirmed = "dealTransfer.confirmed";
    public const string Rejected = "dealTransfer.rejected";
    public const string Cancelled = "dealTransfer.cancelled";

    private readonly string _type;
    private readonly DealTransferId _transfer;
    private readonly DealTransferBody _state;

    public DealTransferEvent(string type, DealTransfer it, DateTimeOffset at) =>
        (_type, _transfer, At, _state) = (type, it.Id, at, new(it.Deal.Value, it.From.Value, it.To?.Value));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Offered, "A partner offers to hand a deal over to another."),
        TypeOf(Accepted, "Another partner would take the deal; staff decides."),
        TypeOf(Confirmed, "Staff confirmed it: the deal went to the other partner."),
        TypeOf(Rejected, "Staff turned it down: the deal stays where it is."),
        TypeOf(Cancelled, "A deal is not handed over after all."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _transfer.Value.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<DealTransferBody>(name, "dealTransfer", description);
}

public sealed record DealTransferBody(Guid Deal, Guid From, Guid? To) : IEventBody;
