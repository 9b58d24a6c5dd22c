using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>A deal as one caller reads it at one instant.</summary>
/// <param name="Partner">Whose it is; told to the vendor only.</param>
/// <param name="Reason">Why it is waitlisted or rejected.</param>
/// <param name="Message">What staff told the partner when it rejected the deal.</param>
/// <param name="Protection">From the earliest start to the latest end of its protected lines.</param>
/// <param name="NextActions">What this caller could do now.</param>
public sealed record DealView(
    Guid Id,
    string Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Partner,
    DealType Type,
    DealStatus Status,
    DealReason? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
    SalesStage Stage,
    Protection? Protection,
    DateTimeOffset? DecisionDueBy,
    bool ReviewRequired,
    DealView.Buyer Customer,
    IReadOnlyList<DealView.Line> Products,
    MoneyText Value,
    DateOnly ExpectedCloseDate,
    DealSource Source,
    string? Owner,
    string? Description,
    string? ExternalId,
    DateTimeOffset SubmittedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<string> NextActions)
{
    public sealed record Buyer(
        string Name, string Country, string? Website, string? City, string? TaxId, string? Duns, string? Unit, Person? Contact);

    public sealed record Person(string? Name, string? Email);

    public sealed record Line(
        string Code, [property: JsonPropertyName("line")] string ProductLine, MoneyText Amount, ClaimState Claim, Protection? Protection);

    /// <param name="deal">Brought up to the instant by <see cref="Deal.ExpireClaims"/>.</param>
    /// <param name="caller">Decides what is told and what could be done next.</param>
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
        [.. deal.AvailableActions.Where(it => caller.May(DealPermissions.Of(it))).Select(it => it.Name)]);

    private static Buyer Of(Customer it) => new(
        it.Name, it.Country, it.Website, it.City, it.TaxId, it.Duns, it.Unit,
        it.ContactName is null && it.ContactEmail is null ? null : new(it.ContactName, it.ContactEmail));
}
