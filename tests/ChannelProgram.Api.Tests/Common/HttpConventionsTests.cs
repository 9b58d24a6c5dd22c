using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChannelProgram.Web.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChannelProgram.Api.Tests.Common;

public sealed class HttpConventionsTests(ApiConventionsHost host) : IClassFixture<ApiConventionsHost>
{
    private static readonly string Kept = $"/v1/things/{ChangeSample.Current.Id}";

    private readonly HttpClient _seller = host.As("seller");

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "notFound")]
    [InlineData("GET", "/nothing", 404, "notFound")]
    [InlineData("GET", "/v1/things/not-an-id", 404, "notFound")]
    [InlineData("DELETE", "/v1/things", 405, "methodNotAllowed")]
    [InlineData("GET", "/v1/things?colour=red", 400, "invalid")]
    [InlineData("GET", "/v1/whoami?colour=red", 400, "invalid")]
    [InlineData("GET", "/v1/things?limit=1&limit=2", 400, "invalid")]
    [InlineData("GET", "/v1/things?after=x", 400, "cursorInvalid")]
    [InlineData("GET", "/v1/things?after=x&limit=0", 400, "invalid")]
    public async Task Every_error_is_a_problem_document(string method, string path, int status, string code)
    {
        var answer = await _seller.SendAsync(new(new(method), path));

        var problem = await Problem(answer);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Empty(answer.Headers.Server);
        Assert.Equal(
            ($"/problems/{code}", code, status),
            (
                problem.GetProperty("type").GetString(), problem.GetProperty("code").GetString(),
                problem.GetProperty("status").GetInt32()));
        Assert.All(["title", "detail", "traceId"], name => Assert.NotEmpty(problem.GetProperty(name).GetString()!));
    }

    [Fact]
    public async Task A_405_names_what_is_allowed_HEAD_with_GET()
    {
        var answer = await _seller.DeleteAsync("/v1/things");

        Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_without_a_body()
    {
        var get = await _seller.GetAsync(Kept);
        var head = await _seller.SendAsync(new(HttpMethod.Head, Kept));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Checks_are_made_in_the_order_that_is_published()
    {
        var large = new string(' ', BufferedRequestBody.MaxBytes + 1);

        Assert.Equal(413, await Status(null, "/v1/things", large, "text/plain", "bad key"));
        Assert.Equal(401, await Status(null, "/v1/things", "[", "text/plain", "bad key"));
        Assert.Equal(403, await Status("reader", "/v1/things", "[", "text/plain", "bad key"));
        Assert.Equal(400, await Status("seller", "/v1/things", "[", "text/plain", "bad key"));
        Assert.Equal(415, await Status("seller", "/v1/things", "[", "text/plain", "key"));
        Assert.Equal(400, await Status("seller", "/v1/things", "[", "application/json", "key"));
        Assert.Equal(403, await Status("seller", "/v1/things", """{"name":"ineligible first"}""", "application/json", "key"));
        Assert.Equal(422, await Status("seller", "/v1/things", "[", "text/plain", "key"));
    }

    [Fact]
    public async Task An_unauthenticated_caller_gets_a_401_even_for_unknown_paths()
    {
        var unknown = await host.As(null).GetAsync(Kept);
        var wrong = await host.As("nobody").GetAsync("/v1/nothing");

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (unknown.StatusCode, unknown.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""),
            (wrong.StatusCode, wrong.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(HttpStatusCode.NoContent, (await host.As(null).PostAsync("/v1/open", null)).StatusCode);
    }

    [Theory]
    [InlineData("reader", "insufficientScope")]
    [InlineData("person", "insufficientRole")]
    public async Task A_forbidden_caller_is_told_what_is_missing(string name, string code) =>
        Assert.Equal(code, (await Problem(await Make(host.As(name), """{"name":"x"}"""))).GetProperty("code").GetString());

    [Theory]
    [InlineData("application/json; charset=utf-8", 201)]
    [InlineData("application/json; charset=\"UTF-8\"", 201)]
    [InlineData("Application/JSON; v=1", 201)]
    [InlineData("application/json; charset=latin1", 415)]
    [InlineData("application/jsonp", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData(null, 415)]
    public async Task Only_JSON_in_UTF_8_is_read(string? contentType, int status)
    {
        var content = new ByteArrayContent("""{"name":"typed"}"""u8.ToArray());
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        Assert.Equal(status, (int)(await _seller.PostAsync("/v1/things", content)).StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity, br")]
    [InlineData("x")]
    public async Task Compressed_JSON_is_refused_with_the_encoding_that_is_not(string encoding)
    {
        var content = Json("""{"name":"packed"}""");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        var refused = await _seller.PostAsync("/v1/things", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Equal("identity", refused.Headers.NonValidated["Accept-Encoding"].ToString());
        Assert.False(refused.Headers.NonValidated.Contains("Accept"));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("Identity")]
    [InlineData("identity, identity")]
    [InlineData("")]
    public async Task Identity_is_the_absence_of_an_encoding(string encoding)
    {
        var content = Json("""{"name":"plain"}""");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        Assert.Equal(HttpStatusCode.Created, (await _seller.PostAsync("/v1/things", content)).StatusCode);
    }

    [Fact]
    public async Task A_refused_media_type_is_answered_with_those_that_are_accepted()
    {
        var post = await _seller.PostAsync("/v1/things", new StringContent("x", Encoding.UTF8, "text/plain"));
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, "application/json"),
            (post.StatusCode, post.Headers.NonValidated["Accept"].ToString()));
        Assert.False(post.Headers.NonValidated.Contains("Accept-Patch"));
        Assert.False(post.Headers.NonValidated.Contains("Accept-Encoding"));

        var patch = await _seller.PatchAsync(Kept, new StringContent("x", Encoding.UTF8, "application/json-patch+json"));
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, "application/json"),
            (patch.StatusCode, patch.Headers.NonValidated["Accept-Patch"].ToString()));
        Assert.False(patch.Headers.NonValidated.Contains("Accept-Encoding"));
    }

    [Theory]
    [InlineData("Expect: 100-continue\r\nContent-Length: 20")]
    [InlineData("Content-Length: 20")]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nIdempotency-Key: k\r\nContent-Type: text/plain")]
    [InlineData("Content-Length: 20\r\nAuthorization: Bearer nobody")]
    public async Task A_stranger_is_answered_before_the_body_arrives(string headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST /v1/things HTTP/1.1\r\nHost: x\r\n{headers}\r\n\r\n"));

        var buffer = new byte[12];
        await socket.GetStream().ReadExactlyAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("HTTP/1.1 401", Encoding.ASCII.GetString(buffer));
    }

    [Fact]
    public async Task Faults_of_types_unknown_members_rules_and_query_are_reported_together()
    {
        var answer =
            await _seller.PostAsync("/v1/things?dry=1", Json("""{"surprise":1,"kind":7,"parts":[{"count":"x"},null]}"""));

        Assert.Equal(
            ["/kind", "/name", "/parts/0/code", "/parts/0/count", "/parts/1", "/surprise", "dry"],
            (await Problem(answer)).GetProperty("errors").EnumerateObject().Select(it => it.Name).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_may_only_be_absent_where_it_is_optional()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _seller.PostAsync("/v1/things", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _seller.PostAsync($"{Kept}/rename", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _seller.PostAsync($"{Kept}/rename", Json("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _seller.PostAsync($"{Kept}/rename", Json("[]"))).StatusCode);
    }

    [Theory]
    [InlineData(BufferedRequestBody.MaxBytes, false, 201)]
    [InlineData(BufferedRequestBody.MaxBytes + 1, false, 413)]
    [InlineData(BufferedRequestBody.MaxBytes, true, 201)]
    [InlineData(BufferedRequestBody.MaxBytes + 1, true, 413)]
    [InlineData(20_000_000, true, 413)]
    public async Task The_body_size_is_limited_with_and_without_a_content_length(int size, bool chunked, int status)
    {
        var body = """{"name":"large"}""".PadRight(size);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/things") { Content = Json(body) };
        request.Headers.TransferEncodingChunked = chunked;
        if (chunked) request.Content.Headers.ContentLength = null;
        request.Headers.ExpectContinue = size > BufferedRequestBody.MaxBytes;

        Assert.Equal(status, (int)(await _seller.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_body_announced_as_too_large_is_refused_before_it_arrives()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        await socket.GetStream().WriteAsync("POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n"u8.ToArray());

        var buffer = new byte[12];
        await socket.GetStream().ReadExactlyAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("HTTP/1.1 413", Encoding.ASCII.GetString(buffer));
    }

    [Fact]
    public async Task A_known_version_is_answered_304()
    {
        var first = await _seller.GetAsync(Kept);
        using var again = new HttpRequestMessage(HttpMethod.Get, Kept);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var answer = await _seller.SendAsync(again);

        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (answer.StatusCode, answer.Headers.ETag));
        Assert.Equal("private, no-cache", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/v1/things/019ab000-0000-7000-8000-000000000002", null, 404)]
    [InlineData(null, null, 428)]
    [InlineData(null, "\"old\"", 412)]
    [InlineData(null, "old", 400)]
    [InlineData(null, "*", 200)]
    [InlineData(null, "current", 200)]
    public async Task A_change_needs_the_current_version(string? path, string? ifMatch, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path ?? Kept) { Content = Json("""{"name":"new"}""") };
        if (ifMatch == "current") ifMatch = (await _seller.GetAsync(Kept)).Headers.ETag!.ToString();
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        Assert.Equal(status, (int)(await _seller.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_to_its_end()
    {
        var (read, after) = (0, "");
        do
        {
            var page = await _seller.GetFromJsonAsync<JsonElement>($"/v1/things?kind=round&limit={50 + read}{after}");
            read += page.GetProperty("items").GetArrayLength();
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : null;
        }
        while (after is not null);

        Assert.Equal(120, read);
    }

    [Fact]
    public async Task An_exception_is_a_500_without_details()
    {
        var answer = await Make(_seller, """{"name":"broken"}""");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await host.CountSamples("broken"));
    }

    [Fact]
    public async Task A_concurrency_conflict_is_retried_and_a_persistent_one_is_a_503()
    {
        var unlucky = await Make(_seller, """{"name":"unlucky"}""");
        var hopeless = await Make(_seller, """{"name":"hopeless"}""");

        Assert.Equal((HttpStatusCode.Created, 1), (unlucky.StatusCode, await host.CountSamples("unlucky")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (hopeless.StatusCode, await host.CountSamples("hopeless")));
        Assert.Equal("1", hopeless.Headers.RetryAfter!.ToString());
    }

    [Fact]
    public async Task An_unreachable_database_is_a_503()
    {
        await using var app = ApiConventionsHost.Build("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", host.Time);
        SampleEndpoints.Map(app);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "seller");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Make(client, """{"name":"x"}""")).StatusCode);
    }

    [Fact]
    public async Task An_operation_without_an_access_rule_fails_the_startup()
    {
        await using var app = ApiConventionsHost.Build("Host=unused", host.Time);
        app.MapGet("/v1/forgotten", () => Results.Ok());

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync());
    }

    private async Task<int> Status(string? name, string path, string body, string contentType, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
            Headers = { { "Idempotency-Key", key } },
        };
        return (int)(await host.As(name).SendAsync(request)).StatusCode;
    }

    private static Task<HttpResponseMessage> Make(HttpClient client, string body) => client.PostAsync("/v1/things", Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static Task<JsonElement> Problem(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();
}
