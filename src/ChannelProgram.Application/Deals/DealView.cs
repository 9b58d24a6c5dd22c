using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>A deal as one caller reads it at one instant.</summary>
/// <param name="Partner">Whose it is; told to the vendor only.</param>
/// <param name="TenderId">How the customer names its tender, if it is a public one.</param>
/// <param name="Reason">Why it is waitlisted, rejected or revoked.</param>
/// <param name="Message">What staff told the partner when it rejected or revoked the deal.</param>
/// <param name="Protection">From the earliest start to the latest end of its protected lines.</param>
/// <param name="Distributor">The partner that it is bought from.</param>
/// <param name="Information">What staff asked last; null if it never asked.</param>
/// <param name="Extension">What became of the last extension that staff had to decide; null if it had none.</param>
/// <param name="Win">The order that was reported or confirmed.</param>
/// <param name="Loss">Why it was lost.</param>
/// <param name="UndoneBecause">Why staff took back that it was lost or withdrawn; told to the vendor only.</param>
/// <param name="Stale">It is protected, and nothing was done for it for some days.</param>
/// <param name="EndsAt">When it ended, or the clock is going to end it.</param>
/// <param name="Receipt">Signed proof of what was registered and when; it never changes. Null: a draft, or a deal
/// that another partner registered and handed over.</param>
/// <remarks>A draft has only what its partner entered so far.</remarks>
/// <param name="NextActions">What this caller could do now.</param>
[SchemaName("Deal")]
public sealed record DealView(
    Guid Id,
    [DealNumber] string Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Partner,
    DealType Type,
    [Line(Deal.MaxTenderIdLength)] string? TenderId,
    DealStatus Status,
    DealReason? Reason,
    [MultiLine(Deal.MaxMessageLength)][property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
    SalesStage? Stage,
    DealView.Span? Protection,
    DateTimeOffset? DecisionDueBy,
    bool ReviewRequired,
    DealView.Buyer Customer,
    [Count(0, Deal.MaxProducts)] IReadOnlyList<DealView.Line> Products,
    MoneyText? Value,
    DateOnly? ExpectedCloseDate,
    DealSource? Source,
    [Line(Deal.MaxOwnerLength)] string? Owner,
    [MultiLine(Deal.MaxDescriptionLength)] string? Description,
    [Line(Deal.MaxExternalIdLength)] string? ExternalId,
    Guid? Distributor,
    DealView.Question? Information,
    DealView.ExtensionRequest? Extension,
    DealView.Order? Win,
    DealView.Defeat? Loss,
    [MultiLine(Deal.MaxNoteLength)]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? UndoneBecause,
    bool Stale,
    DateTimeOffset? EndsAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [Receipt] string? Receipt,
    [Name] IReadOnlyList<string> NextActions)
{
    [SchemaName("Customer")]
    public sealed record Buyer(
        [Line(CompanyName.MaxLength)] string Name,
        [CountryCode] string? Country,
        [Line(Domain.Companies.Website.MaxLength)] string? Website,
        [Line(Domain.Deals.Customer.MaxCityLength)] string? City,
        [Line(Domain.Companies.TaxId.MaxTextLength)] string? TaxId,
        [Line(Domain.Companies.Duns.MaxTextLength)] string? Duns,
        [Line(ClaimTarget.MaxUnitLength)] string? Unit,
        Person? Contact);

    /// <param name="From">When the first of its lines was approved.</param>
    /// <param name="Until">When the last protection of a line is over.</param>
    /// <param name="ExtensionsUsed">How many extensions were granted.</param>
    /// <param name="ExtensionsLeft">How many more may be.</param>
    [SchemaName("DealProtection")]
    public sealed record Span(DateTimeOffset From, DateTimeOffset Until, int ExtensionsUsed, int ExtensionsLeft);

    /// <param name="DueBy">By when the partner has to answer; null once it has.</param>
    [SchemaName("DealInformation")]
    public sealed record Question(
        DateTimeOffset AskedAt, [property: JsonPropertyName("question")][MultiLine(Deal.MaxQuestionLength)] string Text,
        DateTimeOffset? DueBy, [MultiLine(Deal.MaxQuestionLength)] string? Answer);

    /// <param name="RequestedAt">When the partner asked; null once staff has decided.</param>
    /// <param name="Message">What staff told the partner with its decision.</param>
    [SchemaName("DealExtension")]
    public sealed record ExtensionRequest(
        DateTimeOffset? RequestedAt, [MultiLine(Deal.MaxMessageLength)] string? Message);

    /// <param name="Products">The products that were ordered, by code.</param>
    /// <param name="ConfirmationDueBy">Until then the win waits to be confirmed; null once it is.</param>
    [SchemaName("DealWin")]
    public sealed record Order(
        DateOnly WonOn, MoneyText Value, [Line(Deal.MaxOrderReferenceLength)] string? OrderReference,
        [Code] IReadOnlyList<string> Products, DateTimeOffset ReportedAt, DateTimeOffset? ConfirmationDueBy,
        DateTimeOffset? ConfirmedAt);

    [SchemaName("DealLoss")]
    public sealed record Defeat(LossReason Reason, [MultiLine(Deal.MaxNoteLength)] string? Note);

    [SchemaName("Contact")]
    public sealed record Person([Line(Domain.Deals.Customer.MaxContactNameLength)] string? Name, [Email] string? Email);

    /// <param name="MarginPercent">
    /// The resale margin in percent, fixed when the line was approved; null: it is not protected.
    /// </param>
    [SchemaName("DealProduct")]
    public sealed record Line(
        [Code] string Code,
        [Code][property: JsonPropertyName("line")] string? ProductLine,
        MoneyText Amount,
        ClaimState? Claim,
        Protection? Protection,
        [DecimalText] string? MarginPercent,
        DateTimeOffset? OfferedUntil);

    /// <param name="deal">After <see cref="Deal.ApplyClock"/>.</param>
    /// <param name="caller">Decides what is shown and which actions are offered.</param>
    /// <param name="program">In force now.</param>
    public static DealView Of(Deal deal, Caller caller, ProgramVersion program, DateTimeOffset now) => new(
        deal.Id.Value,
        deal.Number.Value,
        caller.IsPartner ? null : deal.Partner.Value,
        deal.Type,
        deal.TenderId,
        deal.Status,
        deal.Reason,
        deal.Message,
        deal.Stage,
        deal.ProtectedUntil is null || deal.Protection is not var (from, until)
            ? null
            : new(from, until, deal.ExtensionsUsed, Math.Max(0, program.Protection.MaxExtensions - deal.ExtensionsUsed)),
        deal.DecisionDueBy,
        deal.ReviewRequired,
        Of(deal.Customer),
        [.. deal.Products.OrderBy(it => it.Code, StringComparer.Ordinal).Select(it => new Line(
            it.Code, it.ProductLine, MoneyText.Of(it.Price), deal.StateOf(it.ProductLine), deal.ProtectionOf(it.ProductLine),
            DecimalText.Of(deal.MarginOf(it.ProductLine)), deal.Lines.OfferedUntilOf(it.ProductLine)))],
        MoneyText.Of(deal.Value),
        deal.ExpectedCloseDate,
        deal.Source,
        deal.Owner,
        deal.Description,
        deal.ExternalId,
        deal.Distributor?.Value,
        deal.AskedAt is { } asked ? new(asked, deal.Question!, deal.AnswerDueBy, deal.AnswerText) : null,
        deal.ExtensionRequestedAt is null && deal.ExtensionMessage is null
            ? null
            : new(deal.ExtensionRequestedAt, deal.ExtensionMessage),
        WinOf(deal),
        deal.LostFor is { } lost ? new(lost, deal.LossNote) : null,
        caller.IsPartner ? null : deal.UndoneBecause,
        deal.IsStale(program, now),
        deal.EndsAt,
        deal.SubmittedAt,
        deal.CreatedAt,
        deal.UpdatedAt,
        // It names whoever registered the deal.
        caller.IsPartner && deal.WasHandedOver ? null : deal.Receipt,
        [.. DealActions.All.Where(it => caller.May(DealPermissions.Of(it)) && it.IsAllowedBy(deal, program, now))
            .Select(it => it.Name)]);

    private static Order? WinOf(Deal deal) => deal.WinReportedAt is not { } reported
        ? null
        : new(
            deal.WonOn!.Value, MoneyText.Of(new(deal.WonAmount!.Value, deal.Value.Currency)), deal.OrderReference,
            [.. deal.Products.Where(it => it.IsWon).Select(it => it.Code).Order(StringComparer.Ordinal)], reported,
            deal.ConfirmationDueBy, deal.WonAt);

    private static Buyer Of(Customer it) => new(
        it.Name, it.Country, it.Website, it.City, it.TaxId, it.Duns, it.Unit,
        it.HasContact ? new(it.ContactName, it.ContactEmail) : null);
}
