using System.Text;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>How a request for a token may be written (RFC 6749, 2.3.1, 3.2 and 4.4.2).</summary>
public class TokenRequestTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Grant = "grant_type=client_credentials";
    private static readonly string Secret = DemoSeed.SecretOf("demo-gold");
    private static readonly string Credentials = $"client_id=demo-gold&client_secret={Secret}";
    private static readonly string InHeader = Basic("demo-gold", Secret);

    [Theory]
    [InlineData("a secret")]
    [InlineData("b:c:")]
    [InlineData("c:d+é%")]
    public async Task Id_and_secret_in_basic_are_form_urlencoded(string secret)
    {
        var client = $"client {Guid.NewGuid():N}";
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
            db.Add(ApiClient.System(client, secret, null, ["vendor.deals.read"], host.Clock.Now));
            await db.SaveChangesAsync();
        }

        var encoded = (
            Id: client.Replace(' ', '+'), Secret: Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal));
        Assert.Equal("", await Refused(Grant, Basic(encoded.Id, encoded.Secret)));
        Assert.Equal("", await Refused($"{Grant}&client_id={encoded.Id}&client_secret={encoded.Secret}"));
        Assert.Equal("invalid_client", await Refused(Grant, Basic(encoded.Id, encoded.Secret + "x")));
    }

    [Theory]
    [InlineData("client_id=demo-gold", "")]
    [InlineData("client_id=other", "invalid_request")]
    [InlineData("client_secret=s", "invalid_request")]
    public async Task Naming_itself_in_the_form_beside_basic_is_no_second_sign_in(string more, string error) =>
        Assert.Equal(error, await Refused($"{Grant}&{more}", InHeader));

    [Theory]
    [InlineData("")]
    [InlineData("grant_type=")]
    public async Task A_grant_type_is_required(string body) =>
        Assert.Equal("invalid_request", await Refused($"{body}&{Credentials}"));

    [Theory]
    [InlineData("grant_type=client_credentials&state=%00")]
    [InlineData("grant_type=client_credentials&x=%ff")]
    [InlineData("grant_type=client_credentials&x=%ED%A0%80")]
    [InlineData("grant_type=client_credentials&x=%")]
    [InlineData("grant_type=client_credentials&x=%2")]
    [InlineData("grant_type=client_credentials&x=%+1")]
    [InlineData("grant_type=client_credentials&x=%zz")]
    public async Task What_is_malformed_is_an_invalid_request(string body)
    {
        Assert.Equal("invalid_request", await Refused($"{body}&{Credentials}"));
        Assert.Equal("invalid_request", await Refused($"{body}&{Credentials}&token=x", path: "/connect/introspect"));
    }

    [Theory]
    [InlineData("/connect/token", "grant_type=client_credentials&grant_type=client_credentials")]
    [InlineData("/connect/token", "grant_type=client_credentials&scope=&scope=x")]
    [InlineData("/connect/introspect", "token=x&token=x")]
    [InlineData("/connect/revoke", "token=x&token_type_hint=&token_type_hint=access_token")]
    public async Task A_parameter_is_given_once(string path, string body) =>
        Assert.Equal("invalid_request", await Refused($"{body}&{Credentials}", path: path));

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWJj")]
    [InlineData("basic YQ")]
    [InlineData("Basic //46eA==")]
    [InlineData("Basic YSUwMDpi")]
    [InlineData("Basic YTpi,Basic YTpi")]
    public async Task A_malformed_basic_header_is_an_invalid_request(string authorization)
    {
        Assert.Equal("invalid_request", await Refused(Grant, authorization));
        Assert.Equal("invalid_request", await Refused("token=x", authorization, path: "/connect/revoke"));
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("Digest username=x")]
    public async Task Another_scheme_is_an_invalid_client(string authorization) =>
        Assert.Equal("invalid_client", await Refused($"{Grant}&{Credentials}", authorization));

    [Fact]
    public async Task Without_credentials_it_is_an_invalid_client() => Assert.Equal("invalid_client", await Refused(Grant));

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded; charset=iso-8859-1")]
    [InlineData("application/x-www-form-urlencoded, text/plain")]
    public async Task Anything_but_a_form_in_utf8_is_an_invalid_request(string? contentType) =>
        Assert.Equal("invalid_request", await Refused(Grant, InHeader, contentType));

    [Fact]
    public async Task Unknown_parameters_are_ignored_even_when_repeated() =>
        Assert.Equal(
            "", await Refused($"{Grant}&resource=a&resource=b&state=a&state=b&&=&flag", InHeader, $"{Form};charset=\"UTF-8\""));

    /// <returns>The error; empty: there was none.</returns>
    private async Task<string?> Refused(
        string body, string authorization = "", string? contentType = Form, string path = "/connect/token")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var answer = await host.Nobody.Send(
            HttpMethod.Post, path, content, authorization is "" ? [] : [("Authorization", authorization)]);
        return answer.Status == 200 ? "" : answer.String("error");
    }

    private static string Basic(string id, string secret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
}
