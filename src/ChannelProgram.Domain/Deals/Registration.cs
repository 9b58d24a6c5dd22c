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

    /// <summary>By what the customer is recognised, in the order in which locks are taken.</summary>
    public IReadOnlyList<StrongKey> StrongKeys() => StrongKey.Parse(Website, TaxId, Duns, Country);
}

/// <summary>One product of a deal, with what is asked for it.</summary>
public sealed class DealProduct
{
    private DealProduct() { }

    public DealProduct(string code, string productLine, Money amount) =>
        (Code, ProductLine, Amount, Currency) = (code, productLine, amount.Amount, amount.Currency);

    public string Code { get; private init; } = "";
    public string ProductLine { get; private init; } = "";
    public decimal Amount { get; private set; }
    public string Currency { get; private init; } = "";

    public Money Price => new(Amount, Currency);

    internal void Reprice(decimal amount) => Amount = amount;
}

/// <summary>What a partner asks to register.</summary>
public sealed record Registration(
    DealType Type,
    Customer Customer,
    IReadOnlyList<DealProduct> Products,
    DateOnly ExpectedCloseDate,
    SalesStage Stage,
    DealSource Source,
    string? Owner,
    string? Description,
    string? ExternalId)
{
    public Money Value => Products.Select(it => it.Price).Aggregate((sum, each) => sum + each);
}

/// <summary>Why a registration waits for staff, as far as the program's and the partner's own data tell.</summary>
public enum ReviewReason { TierWithoutLimit, OtherCurrency, AboveLimit }

/// <summary>A partner as deal registration sees it, at one instant and under one program version.</summary>
public sealed record Registrant(PartnerId Id, bool IsActive, string Tier, ProgramVersion Program)
{
    /// <summary>By these its own organisation is recognised.</summary>
    public IReadOnlyCollection<StrongKey> Keys { get; init; } = [];

    public static Registrant From(Partner partner, ProgramVersion program) =>
        new(partner.Id, partner.Status is PartnerStatus.Active, partner.Tier, program) { Keys = [.. partner.Keys.Select(it => it.Key)] };

    /// <summary>Why this partner may not register a customer with these keys; null if it may.</summary>
    public Refusal? RefusedFor(IEnumerable<StrongKey> customer) =>
        !IsActive ? DealRefusals.PartnerNotActive
        : Program.TierOf(Tier) is not { DealRegistration: true } ? DealRefusals.TierCannotRegister
        : customer.Any(Keys.Contains) ? DealRefusals.OwnOrganisation
        : null;

    /// <summary>Why even clean registrations of these values together wait for staff; null if they do not.</summary>
    public ReviewReason? ReviewReasonOf(params IReadOnlyCollection<Money> values) =>
        Program.TierOf(Tier)?.AutoApprovalLimit is not { } limit ? ReviewReason.TierWithoutLimit
        : Program.ConvertToProgramCurrency(values) is not { } total ? ReviewReason.OtherCurrency
        : total > limit.Value ? ReviewReason.AboveLimit
        : null;

    /// <summary>The same as one of all reasons for which deals wait.</summary>
    public ReviewReasons ReviewReasonsOf(IReadOnlyCollection<Money> values) => ReviewReasonOf(values) is not { } reason ? ReviewReasons.None : reason switch
    {
        ReviewReason.TierWithoutLimit => ReviewReasons.TierWithoutLimit,
        ReviewReason.OtherCurrency => ReviewReasons.OtherCurrency,
        ReviewReason.AboveLimit => ReviewReasons.AboveLimit,
    };

    /// <summary>Up to this amount a clean registration is approved without a person; null: none is.</summary>
    public decimal? AutoApprovalLimitIn(string currency) =>
        Program.TierOf(Tier)?.AutoApprovalLimit is { } limit ? Program.ConvertLimit(limit, currency) : null;
}
