using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

public sealed record DealFilter : IListFilter
{
    [Description("Deals that have one of these statuses now.")]
    public IReadOnlyList<DealStatus> Status { get; init; } = [];

    [Description("Deals in one of these stages of the sale.")]
    public IReadOnlyList<SalesStage> Stage { get; init; } = [];

    [Description("Deals of one of these types.")]
    public IReadOnlyList<DealType> Type { get; init; } = [];

    [Description("Deals whose customer's name has words that begin like this, or whose website is of this domain. "
        + "Each beginning has at least 2 characters.")]
    [Line(SearchText.MaxLength)]
    public IReadOnlyList<CustomerWords> Customer { get; init; } = [];

    [Description("Deals with one of these products, by code.")]
    [Line(CodeAttribute.MaxCodeLength)]
    public IReadOnlyList<string> Product { get; init; } = [];

    [Description("Deals with one of these ids of the partner's own. The first that is listed has the id now; the others have "
        + "ended. An id with a comma cannot be searched for.")]
    [Line(Deal.MaxExternalIdLength)]
    public IReadOnlyList<string> ExternalId { get; init; } = [];

    [Description("Deals with one of these numbers, read without regard to case and hyphens.")]
    [TextFormat(DealNumber.MaxTextLength, DealNumber.TextPattern)]
    public IReadOnlyList<DealNumber> Number { get; init; } = [];

    [Description("Deals of one of these partners; for the vendor only."), VendorOnly]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    [Description("Deals that changed at this instant or after it.")]
    public DateTimeOffset? UpdatedSince { get; init; }

    [Description("Deals that are protected now and whose protection ends before this instant.")]
    public DateTimeOffset? ExpiresBefore { get; init; }

    /// <summary>No filter rules drafts out.</summary>
    internal bool MayBeDraft => ExpiresBefore is null
        && (Status.Count == 0 || Status.Contains(DealStatus.Draft) || Status.Contains(DealStatus.Withdrawn));

    internal IQueryable<DealDraft> Among(IQueryable<DealDraft> drafts)
    {
        if (Status.Count > 0)
            drafts = drafts.Where(it => Status.Contains(it.WithdrawnAt == null ? DealStatus.Draft : DealStatus.Withdrawn));
        if (Stage.Count > 0) drafts = drafts.Where(it => it.Index.Stage != null && Stage.Contains(it.Index.Stage.Value));
        if (Type.Count > 0) drafts = drafts.Where(it => Type.Contains(it.Index.Type));
        if (Customer.Count > 0) drafts = drafts.WhereAny(it => it.Index.Customer, Customer.Select(it => it.Words));
        if (Product.Count > 0)
            drafts = drafts.WhereAny(
                it => it.Index.Products, Product.Select(it => (IReadOnlyList<string>)[$" {it} "]));
        if (ExternalId.Count > 0) drafts = drafts.Where(it => ExternalId.Contains(it.Index.ExternalId));
        if (Number.Count > 0) drafts = drafts.Where(it => Number.Contains(it.Number));
        if (UpdatedSince is { } since) drafts = drafts.Where(it => it.UpdatedAt >= since);
        return drafts;
    }

    internal IQueryable<Deal> Among(IQueryable<Deal> deals, DateTimeOffset now)
    {
        if (Status.Count > 0)
            deals = deals.Where(it => Status.Contains(
                it.ConfirmationDueBy > now ? DealStatus.WinReported
                : it.AnswerDueBy > now ? DealStatus.InformationRequested
                : it.ProtectedUntil > now ? DealStatus.Approved
                : it.OfferedUntil > now ? DealStatus.Waitlisted
                : it.FinalStatus));
        if (Stage.Count > 0) deals = deals.Where(it => Stage.Contains(it.Stage));
        if (Type.Count > 0) deals = deals.Where(it => Type.Contains(it.Type));
        if (Customer.Count > 0) deals = deals.WhereAny(it => it.CustomerSearchText, Customer.Select(it => it.Words));
        if (Product.Count > 0) deals = deals.Where(it => it.Products.Any(product => Product.Contains(product.Code)));
        if (ExternalId.Count > 0) deals = deals.Where(it => ExternalId.Contains(it.ExternalId));
        if (Number.Count > 0) deals = deals.Where(it => Number.Contains(it.Number));
        if (Partner.Count > 0) deals = deals.Where(it => Partner.Contains(it.Partner));
        // The clock also changes a deal.
        if (UpdatedSince is { } since)
            deals = deals.Where(it => it.UpdatedAt >= since
                || (it.NextChangeAt <= now
                    && ((it.ConfirmationDueBy >= since && it.ConfirmationDueBy <= now)
                        || (it.AnswerDueBy >= since && it.AnswerDueBy <= now)
                        || it.Claims.Any(claim => claim.State != ClaimState.Released
                            && claim.ExpiresAt >= since && claim.ExpiresAt <= now))));
        if (ExpiresBefore is { } before) deals = deals.Where(it => it.ProtectedUntil > now && it.ProtectedUntil < before);
        return deals;
    }
}

public sealed record CustomerWords(IReadOnlyList<string> Words) : ITextValue<CustomerWords>
{
    public static string Expected =>
        $"must be beginnings of words of its name, each of at least {SearchText.MinLength} characters, or a domain; "
        + $"at most {SearchText.MaxLength} characters";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out CustomerWords value)
    {
        value = text is not null && SearchText.ParseCustomer(text) is { } words ? new(words) : null;
        return value is not null;
    }
}
