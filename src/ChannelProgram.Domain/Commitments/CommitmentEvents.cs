using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Commitments;

public sealed record CommitmentEvent : IEventRecord
{
    public const string Entered = "commitment.entered";
    public const string Submitted = "commitment.submitted";
    public const string Confirmed = "commitment.confirmed";
    public const string Rejected = "commitment.rejected";
    public const string Withdrawn = "commitment.withdrawn";
    public const string Ended = "commitment.ended";

    private readonly string _type;
    private readonly Guid _commitment;
    private readonly PartnerId _partner;
    private readonly CommitmentBody _state;

    public CommitmentEvent(string type, Commitment it, DateTimeOffset at) => (_type, _commitment, _partner, At, _state) = (
        type, it.Id.Value, it.Partner, at,
        new(it.Partner.Value, it.Year, it.Amount.Amount, it.Amount.Currency, it.Document?.Value));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Entered, "A commitment of a partner for a program year was entered."),
        TypeOf(Submitted, "A commitment got its document; staff decides."),
        TypeOf(Confirmed, "Staff confirmed a commitment: it counts."),
        TypeOf(Rejected, "Staff turned a commitment down."),
        TypeOf(Withdrawn, "The partner withdrew a commitment before it was decided."),
        TypeOf(Ended, "Staff ended a commitment that was confirmed: it counts no more."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _commitment.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<CommitmentBody>(name, "commitment", description) with { HasPartner = true };
}

public sealed record CommitmentBody(Guid Partner, int Year, decimal Amount, string Currency, Guid? Document) : IEventBody;
