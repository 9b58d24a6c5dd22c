using System.Diagnostics;
using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Jobs;

/// <summary>A job dies in the middle of its run: what it did stands, and the next runs do the rest, once.</summary>
[Trait("Engine", "postgreSql")]
[Slow]
public class KilledJobTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const int Deals = 120;

    private const string Expired = "SELECT count(*) FROM audit WHERE action = 'deal.expired'";

    [Fact]
    public async Task A_job_killed_in_the_middle_and_run_twice_ends_every_protection_once()
    {
        // The other process goes by the real clock: by then all of these are over.
        host.Clock.Now = TimeProvider.System.GetUtcNow().AddDays(-31);
        var (holder, waiting) = (await host.AddPartner(), await host.AddPartner());
        var customers = Enumerable.Range(0, Deals).Select(_ => Registration.NewCustomer()).ToList();
        foreach (var some in customers.Chunk(20))
        {
            await Task.WhenAll(some.Select(it => Register(holder, it)));
            await Task.WhenAll(some.Select(it => Register(waiting, it)));
        }

        long done;
        using (var process = await ChildProcess.Start(
            host.Database.ConnectionString, ("Jobs:Every:expire-deals", "00:00:01")))
        {
            var waited = Stopwatch.StartNew();
            while (await host.Database.Query<long>(Expired) == 0 && waited.Elapsed < TimeSpan.FromMinutes(2))
                await Task.Delay(2);
            await process.Kill();
            done = await host.Database.Query<long>(Expired);
        }

        Assert.InRange(done, 1, Deals - 1);
        await host.Database.ExpectConsistent();
        host.Clock.Now = TimeProvider.System.GetUtcNow();
        await host.RunJobs();
        await host.RunJobs();

        Assert.Equal(Deals, await host.Database.Query<long>(Expired));
        Assert.Equal(Deals, await host.Database.Query<long>("SELECT count(*) FROM audit WHERE action = 'deal.offered'"));
        Assert.Equal(Deals, await host.Database.Query<long>("SELECT count(*) FROM claims WHERE state = 'Offered'"));
        await host.Database.ExpectConsistent();
    }
    private async Task Register(Api partner, string website) => (await partner.Post("/v1/deals", new CustomerKeys(website)
        .ToRegistration(["analytics"], closing: $"{host.Clock.Now.AddMonths(6):yyyy-MM-dd}"))).Expect(HttpStatusCode.Created);
}
