using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Revenue;

/// <summary>A payment or a refund was recorded.</summary>
public sealed record RevenueRecorded : IEventRecord
{
    public const string Name = "revenue.recorded";

    private readonly Guid _event;
    private readonly PartnerId _partner;
    private readonly RevenueBody _state;

    public RevenueRecorded(RevenueEvent it) => (_event, _partner, At, _state) = (
        it.Id.Value, it.Partner, it.RecordedAt,
        new(
            it.ExternalId, RevenueNames.Kinds[it.Kind], it.Deal?.Value, it.Partner.Value, it.Account?.Value, it.Product,
            it.Amount.Amount, it.Amount.Currency, it.NetAmount, it.ProgramVersion, it.OccurredOn, it.RefundOf, it.Credited,
            it.CreditSplit?.Value));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        EventType.Internal<RevenueBody>(Name, "revenue event", "A payment or a refund was recorded.") with { HasPartner = true },
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => _event.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;
}

public sealed record RevenueBody(
    string ExternalId, string Kind, Guid? Deal, Guid Partner, Guid? Account, string? Product, decimal Amount, string Currency,
    decimal NetAmount, int Version, DateOnly OccurredOn, string? RefundOf, bool Credited, Guid? CreditSplit) : IEventBody;

internal static class RevenueNames
{
    public static readonly RecordedNames<RevenueKind> Kinds =
        new((RevenueKind.Payment, "payment"), (RevenueKind.Refund, "refund"));
}
