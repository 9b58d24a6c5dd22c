using System.Text;
using ChannelProgram.Web.Identity;
using Microsoft.AspNetCore.Http;

namespace ChannelProgram.Api.Tests.Identity;

public class TokenRequestTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Grant = "grant_type=client_credentials";

    [Fact]
    public async Task Credentials_come_by_basic_or_in_the_form()
    {
        var (byBasic, _) = await Read(Grant + "&scope=deals.read", Basic("demo", "s3cret"));
        var (byForm, _) = await Read(Grant + "&client_id=demo&client_secret=s3cret");

        Assert.Equal(new TokenRequest(new("demo", "s3cret"), "deals.read"), byBasic);
        Assert.Equal(new TokenRequest(new("demo", "s3cret"), null), byForm);
    }

    [Fact]
    public async Task Id_and_secret_in_basic_are_form_urlencoded() =>
        Assert.Equal(new("a b", "c:d+é"), (await Read(Grant, Basic("a+b", "c%3Ad%2B%C3%A9"))).Request?.Client);

    [Fact]
    public async Task A_secret_may_hold_colons() =>
        Assert.Equal(new("a", "b:c:"), (await Read(Grant, Basic("a", "b:c:"))).Request?.Client);

    [Fact]
    public async Task Naming_itself_in_the_form_beside_basic_is_no_second_sign_in()
    {
        Assert.NotNull((await Read(Grant + "&client_id=demo", Basic("demo", "s"))).Request);
        Assert.Equal("invalid_request", await Refused(Grant + "&client_id=other", Basic("demo", "s")));
        Assert.Equal("invalid_request", await Refused(Grant + "&client_secret=s", Basic("demo", "s")));
    }

    [Theory]
    [InlineData("client_id=a&client_secret=b")]
    [InlineData("grant_type=&client_id=a&client_secret=b")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials&client_id=a&client_secret=b")]
    [InlineData("grant_type=client_credentials&scope=&scope=x&client_id=a&client_secret=b")]
    [InlineData("grant_type=client_credentials&client_id=%00")]
    [InlineData("grant_type=client_credentials&client_id=%ff")]
    [InlineData("grant_type=client_credentials&client_id=%ED%A0%80")]
    [InlineData("grant_type=client_credentials&client_id=%")]
    [InlineData("grant_type=client_credentials&client_id=%2")]
    [InlineData("grant_type=client_credentials&client_id=%+1")]
    [InlineData("grant_type=client_credentials&client_id=%zz")]
    public async Task What_is_malformed_missing_or_repeated_is_an_invalid_request(string body) =>
        Assert.Equal("invalid_request", await Refused(body));

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWJj")]
    [InlineData("basic YQ")]
    [InlineData("Basic //46eA==")]
    [InlineData("Basic YSUwMDpi")]
    [InlineData("Basic YTpi,Basic YTpi")]
    public async Task A_malformed_basic_header_is_an_invalid_request(string authorization) =>
        Assert.Equal("invalid_request", await Refused(Grant, authorization));

    [Theory]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Bearer abc")]
    [InlineData("Digest username=x")]
    public async Task Without_a_sign_in_that_is_known_here_it_is_an_invalid_client(string authorization) =>
        Assert.Equal("invalid_client", await Refused(Grant, authorization));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded; charset=iso-8859-1")]
    [InlineData("application/x-www-form-urlencoded, text/plain")]
    public async Task Anything_but_a_form_in_utf8_is_an_invalid_request(string? contentType) =>
        Assert.Equal("invalid_request", await Refused(Grant, Basic("a", "b"), contentType));

    [Fact]
    public async Task Unknown_parameters_are_ignored_even_when_repeated() =>
        Assert.NotNull(
            (await Read(Grant + "&resource=a&resource=b&&=&flag", Basic("a", "b"), Form + ";charset=\"UTF-8\"")).Request);

    [Fact]
    public async Task Other_grants_are_unsupported() =>
        Assert.Equal("unsupported_grant_type", await Refused("grant_type=password", Basic("a", "b")));

    [Fact]
    public async Task A_long_body_is_refused_without_being_read_to_its_end()
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Grant + "&scope=" + new string('a', 1_000_000)));

        Assert.Equal("invalid_request", (await Read(body, Basic("a", "b"), Form)).Error?.Error);
        Assert.True(body.Position < 100_000);
    }

    private static async Task<string?> Refused(string body, string authorization = "", string? contentType = Form) =>
        (await Read(body, authorization, contentType)).Error?.Error;

    private static Task<(TokenRequest? Request, TokenErrorResponse? Error)> Read(
        string body, string authorization = "", string? contentType = Form) =>
        Read(new MemoryStream(Encoding.UTF8.GetBytes(body)), authorization, contentType);

    private static Task<(TokenRequest? Request, TokenErrorResponse? Error)> Read(
        Stream body, string authorization, string? contentType)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = body;
        request.ContentType = contentType;
        if (authorization.Length > 0) request.Headers.Authorization = authorization;
        return TokenRequest.Read(request, CancellationToken.None);
    }

    private static string Basic(string id, string secret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
}
