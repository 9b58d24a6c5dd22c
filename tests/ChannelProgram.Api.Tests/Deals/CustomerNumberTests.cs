using System.Net;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Accounts;

namespace ChannelProgram.Api.Tests.Deals;

public class CustomerNumberTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("GB", "XI 123 4567 81", "123456781")]
    [InlineData("GB", "VAT No. GB 123 4567 82", "123\u00A04567\u201182")]
    [InlineData("GB", "GB 123 4567 83 001", "123456783")]
    [InlineData("CH", "CHE-123.456.781 MWST", "CHE-123.456.781")]
    [InlineData("CH", "CHE123456782TVA", "CHE-123456782")]
    [InlineData("NO", "NO 123 456 781 MVA", "123456781")]
    [InlineData("FR", "FR 40 303 265 041", "SIRET 303 265 041 00012")]
    [InlineData("PL", "NIP: 526-000-12-41", "PL5260001241")]
    [InlineData("JP", "T1234567890121", "1234567890121")]
    [InlineData("RU", "ИНН 7707083891", "7707083891")]
    [InlineData("BE", "BE 123.456.741", "0123.456.741")]
    [InlineData("MX", "ÑAR010101AB1", "rfc: ñar 010101 ab1")]
    [InlineData("MX", "A&B951231AB1", "A&B-951231-AB1")]
    public async Task A_firm_is_recognised_however_its_tax_id_is_written(string country, string one, string other)
    {
        Assert.Equal("approved", (await Register(host.Gold, country, one)).Expect(HttpStatusCode.Created).DealStatus);

        var second = (await Register(host.Platinum, country, other)).Expect(HttpStatusCode.Created);
        Assert.Equal("waitlisted", second.DealStatus);
        Assert.Equal(other, second.Json.GetProperty("customer").GetProperty("taxId").GetString());
    }

    [Theory]
    [InlineData("none")]
    [InlineData("N/A")]
    [InlineData("PENDING")]
    [InlineData("XXXXXXXXX")]
    [InlineData("00000000")]
    [InlineData("USt-IdNr.: 999999999")]
    [InlineData("ÑAR010101AB1")]
    [InlineData("A&B951231AB1")]
    public async Task What_stands_for_nobody_or_has_letters_of_another_country_is_no_tax_id(string taxId)
    {
        var rows = await host.Rows();

        var refused = (await Register(host.Gold, "DE", taxId, Registration.NewCustomer())).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["/customer/taxId"], refused.Faults);
        var put = await host.Crm.PutAccount("crm-none", new { name = "Wolkenstein Mühlen", country = "DE", taxId });
        Assert.Equal(["/taxId"], put.Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task A_number_that_a_tax_office_gives_to_anybody_is_accepted_but_recognises_nobody()
    {
        const string Anybodys = "XAXX010101000";

        var alone = (await Register(host.Gold, "MX", Anybodys)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(("noStrongKey", "/customer"), (alone.Problem, alone.Faults.Single()));
        foreach (var partner in (Api[])[host.Gold, host.Platinum])
            Assert.Equal(
                "approved",
                (await Register(partner, "MX", Anybodys, Registration.NewCustomer())).Expect(HttpStatusCode.Created).DealStatus);

        var account = await host.AccountOf((await Register(host.Gold, "MX", "ABC010203XY1")).Expect(HttpStatusCode.Created));
        foreach (var action in (string[])["", "/confirm", "/detach"])
        {
            var refused = await host.ChannelManager.Key(account, action, "taxId", Anybodys);
            Assert.Equal(["/value"], refused.Expect(HttpStatusCode.BadRequest).Faults);
        }
    }

    [Fact]
    public async Task Staff_finds_an_account_by_its_tax_id_in_any_spelling()
    {
        var account = await host.AccountOf((await Register(host.Gold, "FR", "552 100 554")).Expect(HttpStatusCode.Created));

        foreach (var filter in (string[])[
            "key=FR552100554", "key=FR%2083%20552%20100%20554", "key=VAT%20No.%20FR83552100554",
            "key=552100554&country=FR", "key=SIRET%20552%20100%20554%2000017&country=DE,FR"])
            Assert.Equal([account], await host.ChannelManager.Accounts(filter));
        Assert.Empty(await host.ChannelManager.Accounts("key=552100554"));
        Assert.Empty(await host.ChannelManager.Accounts("key=XAXX010101000&country=MX"));
    }

    [Fact]
    public async Task A_duns_number_of_one_digit_is_refused()
    {
        var body = Body("DE", taxId: null, Registration.NewCustomer());
        body["customer"]!["duns"] = "000-000-000";

        Assert.Equal(["/customer/duns"], (await host.Gold.Post("/v1/deals", body)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("...")]
    [InlineData("n/a")]
    [InlineData("Unknown")]
    [InlineData("test")]
    [InlineData("keine Angabe")]
    public async Task A_customer_has_a_name(string name)
    {
        var body = Body("DE", taxId: null, Registration.NewCustomer());
        body["customer"]!["name"] = name;

        Assert.Equal(["/customer/name"], (await host.Gold.Post("/v1/deals", body)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/name"],
            (await host.Crm.PutAccount("crm-none", new { name, country = "DE" })).Expect(HttpStatusCode.BadRequest).Faults);
    }

    private static Task<Answer> Register(Api partner, string country, string taxId, string? website = null) =>
        partner.Post("/v1/deals", Body(country, taxId, website));

    private static JsonObject Body(string country, string? taxId, string? website)
    {
        var body = DealActions.Json("acme.com");
        body["customer"] = new JsonObject
        {
            ["name"] = Registration.NameOf(website ?? $"{country} {new string([.. (taxId ?? "").Where(char.IsAsciiDigit)])}"),
            ["country"] = country,
            ["website"] = website,
            ["taxId"] = taxId,
        };
        return body;
    }
}
