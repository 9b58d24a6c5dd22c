using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.VendorClaims;

namespace ChannelProgram.Api.Tests.Common;

/// <summary>What a path means is decided once and exactly.</summary>
public class PathTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private readonly string _prefix = $"{Guid.NewGuid():N}";

    [Theory]
    [InlineData("%2F7", "/7")]
    [InlineData("%252F7", "%2F7")]
    [InlineData("%25ff", "%ff")]
    [InlineData("+7", "+7")]
    [InlineData("%20%C3%A9", " é")]
    public async Task An_external_id_is_decoded_once(string inPath, string id)
    {
        var made = (await host.Crm.PutAccount(_prefix + inPath, new { name = "Acme", country = "DE" }))
            .Expect(HttpStatusCode.Created);

        Assert.Equal([_prefix + id], made.Json.GetProperty("externalIds").EnumerateArray().Select(it => it.GetString()!));
        var filter = $"externalId={Uri.EscapeDataString(_prefix + id)}";
        Assert.Equal([Guid.Parse(made.Id)], await host.Crm.Accounts(filter));
        var read = (await host.Crm.Get($"/v1/accounts/by-external-id/{_prefix + inPath}")).Expect(HttpStatusCode.OK);
        Assert.Equal(made.Id, read.Id);

        var claim = (await host.Crm.Send(
            HttpMethod.Put, $"/v1/vendor-claims/by-external-id/{_prefix + inPath}",
            JsonContent.Create(new { kind = "named", account = made.Id, externalId = _prefix + id })))
            .Expect(HttpStatusCode.Created);
        Assert.Equal(_prefix + id, claim.String("externalId"));
        Assert.Equal(claim.Id, (await host.Crm.Get($"/v1/vendor-claims/by-external-id/{_prefix + inPath}")).Id);
        var listed = (await host.Crm.Get($"/v1/vendor-claims?{filter}")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            [claim.Id], listed.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Two_external_ids_are_never_one_request()
    {
        var key = $"{Guid.NewGuid()}";
        var (slash, escaped) = (await Put("%2F7"), await Put("%252F7"));

        Assert.NotEqual(slash.Id, escaped.Id);

        async Task<Answer> Put(string id) => (await host.Crm.Send(
            HttpMethod.Put, $"/v1/accounts/by-external-id/{_prefix + id}",
            JsonContent.Create(new { name = "Acme", country = "DE" }),
            ("Idempotency-Key", key))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_external_id_that_is_no_UTF_8_is_refused() => Assert.Equal(
        ["externalId"], (await host.Crm.Get("/v1/accounts/by-external-id/%ff")).Expect(HttpStatusCode.BadRequest).Faults);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task What_no_path_can_hold_is_no_external_id(string id)
    {
        var account = (await host.FreeCustomer()).Account;

        var refused = (await host.Crm.Claims(account, externalId: id)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["/externalId"], refused.Faults);
    }

    [Theory]
    [InlineData("GET", "/v1/deals/check", "POST")]
    [InlineData("PATCH", "/v1/deals/check", "POST")]
    [InlineData("GET", "/v1/work/decide", "POST")]
    [InlineData("POST", "/v1/vendor-claims/by-external-id/end", "GET, HEAD, PUT")]
    public async Task A_fixed_path_is_not_taken_for_an_id(string method, string path, string allowed)
    {
        var answer = (await host.ChannelManager.Send(new(method), path, null)).Expect(HttpStatusCode.MethodNotAllowed);

        Assert.Equal("methodNotAllowed", answer.Problem);
        Assert.Equal(allowed.Split(", "), answer.ContentHeaders.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deal_is_read_by_its_number_too_by_its_own_partner()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var number = deal.String("number")!;

        Assert.Equal(deal.Id, (await host.Gold.Deal(number)).Expect(HttpStatusCode.OK).Id);
        Assert.Equal(deal.Id, (await host.Gold.Deal(number.ToLowerInvariant().Replace("-", ""))).Expect(HttpStatusCode.OK).Id);
        Assert.Equal(deal.Id, (await host.ChannelManager.Deal(number)).Expect(HttpStatusCode.OK).Id);
        Assert.Equal("notFound", (await host.Silver.Deal(number)).Expect(HttpStatusCode.NotFound).Problem);
        Assert.Equal("notFound", (await host.Gold.Deal("DR-00000000")).Expect(HttpStatusCode.NotFound).Problem);
    }

    [Theory]
    [InlineData("/v1/deals?customer=%ff%fe", "customer")]
    [InlineData("/v1/deals?externalId=a%C3", "externalId")]
    [InlineData("/v1/deals?limit=%zz", "limit")]
    [InlineData("/v1/deals?%ff=1", "")]
    public async Task A_query_that_is_no_UTF_8_is_refused(string path, string member) =>
        Assert.Contains(member, (await host.Gold.Get(path)).Expect(HttpStatusCode.BadRequest).Faults);

    [Fact]
    public async Task A_list_given_twice_is_to_be_joined_by_commas()
    {
        var refused = (await host.Gold.Get("/v1/deals?status=approved&status=submitted")).Expect(HttpStatusCode.BadRequest);

        Assert.Contains("join its values by commas", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_may_be_absent_may_be_null()
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());

        (await host.ChannelManager.PostText($"/v1/deals/{deal.Id}/approve", " null ")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_root_leads_to_the_documentation_and_the_document_has_an_ETag_and_its_own_address()
    {
        var root = await host.Nobody.Get("/");
        Assert.Equal((HttpStatusCode.Found, "docs/"), (root.Code, root.Headers.Location!.OriginalString));

        var document = (await host.Nobody.Get("/openapi/v1.json")).Expect(HttpStatusCode.OK);
        Assert.StartsWith("http://", document.Json.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal(
            HttpStatusCode.NotModified,
            (await host.Nobody.Get("/openapi/v1.json", ("If-None-Match", document.ETag!))).Code);
        var packed = await host.Nobody.Get("/openapi/v1.json", ("Accept-Encoding", "gzip"));
        Assert.Equal(["gzip"], packed.ContentHeaders.ContentEncoding);
    }
}
