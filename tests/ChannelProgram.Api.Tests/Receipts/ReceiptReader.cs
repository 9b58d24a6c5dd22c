using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Receipts;

/// <summary>A receipt as somebody reads it who has only the standards.</summary>
internal sealed record ReceiptReader(string Text)
{
    private string[] Parts => Text.Split('.');

    public JsonElement Header => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(Parts[0]));

    public string Payload => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Parts[1]));

    public string Said(string member) => JsonSerializer.Deserialize<JsonElement>(Payload).GetProperty(member).GetString()!;

    public string WithHeader(object header) => $"{Encode(JsonSerializer.Serialize(header))}.{Parts[1]}.{Parts[2]}";

    public string WithPayload(string payload) => $"{Parts[0]}.{Encode(payload)}.{Parts[2]}";

    public string WithSignature(byte[] signature) => $"{Parts[0]}.{Parts[1]}.{Base64Url.EncodeToString(signature)}";

    public byte[] Signature => Base64Url.DecodeFromChars(Parts[2]);

    /// <summary>The same payload, signed by somebody else.</summary>
    public string SignedBy(ECDsa key, string kid)
    {
        var signed = $"{Encode(JsonSerializer.Serialize(new { alg = "ES256", kid, typ = "JOSE" }))}.{Parts[1]}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <summary>What the receipt of this answer certifies.</summary>
    public static JsonObject ContentOf(JsonElement deal)
    {
        var shown = JsonNode.Parse(deal.GetRawText())!.AsObject();
        foreach (var product in shown["products"]!.AsArray())
            foreach (var name in (string[])["line", "claim", "protection", "marginPercent", "offeredUntil"])
                product!.AsObject().Remove(name);
        return new(((string[])["customer", "products", "expectedCloseDate", "stage", "source", "externalId"])
            .Select(it => KeyValuePair.Create(it, shown[it]?.DeepClone())));
    }
}

internal static class ReceiptActions
{
    public static async Task<string> Receipt(this Api caller, string deal) =>
        (await caller.Get($"/v1/deals/{deal}/receipt")).Expect(HttpStatusCode.OK).String("receipt")!;

    /// <summary><c>valid</c>, or why not.</summary>
    public static async Task<string> Verify(this Api caller, string receipt, JsonNode? content = null)
    {
        var answer = (await caller.Post("/v1/receipts/verify", content is null ? new { receipt } : new { receipt, content }))
            .Expect(HttpStatusCode.OK);
        return answer.Json.GetProperty("valid").GetBoolean() ? "valid" : answer.String("reason")!;
    }

    public static async Task<IReadOnlyList<JsonElement>> ReceiptKeys(this Api caller) =>
        [.. (await caller.Get("/.well-known/receipt-keys")).Expect(HttpStatusCode.OK).Json.GetProperty("keys").EnumerateArray()];
}
