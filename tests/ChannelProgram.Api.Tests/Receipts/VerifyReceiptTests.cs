using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Api.Tests.Receipts;

public class VerifyReceiptTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_good_receipt_is_valid_and_read_out()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        var answer = await host.Nobody.Post("/v1/receipts/verify", new { receipt = deal.String("receipt") });

        Assert.True(answer.Json.GetProperty("valid").GetBoolean());
        Assert.True(answer.IsNull("reason"));
        var payload = answer.Json.GetProperty("payload");
        Assert.Equal(deal.Id, payload.GetProperty("deal").GetString());
        Assert.Equal(
            new ReceiptReader(deal.String("receipt")!).Payload, CanonicalJson.Of(payload));
    }

    [Theory]
    [InlineData("customer", """{"name":"Somebody Else","country":"DE"}""")]
    [InlineData("expectedCloseDate", "\"2027-07-01\"")]
    [InlineData("stage", "\"committed\"")]
    [InlineData("source", "\"joint\"")]
    [InlineData("externalId", "\"other\"")]
    [InlineData("products", """[{"code":"analytics","amount":{"amount":"10000.01","currency":"USD"}}]""")]
    [InlineData("products", """[{"code":"analytics","amount":{"amount":"10000.00","currency":"EUR"}}]""")]
    public async Task Changed_content_is_not_what_was_registered(string member, string value)
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var content = ReceiptReader.ContentOf(deal.Json);
        Assert.Equal("valid", await host.Nobody.Verify(deal.String("receipt")!, content));

        content[member] = JsonNode.Parse(value);

        var answer = await host.Nobody.Post("/v1/receipts/verify", new { receipt = deal.String("receipt"), content });
        Assert.Equal((false, "contentDiffers"), (answer.Json.GetProperty("valid").GetBoolean(), answer.String("reason")));
        // What it does say is known, for its signature is right.
        Assert.Equal(deal.Id, answer.Json.GetProperty("payload").GetProperty("deal").GetString());
    }

    [Fact]
    public async Task What_is_null_may_be_left_out_of_the_content()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var content = ReceiptReader.ContentOf(deal.Json);
        content.Remove("externalId");
        foreach (var name in (string[])["city", "taxId", "duns", "unit", "contact"]) content["customer"]!.AsObject().Remove(name);

        Assert.Equal("valid", await host.Nobody.Verify(deal.String("receipt")!, content));
    }

    [Fact]
    public async Task A_changed_or_forged_receipt_is_refused_with_its_reason()
    {
        var receipt = new ReceiptReader((await host.Gold.Registered(Registration.NewCustomer())).String("receipt")!);
        var kid = receipt.Header.GetProperty("kid").GetString()!;
        var signature = receipt.Signature;
        signature[10] ^= 1;

        Assert.Equal("signatureInvalid", await host.Nobody.Verify(receipt.WithSignature(signature)));
        Assert.Equal("signatureInvalid", await host.Nobody.Verify(receipt.WithSignature(new byte[64])));
        Assert.Equal("signatureInvalid", await host.Nobody.Verify(receipt.WithSignature([1])));
        Assert.Equal(
            "signatureInvalid",
            await host.Nobody.Verify(receipt.WithPayload(receipt.Payload.Replace("DR-", "DX-", StringComparison.Ordinal))));
        Assert.Equal("signatureInvalid", await host.Nobody.Verify(receipt.WithHeader(new { alg = "ES256", kid })));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("signatureInvalid", await host.Nobody.Verify(receipt.SignedBy(stranger, kid)));
        Assert.Equal("unknownKey", await host.Nobody.Verify(receipt.SignedBy(stranger, new string('A', 43))));
        Assert.Equal("unknownKey", await host.Nobody.Verify(receipt.SignedBy(stranger, "a\0b")));
        Assert.Equal("unknownKey", await host.Nobody.Verify(receipt.WithHeader(new { alg = "ES256" })));
    }

    [Fact]
    public async Task The_algorithm_is_never_the_senders_choice()
    {
        var receipt = new ReceiptReader((await host.Gold.Registered(Registration.NewCustomer())).String("receipt")!);
        var kid = receipt.Header.GetProperty("kid").GetString()!;
        var key = (await host.Nobody.ReceiptKeys()).Single(it => it.GetProperty("kid").GetString() == kid);

        foreach (var alg in (string[])["none", "None", "ES384", "RS256", "PS256", "EdDSA", ""])
            Assert.Equal("algorithmNotAllowed", await host.Nobody.Verify(receipt.WithHeader(new { alg, kid })));
        Assert.Equal(
            "algorithmNotAllowed",
            await host.Nobody.Verify($"{ReceiptReader.Encode("""{"alg":"none"}""")}.{receipt.Text.Split('.')[1]}."));

        // The public key is known to everybody: as the secret of an HMAC it proves nothing.
        var header = ReceiptReader.Encode(JsonSerializer.Serialize(new { alg = "HS256", kid }));
        var signed = $"{header}.{receipt.Text.Split('.')[1]}";
        foreach (var secret in (string[])[key.GetRawText(), key.GetProperty("x").GetString()!])
        {
            var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
            Assert.Equal(
                "algorithmNotAllowed",
                await host.Nobody.Verify($"{signed}.{Base64Url.EncodeToString(mac)}"));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("a.b.c.d.e")]
    [InlineData("RECEIPT.")]
    [InlineData("RECEIPT==")]
    [InlineData("RECEIPT ")]
    [InlineData(" RECEIPT")]
    [InlineData("é.ü.ö")]
    public async Task Broken_text_is_malformed(string text)
    {
        var receipt = (await host.Gold.Registered(Registration.NewCustomer())).String("receipt")!;

        Assert.Equal("malformed", await host.Nobody.Verify(text.Replace("RECEIPT", receipt, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_request_that_is_none_is_a_400()
    {
        foreach (var receipt in (string[])["1", "null", "\" \"", "\"a.b.c\\n\""])
            Assert.Equal(
                ["/receipt"],
                (await host.Nobody.PostText("/v1/receipts/verify", $$"""{"receipt":{{receipt}}}"""))
                    .Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/receipt"], (await host.Nobody.PostText("/v1/receipts/verify", "{}")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/content/products/0/claim", "/content/stage"],
            (await host.Nobody.PostText("/v1/receipts/verify",
                """
                {"receipt":"a.b.c","content":{"customer":{"name":"A","country":"DE"},"expectedCloseDate":"2027-01-01",
                 "products":[{"code":"a","amount":{"amount":"1","currency":"USD"},"claim":"held"}],
                 "stage":"odd","source":"joint"}}
                """)).Expect(HttpStatusCode.BadRequest).Faults);
    }
}
