using System.Net;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Tests that send registrations of which nothing may be stored.</summary>
public abstract class ValidationTestBase(ChannelHost host) : IAsyncLifetime
{
    private string _rows = "";

    public async Task InitializeAsync() => _rows = await host.Rows();

    public async Task DisposeAsync() => Assert.Equal(_rows, await host.Rows());

    /// <summary>A registration with nothing wrong about it, to be spoilt.</summary>
    protected static JsonObject Valid(string website = "acme.com")
    {
        var body = DealActions.Json(website);
        body["customer"]!["name"] = "Acme";
        return body;
    }

    /// <summary>Sends it and sees exactly these places blamed.</summary>
    protected async Task<Answer> Refused(string body, params string[] pointers)
    {
        var answer = (await Send(body)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(("invalid", "application/problem+json"), (answer.Problem, answer.ContentHeaders.ContentType?.ToString()));
        Assert.Equal(pointers, answer.Faults);
        Assert.All(
            answer.Json.GetProperty("errors").EnumerateObject(),
            it => Assert.All(it.Value.EnumerateArray(), told => Assert.NotEmpty(told.GetString()!)));
        return answer;
    }

    protected Task<Answer> Send(string body) => host.Gold.PostText("/v1/deals", body);

    protected Task<Answer> Send(HttpContent content)
    {
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return host.Gold.Send(HttpMethod.Post, "/v1/deals", content);
    }
}
