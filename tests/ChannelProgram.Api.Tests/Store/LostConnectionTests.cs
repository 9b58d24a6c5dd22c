using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>The database closed its connections and is there again: nobody is told.</summary>
[Trait("Engine", "postgreSql")]
public class LostConnectionTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_read_a_token_and_the_probe_go_on_on_a_fresh_connection()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        (await host.Nobody.Get("/health/ready")).Expect(HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Gold.Get("/v1/deals")));

        await CloseAll();
        (await host.Gold.Get("/v1/deals")).Expect(HttpStatusCode.OK);
        await CloseAll();
        (await host.Gold.Deal(deal.Id)).Expect(HttpStatusCode.OK);
        await CloseAll();
        (await host.Gold.Get($"/v1/deals/{deal.Id}/timeline")).Expect(HttpStatusCode.OK);
        await CloseAll();
        (await host.Nobody.Get("/health/ready")).Expect(HttpStatusCode.OK);
        await CloseAll();
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.NotEmpty(await new SystemSignIn("demo-gold").Token(http));
        await CloseAll();
        Assert.NotEmpty(await new PersonSignIn("channel@vendor.example").Token(http));
    }

    private Task CloseAll() => host.Database.Execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
}
