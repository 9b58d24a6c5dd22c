using System.Net.Mail;
using System.Text.Json.Serialization;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Bench.Raw;

/// <summary>A registration as it is sent.</summary>
internal sealed record RegistrationRequest(
    string? Type, RegistrationRequest.Buyer? Customer, RegistrationRequest.Line[]? Products, DateOnly? ExpectedCloseDate,
    string? Stage, string? Source,
    string? Owner, string? Description, string? ExternalId, bool? Draft)
{
    public sealed record Buyer(
        string? Name, string? Country, string? Website, string? City, string? TaxId, string? Duns, string? Unit, Person? Contact);

    public sealed record Person(string? Name, string? Email);

    public sealed record Line(string? Code, Price? Amount);

    public sealed record Price(string? Amount, string? Currency);

    /// <summary>Checks what the product checks and reads it; null if anything is wrong.</summary>
    public Raw.Deal? Read(ProgramRules rules, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (Customer is not { } buyer || Products is not { Length: >= 1 and <= 50 } products
            || ExpectedCloseDate is not { } closes) return null;
        if (closes <= today || closes > today.AddMonths(18) || Draft is true || Type is not (null or "newBusiness")) return null;
        if (Stage is not ("prospect" or "qualified" or "technicalValidation" or "businessValidation" or "committed" or "closed"))
            return null;
        if (Source is not ("partnerSourced" or "vendorSourced" or "joint")) return null;
        if (!IsLine(Owner, 200) || !IsLine(ExternalId, 100)
            || (Description is not null && !(Text.Length(Description) <= 4000 && Text.IsMultiLine(Description)))) return null;
        if (buyer.Name is null || buyer.Country is null || !IsLine(buyer.Name, 200) || !Country.Exists(buyer.Country))
            return null;
        if (!IsLine(buyer.City, 200) || !IsLine(buyer.Unit, 200) || !IsLine(buyer.TaxId, 50) || !IsLine(buyer.Duns, 50))
            return null;
        if (buyer.Contact is { } person && (!IsLine(person.Name, 200) || !IsMail(person.Email))) return null;

        var deal = new Raw.Deal();
        Website? website = null;
        TaxId? taxId = null;
        Duns? duns = null;
        if (buyer.Website is not null && !Website.TryParse(buyer.Website, out website, out _)) return null;
        if (buyer.TaxId is not null && !TaxId.TryParse(buyer.TaxId, buyer.Country, out taxId, out _)) return null;
        if (buyer.Duns is not null && !Duns.TryParse(buyer.Duns, out duns, out _)) return null;
        deal.Keys = StrongKey.Of(website, taxId, duns, SharedHosts.Known);
        if (deal.Keys.Count == 0) return null;

        foreach (var (code, amount) in products)
        {
            if (code is null || !rules.Lines.TryGetValue(code, out var line)
                || amount is not { Amount: { } number, Currency: { } currency }) return null;
            if (!Money.TryParse(number, currency, out var price, out _) || currency != products[0].Amount!.Currency) return null;
            if (price.Amount == 0 && Stage is "committed" or "closed") return null;
            foreach (var other in deal.Products)
                if (other.Code == code) return null;
            deal.Products.Add(new() { Code = code, Line = line, Amount = price.Amount });
            deal.Value += price.Amount;
        }

        if (deal.Value >= Money.ExclusiveMax) return null;
        deal.Products.Sort(static (one, other) => string.CompareOrdinal(one.Code, other.Code));
        deal.Currency = products[0].Amount!.Currency!;
        (deal.Type, deal.Stage, deal.Source) = ("NewBusiness", Stored(Stage), Stored(Source));
        (deal.CloseDate, deal.Owner, deal.Description, deal.ExternalId) = (closes, Owner, Description, ExternalId);
        (deal.Name, deal.Country, deal.Website, deal.City) = (buyer.Name, buyer.Country, buyer.Website, buyer.City);
        (deal.TaxId, deal.Duns, deal.Unit) = (buyer.TaxId, buyer.Duns, buyer.Unit);
        (deal.ContactName, deal.ContactEmail) = (buyer.Contact?.Name, buyer.Contact?.Email);
        deal.Words = SearchText.OfCustomer(deal.Name, deal.Website);
        return deal;
    }

    private static bool IsLine(string? text, int longest) =>
        text is null || (Text.HasVisibleText(text) && Text.Length(text) <= longest && Text.IsSingleLine(text));

    private static bool IsMail(string? text) =>
        text is null || (IsLine(text, 254) && MailAddress.TryCreate(text, out var mail) && mail.Address == text);

    /// <summary>As the tables spell it.</summary>
    private static string Stored(string name) => string.Concat([char.ToUpperInvariant(name[0])], name.AsSpan(1));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RegistrationRequest))]
internal sealed partial class RegistrationRequestJson : JsonSerializerContext;
