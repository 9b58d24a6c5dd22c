using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Revenue;

public readonly record struct RevenueEventId(Guid Value) : ITypedId<RevenueEventId>
{
    public static RevenueEventId From(Guid value) => new(value);
}

public enum RevenueKind { Payment, Refund }

/// <summary>What a customer paid, or got back, as billing reports it.</summary>
/// <param name="Partner">Null: that of the deal.</param>
/// <param name="Amount">More than 0, net of tax and freight.</param>
/// <param name="RefundOf">The external id of the payment that is paid back.</param>
public sealed record RevenueReport(
    string ExternalId, RevenueKind Kind, DealId? Deal, PartnerId? Partner, AccountId? Account, string? Product, Money Amount,
    DateOnly OccurredOn, string? RefundOf);

/// <summary>
/// A payment or a refund of a partner's sale: of a deal that is won, or one that nobody registered. It never changes; a
/// correction is another one.
/// </summary>
public sealed class RevenueEvent : AggregateRoot, IPartnerOwned
{
    public const int MaxExternalIdLength = 100;

    private readonly List<SharedCredit> _shared = [];

    private RevenueEvent() { }

    public RevenueEventId Id { get; private init; }

    /// <summary>By which it counts once; compared exactly.</summary>
    public string ExternalId { get; private init; } = "";

    public RevenueKind Kind { get; private init; }

    /// <summary>Null: nobody registered the sale.</summary>
    public DealId? Deal { get; private init; }

    public PartnerId Partner { get; private init; }

    public AccountId? Account { get; private init; }

    /// <summary>The code of the product.</summary>
    public string? Product { get; private init; }

    /// <summary>More than 0, also of a refund.</summary>
    public Money Amount { get; private init; }

    /// <summary>The same in the currency of the program; below 0: a refund.</summary>
    public decimal NetAmount { get; private init; }

    /// <summary>The version of the program by whose exchange rates it was converted.</summary>
    public int ProgramVersion { get; private init; }

    /// <summary>In the program's time zone.</summary>
    public DateOnly OccurredOn { get; private init; }

    /// <summary>The external id of the payment.</summary>
    public string? RefundOf { get; private init; }

    /// <summary>
    /// False: somebody else had the customer and line that day, so it counts for no tier. The partner is never told.
    /// </summary>
    public bool Credited { get; private init; }

    /// <summary>By which its credit is shared; null: all of it is its partner's.</summary>
    public CreditSplitId? CreditSplit { get; private init; }

    /// <summary>Who gets what of it, if its credit is shared.</summary>
    public IReadOnlyList<SharedCredit> Shared => _shared;

    public DateTimeOffset RecordedAt { get; private init; }

    /// <param name="facts">What is known of all that the report names.</param>
    /// <param name="program">The version in force.</param>
    public static Result<RevenueEvent> Record(
        RevenueReport report, RevenueFacts facts, ProgramVersion program, DateTimeOffset now)
    {
        if (facts.FaultsOf(report, program, now) is { Count: > 0 } faults) return Refusal.Invalid(faults);
        if (facts.Payment is { } payment) return Refund(report, payment, facts, now);
        if (facts.Deal is { IsWon: false } deal) return RevenueRefusals.DealNotWon(deal.Status);

        var (split, net) = (facts.SplitOf(report), new Money(program.Net(report.Amount)!.Value, program.Currency));
        return new RevenueEvent
        {
            Id = new(Guid.CreateVersion7(now)),
            ExternalId = report.ExternalId,
            Kind = RevenueKind.Payment,
            Deal = report.Deal,
            Partner = facts.Deal?.Partner ?? report.Partner!.Value,
            Account = facts.Deal?.Account ?? report.Account,
            Product = report.Product,
            Amount = report.Amount,
            NetAmount = net.Amount,
            ProgramVersion = program.Version,
            OccurredOn = report.OccurredOn,
            Credited = !facts.IsOthers(report, program),
            CreditSplit = split?.Id,
            RecordedAt = now,
        }.SharedBy(split, net with { Amount = 0 }, net, facts.Partners).Raised();
    }

    /// <summary>It is the same report again. What a refund leaves out is its payment's.</summary>
    public bool Is(RevenueReport report) =>
        (ExternalId, Kind, Deal, Amount, OccurredOn, RefundOf)
        == (report.ExternalId, report.Kind, report.Deal, report.Amount, report.OccurredOn, report.RefundOf)
        && (report.Deal is not null || (report.Partner == Partner && IsSame(report.Account, Account)))
        && (report.Product == Product || (Kind is RevenueKind.Refund && report.Product is null));

    /// <summary>It goes to whom the payment went, at the rate of the payment: both together are nothing.</summary>
    private static Result<RevenueEvent> Refund(
        RevenueReport report, RevenueEvent payment, RevenueFacts facts, DateTimeOffset now)
    {
        var (left, program) = (payment.Amount.Amount - facts.Refunded, facts.PaymentProgram!);
        if (report.Amount.Amount > left)
            return RevenueRefusals.RefundExceedsPayment(payment.Amount with { Amount = left });

        var (before, after) = (NetOf(left), NetOf(left - report.Amount.Amount));
        return new RevenueEvent
        {
            Id = new(Guid.CreateVersion7(now)),
            ExternalId = report.ExternalId,
            Kind = RevenueKind.Refund,
            Deal = payment.Deal,
            Partner = payment.Partner,
            Account = payment.Account,
            Product = payment.Product,
            Amount = report.Amount,
            // The rounded parts add up to what was paid.
            NetAmount = after.Amount - before.Amount,
            ProgramVersion = payment.ProgramVersion,
            OccurredOn = report.OccurredOn,
            RefundOf = payment.ExternalId,
            Credited = payment.Credited,
            CreditSplit = payment.CreditSplit,
            RecordedAt = now,
        }.SharedBy(facts.PaymentSplit, before, after, payment.Shared.ToDictionary(it => it.Deal, it => it.Partner)).Raised();

        Money NetOf(decimal amount) =>
            new(program.Net(payment.Amount with { Amount = amount })!.Value, program.Currency);
    }

    private RevenueEvent SharedBy(
        CreditSplit? split, Money before, Money after, IReadOnlyDictionary<DealId, PartnerId> partners)
    {
        if (split is not null) _shared.AddRange(SharedCredit.Of(this, split, before, after, partners));
        return this;
    }

    private bool IsSame(AccountId? given, AccountId? own) => given == own || (Kind is RevenueKind.Refund && given is null);

    private RevenueEvent Raised()
    {
        Raise(new RevenueRecorded(this));
        return this;
    }
}
