using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>A deal as a partner enters it, to register, check, draft or change it.</summary>
/// <param name="Partner">The partner whose deal it is. Only the vendor's staff names it.</param>
/// <param name="Type">Without it: new business.</param>
/// <param name="Products">At most 50, each once, all in one currency.</param>
/// <param name="Owner">Who looks after it at the partner.</param>
/// <param name="Description">May have line breaks.</param>
/// <param name="ExternalId">The partner's own id of it, unique among its deals that have not ended without a win.</param>
/// <param name="Distributor">
/// The distributor that it buys from: the one that its profile names. Null: it buys from the vendor.
/// </param>
/// <param name="TenderId">How the customer names its tender; for the type publicTender only.</param>
/// <param name="Draft">
/// True: it is only kept, for its partner alone, until it is submitted. A draft needs no more than the customer's name; a deal
/// needs `products`, `expectedCloseDate`, `stage`, `source` and the customer's `country` as well.
/// </param>
public sealed record DealRegistration(
    PartnerId? Partner,
    DealType? Type,
    [Required] DealRegistration.Buyer? Customer,
    [RequiredUnlessDraft, Count(1, Deal.MaxProducts, Of = "product")] IReadOnlyList<DealRegistration.Line?>? Products,
    [RequiredUnlessDraft, MonthsAhead(DealRegistration.MaxMonthsToClose)] DateOnly? ExpectedCloseDate,
    [RequiredUnlessDraft] SalesStage? Stage,
    [RequiredUnlessDraft] DealSource? Source,
    [Line(Deal.MaxOwnerLength)] string? Owner,
    [MultiLine(Deal.MaxDescriptionLength)] string? Description,
    [Line(Deal.MaxExternalIdLength)] string? ExternalId,
    [Line(Deal.MaxTenderIdLength)] string? TenderId,
    PartnerId? Distributor,
    bool? Draft)
{
    public const int MaxMonthsToClose = 18;

    /// <summary>The end customer; at least one of website, taxId and duns has to make a strong key.</summary>
    /// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
    /// <param name="Website">A host or an http(s) URL.</param>
    /// <param name="TaxId">
    /// As it is written in that country, with or without the country's code. It has a digit, and not one and the same throughout.
    /// </param>
    /// <param name="Duns">Nine digits, not all the same; blanks and dashes do not count.</param>
    /// <param name="Unit">The part of the customer that buys, where several do.</param>
    [SchemaName("DealRegistrationCustomer")]
    public sealed record Buyer(
        [Required, CustomerName] string? Name,
        [RequiredUnlessDraft, CountryCode] string? Country,
        [Website] string? Website,
        [Line(Domain.Deals.Customer.MaxCityLength)] string? City,
        [TaxId] string? TaxId,
        [Duns] string? Duns,
        [Line(ClaimTarget.MaxUnitLength)] string? Unit,
        Person? Contact);

    [SchemaName("DealRegistrationContact")]
    public sealed record Person(
        [ProperName(Domain.Deals.Customer.MaxContactNameLength)] string? Name, [Email] string? Email);

    /// <param name="Amount">More than 0 from stage committed on.</param>
    [SchemaName("DealRegistrationProduct")]
    public sealed record Line([Required, Code] string? Code, [Required] MoneyText? Amount);

    internal string? Currency => Products?.FirstOrDefault(it => it?.Amount?.Currency is not null)?.Amount!.Currency;

    public static DealRegistration Of(Deal deal) => new(
        deal.Partner,
        deal.Type,
        new(
            deal.Customer.Name, deal.Customer.Country, deal.Customer.Website, deal.Customer.City, deal.Customer.TaxId,
            deal.Customer.Duns,
            deal.Customer.Unit,
            deal.Customer.HasContact ? new(deal.Customer.ContactName, deal.Customer.ContactEmail) : null),
        [.. deal.Products.Select(it => new Line(it.Code, MoneyText.Of(it.Price)))],
        deal.ExpectedCloseDate, deal.Stage, deal.Source, deal.Owner, deal.Description, deal.ExternalId, deal.TenderId,
        deal.Distributor, Draft: false);

    internal Registration Read(ProgramVersion program) => Read(code => program.ProductOf(code)!.Line);

    /// <param name="lineOf">Product line of a code. A stored deal keeps its own, whatever the program sells today.</param>
    internal Registration Read(Func<string, string> lineOf) => new(
        Type ?? DealType.NewBusiness,
        new Customer(
            Customer!.Name!, Customer.Country!, Customer.Website, Customer.City, Customer.TaxId, Customer.Duns, Customer.Unit,
            Customer.Contact?.Name, Customer.Contact?.Email),
        [.. Products!.Select(it => new DealProduct(it!.Code!, lineOf(it.Code!), it.Amount!.Read()))],
        ExpectedCloseDate!.Value, Stage!.Value, Source!.Value, Owner, Description, ExternalId, TenderId,
        Distributor);
}
