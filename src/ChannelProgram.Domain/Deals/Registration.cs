using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>The end customer as the partner typed it.</summary>
public sealed record Customer(
    string Name, string Country, string? Website, string? City, string? TaxId, string? Duns, string? Unit,
    string? ContactName, string? ContactEmail)
{
    public const int MaxCityLength = 200;
    public const int MaxContactNameLength = 200;

    public bool HasContact => ContactName is not null || ContactEmail is not null;

    /// <summary>In the order in which they are locked.</summary>
    public IReadOnlyList<StrongKey> StrongKeys(SharedHosts shared) =>
        StrongKey.Parse(Website, TaxId, Duns, Country, shared);

    /// <summary>
    /// What it has in common with what the same partner says elsewhere. Nothing else that joins the two is named: others may have
    /// told it.
    /// </summary>
    public IReadOnlyList<CustomerRecognition> InCommonWith(Customer other, SharedHosts hosts)
    {
        List<CustomerRecognition> shared = [.. StrongKeys(hosts).Intersect(other.StrongKeys(hosts)).Select(it => it.Kind switch
        {
            KeyKind.Domain => new CustomerRecognition(RecognisedBy.Domain, Website!),
            KeyKind.TaxId => new CustomerRecognition(RecognisedBy.TaxId, TaxId!),
            KeyKind.Duns => new CustomerRecognition(RecognisedBy.Duns, Duns!),
        })];
        return shared.Count > 0 ? shared : [new(RecognisedBy.Customer, Name)];
    }
}

/// <summary>
/// <c>customer</c>: by the name, or by more than the partner's own registrations have in common.
/// </summary>
public enum RecognisedBy { Domain, TaxId, Duns, Customer }

/// <param name="Value">As the partner gave it in that deal.</param>
public sealed record CustomerRecognition(RecognisedBy By, [Line(Website.MaxLength)] string Value);

public sealed class DealProduct
{
    private DealProduct() { }

    public DealProduct(string code, string productLine, Money amount) =>
        (Code, ProductLine, Amount, Currency) = (code, productLine, amount.Amount, amount.Currency);

    public string Code { get; private init; } = "";
    public string ProductLine { get; private init; } = "";
    public decimal Amount { get; private set; }
    public string Currency { get; private init; } = "";

    /// <summary>It is part of the order that was reported or confirmed.</summary>
    public bool IsWon { get; internal set; }

    public static string? AmountFault(decimal amount, SalesStage? stage) =>
        amount == 0 && stage >= SalesStage.Committed ? "must be more than 0 from stage committed on" : null;

    public Money Price => new(Amount, Currency);

    internal void Reprice(decimal amount) => Amount = amount;
}

public sealed record Registration(
    DealType Type,
    Customer Customer,
    IReadOnlyList<DealProduct> Products,
    DateOnly ExpectedCloseDate,
    SalesStage Stage,
    DealSource Source,
    string? Owner,
    string? Description,
    string? ExternalId,
    string? TenderId = null,
    PartnerId? Distributor = null)
{
    public Money Value => Products.Select(it => it.Price).Aggregate((sum, each) => sum + each);
}

/// <summary>Why a registration waits for staff, as far as the program's and the partner's own data tell.</summary>
public enum ReviewReason { TierWithoutLimit, OtherCurrency, AboveLimit, LowWinRate, PublicTender, OutsideTerritory }

public sealed record Registrant(PartnerId Id, bool IsActive, string Tier, ProgramVersion Program)
{
    public IReadOnlyCollection<StrongKey> Keys { get; init; } = [];

    /// <summary>Too few of its deals are won: nothing of it is approved automatically.</summary>
    public bool HasLowWinRate { get; init; }

    /// <summary>The resale margin that its tier gives now.</summary>
    public decimal MarginPercent { get; init; }

    public static Registrant From(Partner partner, ProgramVersion program, DateTimeOffset now) =>
        new(partner.Id, partner.IsActive(now), partner.TierAt(now), program)
        {
            Keys = [.. partner.Keys.Select(it => it.Key)],
            HasLowWinRate = partner.HasLowWinRate,
            MarginPercent = partner.MarginAt(program, now),
        };

    public Refusal? RefusedFor(IEnumerable<StrongKey> customer) =>
        !IsActive ? Refusal.PartnerNotActive
        : Program.TierOf(Tier) is not { DealRegistration: true } ? DealRefusals.TierCannotRegister
        : customer.Any(Keys.Contains) ? DealRefusals.OwnOrganisation
        : null;

    /// <summary>Why registrations of these values together wait for staff even without other doubts; null: they do not.</summary>
    public ReviewReason? ReviewReasonOf(params IReadOnlyCollection<Money> values) =>
        Program.TierOf(Tier)?.AutoApprovalLimit is not { } limit ? ReviewReason.TierWithoutLimit
        : Program.ConvertToProgramCurrency(values) is not { } total ? ReviewReason.OtherCurrency
        : total > limit.Value ? ReviewReason.AboveLimit
        : null;

    public ReviewReasons ReviewReasonsOf(IReadOnlyCollection<Money> values) =>
        ReviewReasonOf(values) is not { } reason ? ReviewReasons.None : reason switch
        {
            ReviewReason.TierWithoutLimit => ReviewReasons.TierWithoutLimit,
            ReviewReason.OtherCurrency => ReviewReasons.OtherCurrency,
            ReviewReason.AboveLimit => ReviewReasons.AboveLimit,
            ReviewReason.LowWinRate => ReviewReasons.LowWinRate,
            ReviewReason.PublicTender => ReviewReasons.PublicTender,
            ReviewReason.OutsideTerritory => ReviewReasons.OutsideTerritory,
        };

    public decimal? AutoApprovalLimitIn(string currency) =>
        Program.TierOf(Tier)?.AutoApprovalLimit is { } limit ? Program.ConvertLimit(limit, currency) : null;
}
