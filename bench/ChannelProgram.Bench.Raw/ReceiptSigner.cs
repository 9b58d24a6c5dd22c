using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace ChannelProgram.Bench.Raw;

/// <summary>The product's receipts, by hand: canonical JSON of what is registered, and a JWS with ES256.</summary>
internal sealed class ReceiptSigner : IDisposable
{
    private readonly ECDsa _key;
    private readonly string _header;

    private ReceiptSigner(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        var thumbprint = SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""));
        _key = key;
        _header = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
            $$"""{"alg":"ES256","kid":"{{Base64Url.EncodeToString(thumbprint)}}","typ":"JOSE"}"""));
    }

    public static ReceiptSigner Read(string file, string password)
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
        return new(certificate.GetECDsaPrivateKey()!);
    }

    public string Issue(Deal deal, Guid partner)
    {
        var received = deal.SubmittedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        var payload = string.Create(CultureInfo.InvariantCulture,
            $$"""{"deal":"{{deal.Id}}","digest":"{{Digest(deal)}}","id":"{{Guid.CreateVersion7(deal.SubmittedAt)}}",""")
            + string.Create(CultureInfo.InvariantCulture,
            $$"""
            "number":"{{deal.Number}}","partner":"{{partner}}","receivedAt":"{{received}}"}
            """);
        var signed = $"{_header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public void Dispose() => _key.Dispose();

    /// <summary>Members in canonical order (RFC 8785).</summary>
    private static string Digest(Deal it)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, DealJson.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("customer"u8);
            json.WriteString("city"u8, it.City);
            if (it.ContactName is null && it.ContactEmail is null) json.WriteNull("contact"u8);
            else
            {
                json.WriteStartObject("contact"u8);
                json.WriteString("email"u8, it.ContactEmail);
                json.WriteString("name"u8, it.ContactName);
                json.WriteEndObject();
            }

            json.WriteString("country"u8, it.Country);
            json.WriteString("duns"u8, it.Duns);
            json.WriteString("name"u8, it.Name);
            json.WriteString("taxId"u8, it.TaxId);
            json.WriteString("unit"u8, it.Unit);
            json.WriteString("website"u8, it.Website);
            json.WriteEndObject();
            json.WriteString("expectedCloseDate"u8, it.CloseDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("externalId"u8, it.ExternalId);
            json.WriteStartArray("products"u8);
            foreach (var product in it.Products)
            {
                json.WriteStartObject();
                DealJson.Money(json, "amount"u8, product.Amount, it.Currency);
                json.WriteString("code"u8, product.Code);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            DealJson.Word(json, "source"u8, it.Source);
            DealJson.Word(json, "stage"u8, it.Stage);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(SHA256.HashData(bytes.WrittenSpan));
    }
}
