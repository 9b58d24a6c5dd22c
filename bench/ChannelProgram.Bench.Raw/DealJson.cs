using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Bench.Raw;

/// <summary>Writes a deal as a partner reads it, byte for byte as the product does.</summary>
internal static class DealJson
{
    public static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, Deal it)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, it.Id);
        json.WriteString("number"u8, it.Number);
        Word(json, "type"u8, it.Type);
        json.WriteNull("tenderId"u8);
        Word(json, "status"u8, it.Status);
        if ((it.Status == "Waitlisted" ? "NotAvailable" : it.EndReason) is { } reason) Word(json, "reason"u8, reason);
        else json.WriteNull("reason"u8);
        if (it.Message is not null) json.WriteString("message"u8, it.Message);
        Word(json, "stage"u8, it.Stage);
        Protection(json, it.Products.Min(line => line.From), it.Products.Max(line => line.Until), withExtensions: true);
        Instant(json, "decisionDueBy"u8, it.DecisionDueBy);
        json.WriteBoolean("reviewRequired"u8, it.ReviewRequired);

        json.WriteStartObject("customer"u8);
        json.WriteString("name"u8, it.Name);
        json.WriteString("country"u8, it.Country);
        json.WriteString("website"u8, it.Website);
        json.WriteString("city"u8, it.City);
        json.WriteString("taxId"u8, it.TaxId);
        json.WriteString("duns"u8, it.Duns);
        json.WriteString("unit"u8, it.Unit);
        if (it.ContactName is null && it.ContactEmail is null) json.WriteNull("contact"u8);
        else
        {
            json.WriteStartObject("contact"u8);
            json.WriteString("name"u8, it.ContactName);
            json.WriteString("email"u8, it.ContactEmail);
            json.WriteEndObject();
        }
        json.WriteEndObject();

        json.WriteStartArray("products"u8);
        foreach (var product in it.Products)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, product.Code);
            json.WriteString("line"u8, product.Line);
            Money(json, "amount"u8, product.Amount, it.Currency);
            Word(json, "claim"u8, product.Claim);
            Protection(json, product.From, product.Until, withExtensions: false);
            json.WriteNull("offeredUntil"u8);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        Money(json, "value"u8, it.Value, it.Currency);
        Span<char> day = stackalloc char[10];
        it.CloseDate.TryFormat(day, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString("expectedCloseDate"u8, day);
        Word(json, "source"u8, it.Source);
        json.WriteString("owner"u8, it.Owner);
        json.WriteString("description"u8, it.Description);
        json.WriteString("externalId"u8, it.ExternalId);
        // Nothing but registering happens to the deals of the bench, and none is older than a day.
        json.WriteNull("information"u8);
        json.WriteNull("extension"u8);
        json.WriteNull("win"u8);
        json.WriteNull("loss"u8);
        json.WriteBoolean("stale"u8, false);
        Instant(json, "endsAt"u8, it.EndsAt);
        Instant(json, "submittedAt"u8, it.SubmittedAt);
        Instant(json, "createdAt"u8, it.CreatedAt);
        Instant(json, "updatedAt"u8, it.UpdatedAt);
        json.WriteString("receipt"u8, it.Receipt);
        json.WriteStartArray("nextActions"u8);
        if (it.Status is "Approved")
        {
            json.WriteStringValue("update"u8);
            json.WriteStringValue("win"u8);
            json.WriteStringValue("lose"u8);
            json.WriteStringValue("withdraw"u8);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void Word(Utf8JsonWriter json, ReadOnlySpan<byte> name, string stored)
    {
        Span<char> word = stackalloc char[stored.Length];
        stored.CopyTo(word);
        word[0] = char.ToLowerInvariant(word[0]);
        json.WriteString(name, word);
    }

    private static void Protection(Utf8JsonWriter json, DateTime? from, DateTime? until, bool withExtensions)
    {
        if (from is null)
        {
            json.WriteNull("protection"u8);
            return;
        }

        json.WriteStartObject("protection"u8);
        Instant(json, "from"u8, from);
        Instant(json, "until"u8, until);
        if (withExtensions)
        {
            json.WriteNumber("extensionsUsed"u8, 0);
            json.WriteNumber("extensionsLeft"u8, 2);
        }
        json.WriteEndObject();
    }

    private static void Instant(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTime? instant)
    {
        if (instant is not { } at)
        {
            json.WriteNull(name);
            return;
        }

        Span<char> text = stackalloc char[27];
        at.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    internal static void Money(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal amount, string currency)
    {
        json.WriteStartObject(name);
        json.WriteString("amount"u8, new Money(amount, currency).ToAmountText());
        json.WriteString("currency"u8, currency);
        json.WriteEndObject();
    }
}
