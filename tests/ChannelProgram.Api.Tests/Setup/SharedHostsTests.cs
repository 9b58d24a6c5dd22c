using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Setup;

[Slow]
[Trait("Engine", "postgreSql")]
public class SharedHostsTests
{
    private const string Page = "https://pages.vendor.com/other";

    [Fact]
    public async Task A_host_that_the_program_adds_makes_no_key_and_the_command_detaches_those_it_made()
    {
        await using var installation = await Installation.Make();
        await using (var before = installation.Start())
        {
            using var partner = await Installation.SignedIn(await before.Listening());
            Assert.Equal("approved", await Register(partner, new("https://pages.vendor.com/one", Name: "Otterburn Mills")));
            Assert.Equal("alreadyRegistered", await Register(partner, new(Page, Name: "Zenith Papermill")));
        }

        await installation.Database.Execute(
            """
            UPDATE program_versions SET document = replace(document, '"sharedHosts":[]', '"sharedHosts":["pages.vendor.com"]')
            """);
        Assert.Equal(
            (1, "The command find-shared-keys has no option --detatch; it has --detach."), await Find(installation, "--detatch"));
        Assert.Equal((0, "1 found."), await Find(installation));
        Assert.Equal((0, "1 found, 1 detached."), await Find(installation, "--detach"));
        Assert.Equal((0, "0 found, 0 detached."), await Find(installation, "--detach"));
        Assert.Equal(0L, await installation.Database.Query<long>("SELECT count(*) FROM account_keys"));

        await using var node = installation.Start();
        using var http = await Installation.SignedIn(await node.Listening());
        Assert.Equal("noStrongKey", await Register(http, new(Page, Name: "Zenith Papermill")));
        Assert.Equal("approved", await Register(http, new(Page, Duns: "150483782", Name: "Zenith Papermill")));
        Assert.Equal("150483782", await installation.Database.Query<string>("SELECT value FROM account_keys"));
    }

    /// <summary>The exit code and the last line.</summary>
    private static async Task<(int Code, string Said)> Find(Installation installation, params string[] options)
    {
        await using var node = Node.Start("Production", installation.Settings(), ["find-shared-keys", .. options]);
        return (await node.Stopped(), node.Said.Trim().Split('\n')[^1].Trim());
    }

    /// <summary>The status of the deal, or why there is none.</summary>
    private static async Task<string> Register(HttpClient partner, CustomerKeys customer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/deals")
        {
            Content = JsonContent.Create(customer.ToRegistration(["analytics"])),
            Headers = { { "Idempotency-Key", $"{Guid.NewGuid()}" } },
        };
        using var answer = await partner.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty(answer.StatusCode is HttpStatusCode.Created ? "status" : "code").GetString()!;
    }
}
