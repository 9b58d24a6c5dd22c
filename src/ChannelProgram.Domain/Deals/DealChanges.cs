using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>What the partner may change of a registered deal. Staff corrects the customer.</summary>
internal static class DealChanges
{
    public const string OfStage = "/stage";

    private static readonly (string Pointer, bool MayChange, Func<Deal, Registration, bool> Differs)[] Members =
    [
        ("/type", false, (deal, said) => deal.Type != said.Type),
        ("/tenderId", false, (deal, said) => deal.TenderId != said.TenderId),
        ("/customer/name", false, (deal, said) => deal.Customer.Name != said.Customer.Name),
        ("/customer/country", false, (deal, said) => deal.Customer.Country != said.Customer.Country),
        ("/customer/website", false, (deal, said) => deal.Customer.Website != said.Customer.Website),
        ("/customer/city", true, (deal, said) => deal.Customer.City != said.Customer.City),
        ("/customer/taxId", false, (deal, said) => deal.Customer.TaxId != said.Customer.TaxId),
        ("/customer/duns", false, (deal, said) => deal.Customer.Duns != said.Customer.Duns),
        ("/customer/unit", false, (deal, said) => deal.Customer.Unit != said.Customer.Unit),
        ("/customer/contact/name", true, (deal, said) => deal.Customer.ContactName != said.Customer.ContactName),
        ("/customer/contact/email", true, (deal, said) => deal.Customer.ContactEmail != said.Customer.ContactEmail),
        ("/expectedCloseDate", true, (deal, said) => deal.ExpectedCloseDate != said.ExpectedCloseDate),
        (OfStage, true, (deal, said) => deal.Stage != said.Stage),
        ("/distributor", false, (deal, said) => deal.Distributor != said.Distributor),
        ("/source", false, (deal, said) => deal.Source != said.Source),
        ("/owner", true, (deal, said) => deal.Owner != said.Owner),
        ("/description", true, (deal, said) => deal.Description != said.Description),
        ("/externalId", true, (deal, said) => deal.ExternalId != said.ExternalId),
    ];

    public static IReadOnlyList<(string Pointer, bool MayChange)> Between(Deal deal, Registration said) =>
    [
        .. Members.Where(it => it.Differs(deal, said)).Select(it => (it.Pointer, it.MayChange)),
        .. Products(deal, said.Products),
    ];

    public static Refusal? AmountsMissing(Registration said)
    {
        var missing = said.Products.Index()
            .Select(it => (Place: $"{Place(it.Index)}/amount", Fault: DealProduct.AmountFault(it.Item.Amount, said.Stage)))
            .Where(it => it.Fault is not null).ToDictionary(it => it.Place, string[] (it) => [it.Fault!]);
        return missing.Count == 0 ? null : Refusal.Invalid(missing);
    }

    private static IEnumerable<(string Pointer, bool MayChange)> Products(Deal deal, IReadOnlyList<DealProduct> said)
    {
        if (!said.Select(it => it.Code).ToHashSet().SetEquals(deal.Products.Select(it => it.Code)))
        {
            yield return ("/products", false);
            yield break;
        }

        foreach (var (index, product) in said.Index())
        {
            var now = deal.Products.Single(it => it.Code == product.Code);
            if (now.Currency != product.Currency) yield return ($"{Place(index)}/currency", false);
            else if (now.Amount != product.Amount) yield return ($"{Place(index)}/amount", true);
        }
    }

    private static string Place(int index) => $"/products/{index}/amount";
}
