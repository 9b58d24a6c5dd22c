using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Receipts;

/// <summary>
/// What a receipt certifies: these members of the registration's answer, with a product as code and amount. A member that is left
/// out counts as null.
/// </summary>
/// <param name="Products">In the order of the answer, which is that of their codes.</param>
public sealed record ReceiptContent(
    [Required] ReceiptContent.Buyer? Customer,
    [Required, Count(1, Deal.MaxProducts, Of = "product")] IReadOnlyList<ReceiptContent.Line?>? Products,
    [Required] DateOnly? ExpectedCloseDate,
    [Required] SalesStage? Stage,
    [Required] DealSource? Source,
    [Line(Deal.MaxExternalIdLength)] string? ExternalId)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [SchemaName("ReceiptContentCustomer")]
    public sealed record Buyer(
        [Required, Line(CompanyName.MaxLength)] string? Name,
        [Required, Line(Domain.Common.Country.CodeLength)] string? Country,
        [Line(Domain.Companies.Website.MaxLength)] string? Website,
        [Line(Domain.Deals.Customer.MaxCityLength)] string? City,
        [Line(Domain.Companies.TaxId.MaxTextLength)] string? TaxId,
        [Line(Domain.Companies.Duns.MaxTextLength)] string? Duns,
        [Line(ClaimTarget.MaxUnitLength)] string? Unit,
        Person? Contact);

    [SchemaName("ReceiptContentContact")]
    public sealed record Person(
        [Line(Domain.Deals.Customer.MaxContactNameLength)] string? Name, [Line(EmailAttribute.MaxEmailLength)] string? Email);

    [SchemaName("ReceiptContentProduct")]
    public sealed record Line([Required, Line(CodeAttribute.MaxCodeLength)] string? Code, [Required] MoneyText? Amount);

    public static ReceiptContent Of(Deal deal) => new(
        new(
            deal.Customer.Name, deal.Customer.Country, deal.Customer.Website, deal.Customer.City, deal.Customer.TaxId,
            deal.Customer.Duns, deal.Customer.Unit,
            deal.Customer.HasContact ? new(deal.Customer.ContactName, deal.Customer.ContactEmail) : null),
        [
            .. deal.Products.OrderBy(it => it.Code, StringComparer.Ordinal)
                .Select(it => new Line(it.Code, MoneyText.Of(it.Price))),
        ],
        deal.ExpectedCloseDate, deal.Stage, deal.Source, deal.ExternalId);

    /// <summary>Base64url of the SHA-256 of its canonical JSON.</summary>
    public string Digest() => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(
        CanonicalJson.Of(JsonSerializer.SerializeToElement(this, Json)))));
}
