using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>The process dies in mid-work: what it has acknowledged stands, all else is whole or not there.</summary>
[Trait("Engine", "postgreSql")]
[Slow]
public class CrashRecoveryTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private static readonly int Rounds = TestRounds.Of(1, longRun: 20);

    // By the clock of the process, which is the real one.
    private static readonly string Closing = $"{TimeProvider.System.GetUtcNow().AddMonths(6):yyyy-MM-dd}";

    [Fact]
    public async Task A_killed_process_keeps_every_acknowledged_registration_and_no_partial_one()
    {
        var partners = await host.AddPartners(8);
        var (attempts, random) = (new List<Attempt>(), new Random());
        var process = await ChildProcess.Start(host.Database.ConnectionString);
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                var sent = new ConcurrentQueue<Attempt>();
                var (load, enough) = (Load(At(process), round, sent), random.Next(30, 150));
                while (!load.IsCompleted && sent.Count(it => it.Answer is not null) < enough) await Task.Delay(random.Next(20));
                await process.Kill();
                await load;

                process.Dispose();
                process = await ChildProcess.Start(host.Database.ConnectionString);
                var restarted = At(process);
                foreach (var one in sent.Where(it => it.Answer is not null)) await ExpectKept(one, restarted[one.Place]);
                await host.Database.ExpectConsistent();
                foreach (var one in sent.Where(it => it.Answer is null)) await Resend(one, restarted[one.Place]);
                attempts.AddRange(sent);
            }
        }
        finally
        {
            process.Dispose();
        }

        await host.Database.ExpectConsistent();
        Assert.Equal((long)attempts.Count, await host.Database.Query<long>("SELECT count(*) FROM deals"));

        List<Api> At(ChildProcess node) => [.. partners.Select(it => it.At(node.Address))];
    }

    /// <summary>One registration as sent; without an answer nobody knows whether it was stored.</summary>
    private sealed record Attempt(int Place, string Website, string ExternalId, string? Key)
    {
        public Answer? Answer { get; set; }

        public Task<Answer> Send(Api partner) => partner.Post(
            "/v1/deals",
            new CustomerKeys(Website).ToRegistration(["analytics", "support"], closing: Closing, externalId: ExternalId), Key);
    }

    /// <summary>All partners after the same customers, several requests of each at a time, until nobody answers.</summary>
    private static async Task Load(IReadOnlyList<Api> partners, int round, ConcurrentQueue<Attempt> sent)
    {
        var customers = new ConcurrentDictionary<int, string>();
        await Task.WhenAll(partners.SelectMany((partner, place) => Enumerable.Range(0, 3).Select(lane => Task.Run(async () =>
        {
            for (var i = lane; ; i += 3)
            {
                var name = $"r{round}-p{place}-{i}";
                var one = new Attempt(
                    place, customers.GetOrAdd(i, _ => Registration.NewCustomer()), name, Key: i % 2 == 0 ? $"key-{name}" : null);
                sent.Enqueue(one);
                try
                {
                    one.Answer = (await one.Send(partner)).Expect(HttpStatusCode.Created);
                }
                catch (Exception broken) when (broken is HttpRequestException or SocketException)
                {
                    return;
                }
            }
        }))));
    }

    private static async Task ExpectKept(Attempt acknowledged, Api partner)
    {
        var kept = await partner.Get($"/v1/deals/{acknowledged.Answer!.Id}");
        Assert.Equal((HttpStatusCode.OK, acknowledged.Answer.Text), (kept.Code, kept.Text));
        if (acknowledged.Key is null) return;

        var repeat = await acknowledged.Send(partner);
        Assert.Equal((HttpStatusCode.Created, acknowledged.Answer.Text), (repeat.Code, repeat.Text));
        Assert.True(repeat.Headers.Contains("Idempotency-Replayed"));
    }

    /// <summary>What every caller does that got no answer.</summary>
    private async Task Resend(Attempt unanswered, Api partner)
    {
        var stored = await Stored(unanswered);
        var again = await unanswered.Send(partner);

        if (unanswered.Key is not null || stored == 0)
        {
            again.Expect(HttpStatusCode.Created);
            Assert.Equal(stored == 1, again.Headers.Contains("Idempotency-Replayed"));
        }
        else
        {
            Assert.Equal("alreadyRegistered", again.Expect(HttpStatusCode.Conflict).Problem);
        }
        Assert.Equal(1, await Stored(unanswered));
    }

    private Task<long> Stored(Attempt one) =>
        host.Database.Query<long>($"SELECT count(*) FROM deals WHERE external_id = '{one.ExternalId}'");
}
