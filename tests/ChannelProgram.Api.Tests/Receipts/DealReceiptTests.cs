using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Api.Tests.Receipts;

public class DealReceiptTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_registration_is_answered_with_a_receipt_of_what_was_received()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer(), "platform", "analytics");

        var receipt = new ReceiptReader(deal.String("receipt")!);
        Assert.Equal(
            ["ES256", "JOSE"], ((string[])["alg", "typ"]).Select(it => receipt.Header.GetProperty(it).GetString()));
        Assert.Equal(
            (deal.Id, deal.String("number"), deal.String("submittedAt")),
            (receipt.Said("deal"), receipt.Said("number"), receipt.Said("receivedAt")));
        Assert.Equal(
            (await host.Gold.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString(), receipt.Said("partner"));
        var content = JsonSerializer.SerializeToElement(ReceiptReader.ContentOf(deal.Json));
        Assert.Equal(
            Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(content)))),
            receipt.Said("digest"));
        // The payload itself is canonical.
        Assert.Equal(CanonicalJson.Of(JsonSerializer.Deserialize<JsonElement>(receipt.Payload)), receipt.Payload);
        Assert.Equal(["deal", "digest", "id", "number", "partner", "receivedAt"],
            JsonSerializer.Deserialize<JsonElement>(receipt.Payload).EnumerateObject().Select(it => it.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("once")]
    public async Task It_is_the_same_text_whenever_and_wherever_it_is_read(string? key)
    {
        var partner = await host.AddPartner();
        var website = Registration.NewCustomer();
        var deal = (await partner.Register(website, key: key)).Expect(HttpStatusCode.Created);
        var receipt = deal.String("receipt")!;
        if (key is not null) Assert.Equal(deal.Text, (await partner.Register(website, key: key)).Text);
        Assert.Equal(deal.ETag, (await partner.Deal(deal.Id)).ETag);

        await partner.Change(
            deal.Id, """{"products":[{"code":"analytics","amount":{"amount":"1.00","currency":"USD"}}],"externalId":"new"}""");
        await partner.Withdraw(deal.Id);

        Assert.Equal(receipt, await partner.Receipt(deal.Id));
        Assert.Equal(receipt, (await partner.Deal(deal.Id)).String("receipt"));
        Assert.Equal(
            receipt,
            (await partner.Get("/v1/deals")).Json.GetProperty("items")[0].GetProperty("receipt").GetString());
        // Staff reads what the partner does.
        Assert.Equal(receipt, await host.ChannelManager.Receipt(deal.Id));
        Assert.Equal(receipt, await host.Crm.Receipt(deal.Id));
        // It certifies what was registered, not what became of it.
        Assert.Equal("valid", await host.Nobody.Verify(receipt, ReceiptReader.ContentOf(deal.Json)));
        var now = await partner.Deal(deal.Id);
        Assert.Equal("contentDiffers", await host.Nobody.Verify(receipt, ReceiptReader.ContentOf(now.Json)));
    }

    [Fact]
    public async Task Another_partner_has_none_of_it()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        var others = (await host.Platinum.Get($"/v1/deals/{deal.Id}/receipt")).Expect(HttpStatusCode.NotFound);
        var absent = (await host.Platinum.Get($"/v1/deals/{Callers.Absent}/receipt")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(absent.String("detail"), others.String("detail"));
    }

    [Fact]
    public async Task Everyone_of_a_batch_and_everyone_on_behalf_gets_an_own_one()
    {
        var partner = await host.AddPartner();
        var me = (await partner.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString();
        var many = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.Registered(Registration.NewCustomer())));
        var body = DealActions.Json(Registration.NewCustomer());
        body["partner"] = me;
        var onBehalf = (await host.ChannelManager.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);

        Answer[] all = [.. many, onBehalf];
        foreach (var deal in all)
        {
            var receipt = deal.String("receipt")!;
            Assert.Equal((deal.Id, me), (new ReceiptReader(receipt).Said("deal"), new ReceiptReader(receipt).Said("partner")));
            Assert.Equal("valid", await host.Nobody.Verify(receipt, ReceiptReader.ContentOf(deal.Json)));
            Assert.Equal(receipt, await partner.Receipt(deal.Id));
        }

        Assert.Equal(all.Length, all.Select(it => new ReceiptReader(it.String("receipt")!).Said("id")).Distinct().Count());
    }

    [Fact]
    public async Task Text_in_any_script_is_certified_as_it_was_written()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        body["customer"]!["name"] = """Zürich "Ω" \ 株式会社 😀 Größe""";
        body["customer"]!["city"] = "Wien\u00a0&<>'+";

        var deal = (await host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);

        Assert.Equal("valid", await host.Nobody.Verify(deal.String("receipt")!, ReceiptReader.ContentOf(deal.Json)));
    }
}
