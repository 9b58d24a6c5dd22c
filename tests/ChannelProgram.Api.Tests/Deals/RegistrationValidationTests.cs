using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

public sealed class RegistrationValidationTests(ChannelHost host) : ValidationTestBase(host), IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("{\"stage\":\"qualified\",}")]
    [InlineData("{} {}")]
    [InlineData("// why\n{}")]
    [InlineData("{'stage':'qualified'}")]
    [InlineData("{\"customer\":NaN}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"deal\"")]
    [InlineData("7")]
    public async Task A_body_that_is_no_JSON_object_is_one_fault_of_the_whole(string body) => await Refused(body, "");

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_one_fault_of_the_whole()
    {
        var bytes = Encoding.Latin1.GetBytes(Valid().ToJsonString().Replace("Acme", "Ac\u00FFme", StringComparison.Ordinal));

        Assert.Equal([""], (await Send(new ByteArrayContent(bytes))).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Nesting_without_end_is_one_fault_of_the_whole() =>
        await Refused("{\"customer\":" + new string('[', 100_000) + new string(']', 100_000) + "}", "");

    [Fact]
    public async Task Everything_that_is_missing_is_named() =>
        await Refused("{}", "/customer", "/expectedCloseDate", "/products", "/source", "/stage");

    [Fact]
    public async Task Everything_that_is_missing_inside_is_named() => await Refused(
        """{"customer":{},"products":[{},{"amount":{}},null]}""",
        "/customer", "/customer/country", "/customer/name", "/expectedCloseDate", "/products/0/amount", "/products/0/code",
        "/products/1/amount/amount", "/products/1/amount/currency", "/products/1/code", "/products/2", "/source", "/stage");

    [Fact]
    public async Task Nothing_among_the_products_is_a_fault()
    {
        var body = Valid();
        body["products"]!.AsArray().Add(null);

        await Refused(body.ToJsonString(), "/products/1");
    }

    [Fact]
    public async Task Everything_of_a_wrong_type_is_named() => await Refused(
        """
        {"type":1,"customer":{"name":7,"country":[],"website":{},"city":true,"taxId":5,"duns":265501540,"unit":0,"contact":"Ada"},
         "products":[7,{"code":1,"amount":"10.00"},{"code":"platform","amount":{"amount":10.5,"currency":840}}],
         "expectedCloseDate":20270131,"stage":"Qualified","source":"else","owner":{},"description":[],"externalId":4711,"draft":"no"}
        """,
        "/customer/city", "/customer/contact", "/customer/country", "/customer/duns", "/customer/name", "/customer/taxId",
        "/customer/unit", "/customer/website", "/description", "/draft", "/expectedCloseDate", "/externalId", "/owner",
        "/products/0",
        "/products/1/amount", "/products/1/code", "/products/2/amount/amount", "/products/2/amount/currency", "/source", "/stage",
        "/type");

    [Fact]
    public async Task Faults_of_types_unknown_members_and_rules_are_reported_together() => await Refused(
        """
        {"type":"newBusiness","customer":{"name":" ","country":"de","website":"localhost","vat":"x","contact":{"email":"no address"}},
         "products":[{"code":"crm","amount":{"amount":"-1","currency":"XXX"}},{"code":"analytics","amount":{"amount":"1","currency":"USD"},"discount":5}],
         "expectedCloseDate":"2026-11-23","stage":"won","source":"joint","externalId":"","draft":1,"receipt":null,"a/b~c":1}
        """,
        "/a~1b~0c", "/customer/contact/email", "/customer/country", "/customer/name", "/customer/vat", "/customer/website",
        "/draft",
        "/expectedCloseDate", "/externalId", "/products/0/amount/amount", "/products/0/amount/currency", "/products/0/code",
        "/products/1/amount/currency", "/products/1/discount", "/receipt", "/stage");

    [Fact]
    public async Task A_member_given_twice_is_a_fault_of_its_own() => await Refused(
        Valid().ToJsonString().Replace("\"stage\":", "\"stage\":\"prospect\",\"stage\":", StringComparison.Ordinal), "/stage");

    [Fact]
    public async Task Text_has_its_limits()
    {
        var body = Valid();
        body["customer"]!["name"] = new string('n', 200_000);
        body["customer"]!["city"] = new string('c', 201);
        body["customer"]!["taxId"] = new string('1', 51);
        body["customer"]!["website"] = new string('w', 3_000) + ".com";
        body["owner"] = new string('o', 201);
        body["description"] = new string('d', 4_001);
        body["externalId"] = new string('x', 101);

        var answer = await Refused(
            body.ToJsonString(), "/customer/city", "/customer/name", "/customer/taxId", "/customer/website", "/description",
            "/externalId", "/owner");
        Assert.True(answer.Text.Length < 2_000);
    }

    [Fact]
    public async Task Two_thousand_products_are_one_fault()
    {
        var body = Valid();
        body["products"] = new JsonArray([.. Enumerable.Range(0, 2_000).Select(_ => Product("analytics", "1.00", "USD"))]);

        await Refused(body.ToJsonString(), "/products");
    }

    [Fact]
    public async Task No_more_than_a_hundred_faults_are_reported()
    {
        var body = Valid();
        for (var i = 0; i < 5_000; i++) body[$"member{i}"] = i;

        var answer = (await Send(body.ToJsonString())).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(100, answer.Faults.Count);
    }

    [Fact]
    public async Task Every_product_is_named_once_and_in_one_currency()
    {
        var body = Valid();
        body["products"] = new JsonArray(
            Product("analytics", "1.00", "USD"), Product("platform", "1.00", "EUR"), Product("analytics", "1.00", "USD"));

        await Refused(body.ToJsonString(), "/products/0/code", "/products/1/amount/currency", "/products/2/code");
    }

    [Theory]
    [InlineData("\"1e400\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"12.345\"")]
    [InlineData("\"1,000.00\"")]
    [InlineData("\"01.00\"")]
    [InlineData("\".5\"")]
    [InlineData("\"1.\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"١\"")]
    [InlineData("\"1000000000000000.00\"")]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("12.345")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task An_amount_is_plain_digits_in_a_string_with_the_decimals_of_its_currency(string amount) => await Refused(
        Valid().ToJsonString().Replace("\"10000.00\"", amount, StringComparison.Ordinal), "/products/0/amount/amount");

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    public async Task From_stage_committed_on_an_amount_is_more_than_nothing(string amount)
    {
        var body = Valid();
        body["stage"] = "committed";
        body["products"]![0]!["amount"]!["amount"] = amount;

        await Refused(body.ToJsonString(), "/products/0/amount/amount");
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("DEM")]
    [InlineData("usd")]
    [InlineData("$")]
    [InlineData("")]
    public async Task A_currency_is_an_active_one_of_ISO_4217(string currency)
    {
        var body = Valid();
        body["products"]![0]!["amount"]!["currency"] = currency;

        await Refused(body.ToJsonString(), "/products/0/amount/currency");
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-23")]
    [InlineData("2028-05-24")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("2027-02-29")]
    [InlineData("2027-1-31")]
    [InlineData("31.01.2027")]
    [InlineData("2027-01-31T00:00:00Z")]
    [InlineData("")]
    public async Task A_deal_is_expected_to_close_after_today_and_within_18_months(string date)
    {
        var body = Valid();
        body["expectedCloseDate"] = date;

        await Refused(body.ToJsonString(), "/expectedCloseDate");
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("Acme \\udc00 GmbH")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("Ac\\u0000me")]
    [InlineData("Ac\\u0007me")]
    [InlineData("Ac\\nme")]
    [InlineData("Ac\\u0085me")]
    public async Task Text_is_well_formed_and_has_no_control_characters(string text)
    {
        foreach (var (member, pointer) in new[]
        {
            ("\"name\":\"Acme\"", "/customer/name"), ("\"country\":\"DE\"", "/customer/country"),
            ("\"source\":\"partnerSourced\"", "/source"),
            ("\"code\":\"analytics\"", "/products/0/code"), ("\"amount\":\"10000.00\"", "/products/0/amount/amount"),
            ("\"externalId\":null", "/externalId"), ("\"website\":\"acme-x.com\"", "/customer/website"),
        })
        {
            var body = Valid("acme-x.com").ToJsonString();
            Assert.Contains(member, body, StringComparison.Ordinal);
            await Refused(body.Replace(member, $"{member.Split(':')[0]}:\"{text}\"", StringComparison.Ordinal), pointer);
        }
    }

    [Theory]
    [InlineData("\\ud800", "")]
    [InlineData("\\u0000", "/\0")]
    [InlineData("sta\\u0000ge", "/sta\0ge")]
    [InlineData("\\u0085", "/\u0085")]
    public async Task Member_names_are_validated_too(string name, string pointer) => await Refused(
        Valid().ToJsonString().Replace("\"stage\":", $"\"{name}\":1,\"stage\":", StringComparison.Ordinal), pointer);

    [Fact]
    public async Task A_total_has_no_more_digits_than_an_amount()
    {
        var body = Valid();
        body["products"] = new JsonArray(Product("analytics", "999999999999999.99", "USD"), Product("platform", "0.01", "USD"));

        await Refused(body.ToJsonString(), "/products");
    }

    [Fact]
    public async Task A_name_is_something_to_read_of_at_most_200_characters()
    {
        var body = Valid();
        body["customer"]!["name"] = "\u200B\uFEFF ";
        await Refused(body.ToJsonString(), "/customer/name");

        body["customer"]!["name"] = string.Concat(Enumerable.Repeat("😀", 201));
        await Refused(body.ToJsonString(), "/customer/name");
    }

    [Fact]
    public async Task A_description_has_line_breaks_and_no_other_control_characters()
    {
        var body = Valid();
        body["description"] = "one\r\ntwo\tthree";

        await Refused(body.ToJsonString(), "/description");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_256_KB_is_too_large_announced_or_not(bool announced)
    {
        var bytes = Encoding.UTF8.GetBytes(Valid().ToJsonString().PadRight((256 * 1024) + 1));
        HttpContent content = announced ? new ByteArrayContent(bytes) : new UnsizedContent(bytes);

        var answer = (await Send(content)).Expect(HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal(("tooLarge", "application/problem+json"), (answer.Problem, answer.ContentHeaders.ContentType?.ToString()));
    }

    private static JsonObject Product(string code, string amount, string currency) =>
        new() { ["code"] = code, ["amount"] = new JsonObject { ["amount"] = amount, ["currency"] = currency } };

    /// <summary>A body whose length nobody knows before its end.</summary>
    private sealed class UnsizedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
