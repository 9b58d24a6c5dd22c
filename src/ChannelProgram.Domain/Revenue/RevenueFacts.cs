using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Revenue;

/// <summary>A deal as far as revenue is about it.</summary>
/// <param name="Account">Null: it was about none.</param>
/// <param name="WonProducts">The code of each, with that of its line.</param>
public sealed record SoldDeal(
    PartnerId Partner, DealStatus Status, AccountId? Account, IReadOnlyDictionary<string, string> WonProducts)
{
    public bool IsWon => Status is DealStatus.Won;
}

/// <summary>What is known of all that a report of revenue names.</summary>
public sealed record RevenueFacts
{
    /// <summary>Null: none was named, or there is none.</summary>
    public SoldDeal? Deal { get; init; }

    public bool HasPartner { get; init; }

    public bool HasAccount { get; init; }

    /// <summary>The line of the product that was named; null: none was, or the program never had it.</summary>
    public string? Line { get; init; }

    /// <summary>Who had lines of the account, and when.</summary>
    public IReadOnlyList<LineHolding> Holdings { get; init; } = [];

    /// <summary>How the credit for lines of the deal is shared.</summary>
    public IReadOnlyList<CreditSplit> Splits { get; init; } = [];

    /// <summary>Whose the deals are that these name.</summary>
    public IReadOnlyDictionary<DealId, PartnerId> Partners { get; init; } = new Dictionary<DealId, PartnerId>();

    /// <summary>The payment that is paid back; null: there is none, or it is no refund.</summary>
    public RevenueEvent? Payment { get; init; }

    /// <summary>The version that converted the payment.</summary>
    public ProgramVersion? PaymentProgram { get; init; }

    /// <summary>By which the credit of the payment is shared; null: it is not.</summary>
    public CreditSplit? PaymentSplit { get; init; }

    /// <summary>What was paid back of the payment before, in its currency.</summary>
    public decimal Refunded { get; init; }

    /// <summary>All that is wrong with it, by its place.</summary>
    internal Dictionary<string, string[]> FaultsOf(RevenueReport report, ProgramVersion program, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string[]>();
        if (report.Deal is not null && Deal is null) faults["/deal"] = ["must be a deal"];
        if (report.Partner is not null && !HasPartner) faults["/partner"] = ["must be a partner"];
        if (report.Account is not null && !HasAccount) faults["/account"] = ["must be an account"];
        if (report.Product is { } product && FaultOf(product) is { } fault) faults["/product"] = [fault];
        if (LeavesLineOpen(report))
            faults["/product"] = ["must be given: the deal won several lines, and the credit for one of them is shared"];
        if (report.OccurredOn > program.Calendar.Today(now))
            faults["/occurredOn"] = ["must not be after today, in the program's time zone"];
        if (report.Kind is RevenueKind.Refund) AddFaultsOfRefund(report, faults);
        else if (program.FaultOf(report.Amount) is { } notConverted)
            faults[$"/amount/{notConverted.Member}"] = [notConverted.Fault];
        return faults;
    }

    /// <summary>
    /// While a line is protected, won or the vendor's, only its holder gets tier credit there. The order of a deal is its
    /// partner's, whether or not it had the line.
    /// </summary>
    internal bool IsOthers(RevenueReport report, ProgramVersion program) =>
        report.Deal is null && Holdings.Any(it => it.ProductLine == Line && it.Holder != report.Partner
            && it.Touches(report.OccurredOn, program.Calendar));

    /// <summary>By which the credit of a payment is shared; null: it is not.</summary>
    internal CreditSplit? SplitOf(RevenueReport report) =>
        LinesOf(report) is [var line] ? Splits.SingleOrDefault(it => it.ProductLine == line) : null;

    /// <summary>It cannot be told whether it is for a line whose credit is shared. A refund is for that of its payment.</summary>
    private bool LeavesLineOpen(RevenueReport report) =>
        report.Kind is RevenueKind.Payment && Deal is { IsWon: true } && LinesOf(report) is { Count: > 1 } lines
        && Splits.Any(it => lines.Contains(it.ProductLine));

    /// <summary>Lines of the deal that a payment may be for: one that names no product is for what was won.</summary>
    private List<string> LinesOf(RevenueReport report) => Deal is null
        ? []
        :
        [
            .. Deal.WonProducts.Where(it => report.Product is null || it.Key == report.Product).Select(it => it.Value)
                .Distinct(),
        ];

    private string? FaultOf(string product) =>
        Deal is { IsWon: true } deal ? deal.WonProducts.ContainsKey(product) ? null : "must be a product that the deal won"
        : Line is null ? "must be a product of the program"
        : null;

    private void AddFaultsOfRefund(RevenueReport report, Dictionary<string, string[]> faults)
    {
        if (Payment is not { Kind: RevenueKind.Payment } payment)
            faults["/refundOf"] = ["must be the externalId of a payment that is recorded"];
        else if (payment.Deal != report.Deal || (report.Deal is null && payment.Partner != report.Partner))
            faults["/refundOf"] = ["must be a payment of the same deal or, where it was of none, of the same partner"];
        else
        {
            if (payment.Amount.Currency != report.Amount.Currency)
                faults["/amount/currency"] = [$"must be {payment.Amount.Currency}, as the payment's"];
            if (payment.OccurredOn > report.OccurredOn) faults["/occurredOn"] = ["must not be before the payment"];
            if (report.Account is not null && report.Account != payment.Account)
                faults["/account"] = ["must be that of the payment, or be left out"];
            if (report.Product is not null && report.Product != payment.Product)
                faults["/product"] = ["must be that of the payment, or be left out"];
        }
    }
}

internal static class RevenueConversion
{
    extension(ProgramVersion program)
    {
        /// <summary>In the program's currency, rounded half to even to its decimals; null: the currency has no rate.</summary>
        public decimal? Net(Money amount) => program.ConvertToProgramCurrency(amount) is { } exact
            ? decimal.Round(exact, Currency.Get(program.Currency).Decimals, MidpointRounding.ToEven)
            : null;

        /// <returns>Null: it can be converted.</returns>
        public (string Member, string Fault)? FaultOf(Money amount) =>
            program.ConvertToProgramCurrency(new Money(1, amount.Currency)) is not { } rate
                ? ("currency", $"must be {program.Currency}, or have an exchange rate in the program")
            // Multiplied first, a number of this size could be too large for any type.
            : rate > 1 && amount.Amount >= Money.ExclusiveMax / rate
                ? ("amount", $"has more than {Money.MaxWholeDigits} digits before the point in the program's currency")
            : null;
    }
}
