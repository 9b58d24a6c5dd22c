using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>A deal as one caller reads it at one instant.</summary>
/// <param name="Partner">Whose it is; told to the vendor only.</param>
/// <param name="Reason">Why it is waitlisted or rejected.</param>
/// <param name="Message">What staff told the partner when it rejected the deal.</param>
/// <param name="Protection">From the earliest start to the latest end of its protected lines.</param>
/// <param name="Receipt">Signed proof of what was registered and when; it never changes.</param>
/// <param name="NextActions">What this caller could do now.</param>
[SchemaName("Deal")]
public sealed record DealView(
    Guid Id,
    [DealNumber] string Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Partner,
    DealType Type,
    DealStatus Status,
    DealReason? Reason,
    [MultiLine(Deal.MaxMessageLength)][property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
    SalesStage Stage,
    Protection? Protection,
    DateTimeOffset? DecisionDueBy,
    bool ReviewRequired,
    DealView.Buyer Customer,
    [Count(1, Deal.MaxProducts)] IReadOnlyList<DealView.Line> Products,
    MoneyText Value,
    DateOnly ExpectedCloseDate,
    DealSource Source,
    [Line(Deal.MaxOwnerLength)] string? Owner,
    [MultiLine(Deal.MaxDescriptionLength)] string? Description,
    [Line(Deal.MaxExternalIdLength)] string? ExternalId,
    DateTimeOffset SubmittedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [Receipt] string Receipt,
    [Name] IReadOnlyList<string> NextActions)
{
    [SchemaName("Customer")]
    public sealed record Buyer(
        [Line(CompanyName.MaxLength)] string Name,
        [CountryCode] string Country,
        [Line(Domain.Companies.Website.MaxLength)] string? Website,
        [Line(Domain.Deals.Customer.MaxCityLength)] string? City,
        [Line(Domain.Companies.TaxId.MaxTextLength)] string? TaxId,
        [Line(Domain.Companies.Duns.MaxTextLength)] string? Duns,
        [Line(ClaimTarget.MaxUnitLength)] string? Unit,
        Person? Contact);

    [SchemaName("Contact")]
    public sealed record Person([Line(Domain.Deals.Customer.MaxContactNameLength)] string? Name, [Email] string? Email);

    [SchemaName("DealProduct")]
    public sealed record Line(
        [Code] string Code,
        [Code][property: JsonPropertyName("line")] string ProductLine,
        MoneyText Amount,
        ClaimState Claim,
        Protection? Protection);

    /// <param name="deal">After <see cref="Deal.ExpireClaims"/>.</param>
    /// <param name="caller">Decides what is shown and which actions are offered.</param>
    public static DealView Of(Deal deal, Caller caller) => new(
        deal.Id.Value,
        deal.Number.Value,
        caller.IsPartner ? null : deal.Partner.Value,
        deal.Type,
        deal.Status,
        deal.Reason,
        deal.Message,
        deal.Stage,
        deal.Protection,
        deal.DecisionDueBy,
        deal.ReviewRequired,
        Of(deal.Customer),
        [.. deal.Products.OrderBy(it => it.Code, StringComparer.Ordinal).Select(it => new Line(
            it.Code, it.ProductLine, MoneyText.Of(it.Price), deal.StateOf(it.ProductLine), deal.ProtectionOf(it.ProductLine)))],
        MoneyText.Of(deal.Value),
        deal.ExpectedCloseDate,
        deal.Source,
        deal.Owner,
        deal.Description,
        deal.ExternalId,
        deal.SubmittedAt,
        deal.CreatedAt,
        deal.UpdatedAt,
        deal.Receipt,
        [.. DealActions.All.Where(it => caller.May(DealPermissions.Of(it)) && it.IsAllowedBy(deal)).Select(it => it.Name)]);

    private static Buyer Of(Customer it) => new(
        it.Name, it.Country, it.Website, it.City, it.TaxId, it.Duns, it.Unit,
        it.HasContact ? new(it.ContactName, it.ContactEmail) : null);
}
