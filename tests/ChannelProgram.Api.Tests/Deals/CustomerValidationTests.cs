using System.Net;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

public sealed class CustomerValidationTests(ChannelHost host) : ValidationTestBase(host), IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("https://localhost:8080/x")]
    [InlineData("127.0.0.1")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("[::1]")]
    [InlineData("http://[2001:db8::1]/")]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("co.uk")]
    [InlineData("https://co.uk/")]
    [InlineData("com")]
    [InlineData("github.io")]
    [InlineData("sales@acme.com")]
    [InlineData("ftp://acme.com")]
    [InlineData("javascript://acme.com")]
    [InlineData("mailto:sales@acme.com")]
    [InlineData("https://user@acme.com")]
    [InlineData("https://user:secret@acme.com/")]
    [InlineData("https://acme.com:0/")]
    [InlineData("https://acme.com:99999/")]
    [InlineData("https://acme.com:port/")]
    [InlineData("acme .com")]
    [InlineData("acme.internal")]
    [InlineData("acme..com")]
    [InlineData("-acme.com")]
    [InlineData("acme_x.com")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_website_is_a_host_of_the_customers_own_on_the_internet(string website) =>
        await Refused(Valid(website).ToJsonString(), "/customer/website");

    [Theory]
    [InlineData("acme.github.io")]
    [InlineData("gmail.com")]
    [InlineData("hotmail.cl")]
    [InlineData("https://www.linkedin.com/company/acme")]
    [InlineData("https://acme.squarespace.com")]
    [InlineData("https://maps.google.com/?q=acme")]
    [InlineData(null)]
    public async Task The_customer_needs_a_strong_key(string? website)
    {
        var body = Valid();
        body["customer"]!["website"] = website;

        var answer = (await Send(body.ToJsonString())).Expect(HttpStatusCode.BadRequest);
        Assert.Equal("noStrongKey", answer.Problem);
        Assert.Equal(["/customer"], answer.Faults);

        body["stage"] = null;
        await Refused(body.ToJsonString(), "/customer", "/stage");
    }

    [Theory]
    [InlineData("taxId", "DE")]
    [InlineData("taxId", "12345_6789")]
    [InlineData("taxId", "")]
    [InlineData("duns", "26550154")]
    [InlineData("duns", "")]
    [InlineData("country", "XX")]
    [InlineData("country", "DEU")]
    [InlineData("country", "")]
    [InlineData("city", "")]
    [InlineData("unit", " ")]
    public async Task The_customers_members_are_well_formed(string member, string value)
    {
        var body = Valid();
        body["customer"]![member] = value;

        await Refused(body.ToJsonString(), $"/customer/{member}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("Ada <ada@acme.de>")]
    [InlineData("ada@acme.de, bob@acme.de")]
    public async Task A_contact_has_an_e_mail_address(string email)
    {
        var body = Valid();
        body["customer"]!["contact"] = new JsonObject { ["email"] = email };

        await Refused(body.ToJsonString(), "/customer/contact/email");
    }
}
