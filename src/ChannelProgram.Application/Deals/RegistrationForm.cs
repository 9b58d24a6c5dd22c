using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>A deal as it is asked for: what registering, checking and changing one are told.</summary>
/// <param name="Partner">For whom; named by the vendor's staff, and by nobody else.</param>
/// <param name="Type">Without one: new business.</param>
/// <param name="Products">At most 50, each once, all in one currency.</param>
/// <param name="ExpectedCloseDate">After today and at most 18 months ahead, in the program's time zone.</param>
/// <param name="Owner">Who looks after it at the partner.</param>
/// <param name="Description">May have line breaks.</param>
/// <param name="ExternalId">The partner's own id of it, unique among its deals.</param>
/// <param name="Draft">Only false: there are no drafts yet.</param>
public sealed record RegistrationForm(
    Guid? Partner,
    DealType? Type,
    [property: Required] RegistrationForm.Buyer? Customer,
    [property: Required] IReadOnlyList<RegistrationForm.Line?>? Products,
    [property: Required] DateOnly? ExpectedCloseDate,
    [property: Required] SalesStage? Stage,
    [property: Required] DealSource? Source,
    string? Owner,
    string? Description,
    string? ExternalId,
    bool? Draft)
{
    /// <summary>The end customer; at least one of website, taxId and duns has to make a strong key.</summary>
    /// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
    /// <param name="Website">A host or an http(s) URL.</param>
    /// <param name="Duns">Nine digits; spaces and hyphens do not count.</param>
    /// <param name="Unit">The part of the customer that buys, where several do.</param>
    public sealed record Buyer(
        [property: Required] string? Name, [property: Required] string? Country,
        string? Website, string? City, string? TaxId, string? Duns, string? Unit, Person? Contact);

    public sealed record Person(string? Name, string? Email);

    /// <param name="Amount">More than 0 from stage committed on.</param>
    public sealed record Line([property: Required] string? Code, [property: Required] MoneyText? Amount);

    /// <summary>The one currency of all its products: that of the first that names one.</summary>
    internal string? Currency => Products?.FirstOrDefault(it => it?.Amount?.Currency is not null)?.Amount!.Currency;

    /// <summary>How a stored deal would be asked for.</summary>
    public static RegistrationForm Of(Deal deal) => new(
        deal.Partner.Value,
        deal.Type,
        new(
            deal.Customer.Name, deal.Customer.Country, deal.Customer.Website, deal.Customer.City, deal.Customer.TaxId, deal.Customer.Duns,
            deal.Customer.Unit,
            deal.Customer.ContactName is null && deal.Customer.ContactEmail is null
                ? null
                : new(deal.Customer.ContactName, deal.Customer.ContactEmail)),
        [.. deal.Products.Select(it => new Line(it.Code, MoneyText.Of(it.Price)))],
        deal.ExpectedCloseDate, deal.Stage, deal.Source, deal.Owner, deal.Description, deal.ExternalId, Draft: false);

    /// <summary>What is asked, once the rules found nothing wrong with it.</summary>
    internal Registration Read(ProgramVersion program) => Read(code => program.ProductOf(code)!.Line);

    /// <param name="lineOf">The product line of a code; a stored deal keeps its own, whatever the program sells today.</param>
    internal Registration Read(Func<string, string> lineOf) => new(
        Type ?? DealType.NewBusiness,
        new Customer(
            Customer!.Name!, Customer.Country!, Customer.Website, Customer.City, Customer.TaxId, Customer.Duns, Customer.Unit,
            Customer.Contact?.Name, Customer.Contact?.Email),
        [.. Products!.Select(it => new DealProduct(it!.Code!, lineOf(it.Code!), it.Amount!.Read()))],
        ExpectedCloseDate!.Value, Stage!.Value, Source!.Value, Owner, Description, ExternalId);
}
