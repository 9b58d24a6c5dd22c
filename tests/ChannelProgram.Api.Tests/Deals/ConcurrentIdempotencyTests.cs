using System.Net;
using Npgsql;
using static ChannelProgram.Api.Tests.Deals.IdempotencyAssertions;

namespace ChannelProgram.Api.Tests.Deals;

public class ConcurrentIdempotencyTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Each_key_creates_one_deal_however_often_it_is_sent()
    {
        await using var another = host.Another();
        another.StartServer();
        var partners = (await host.AddPartners(6)).Select(it => (Here: it, There: it.At(another.Address))).ToList();
        var customers = Enumerable.Range(0, 20).Select(_ => Registration.NewCustomer()).ToArray();
        var keys = Enumerable.Range(0, TestRounds.Of(40, longRun: 1000)).ToList();

        var kept = new Answer[keys.Count];
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (place, _) =>
        {
            var random = new Random(place);
            var (partner, customer) = (partners[random.Next(partners.Count)], customers[random.Next(customers.Length)]);
            Task<Answer> Send() => (random.Next(2) == 0 ? partner.Here : partner.There)
                .Register(customer, key: $"key-{place}", externalId: $"external-{place}");

            var answers = new List<Answer>();
            // Up to five times, of which some at once.
            for (var left = random.Next(1, 6); left > 0;)
            {
                var atOnce = random.Next(1, left + 1);
                answers.AddRange(await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Send())));
                left -= atOnce;
            }
            kept[place] = ExpectOneAnswer(answers);
            ExpectRepeat(kept[place], await Send());
        });

        foreach (var place in keys)
            Assert.Equal(
                kept[place].Status == 201 ? 1L : 0,
                await host.Database.Query<long>($"SELECT count(*) FROM deals WHERE external_id = 'external-{place}'"));
        Assert.All(kept.Where(it => it.Status != 201), it => Assert.Equal((409, "alreadyRegistered"), (it.Status, it.Problem)));
        await host.Database.ExpectConsistent();
    }

    /// <summary>One came first; the others repeat it, or came while it ran.</summary>
    private static Answer ExpectOneAnswer(IReadOnlyCollection<Answer> answers)
    {
        var first = Assert.Single(answers, it => !IsReplayed(it) && !IsInProgress(it));
        foreach (var other in answers.Where(it => it != first))
            if (IsInProgress(other)) ExpectInProgress(other);
            else ExpectRepeat(first, other);
        return first;
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task While_the_first_is_in_progress_repeats_are_told_to_retry()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());
        Task<Answer> first;
        await using (await BlockInserts())
        {
            first = host.Gold.Register(customer, key: key);
            await WaitForBlockedQuery();

            for (var i = 0; i < 4; i++) ExpectInProgress(await host.Gold.Register(customer, key: key));
            Assert.False(first.IsCompleted);
        }

        ExpectRepeat((await first).Expect(HttpStatusCode.Created), await host.Gold.Register(customer, key: key));
    }

    [Fact]
    public async Task Once_the_first_has_answered_concurrent_repeats_are_replayed()
    {
        for (var round = 0; round < 10; round++)
        {
            var (key, customer) = (NewKey(), Registration.NewCustomer());
            var first = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);

            var repeats = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Gold.Register(customer, key: key)));

            Assert.All(repeats, it => ExpectRepeat(first, it));
        }
    }

    /// <summary>Until the end of this, no deal can be stored: whoever tries waits.</summary>
    private async Task<IAsyncDisposable> BlockInserts()
    {
        var connection = new NpgsqlConnection(host.Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE deals IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    [Trait("Engine", "postgreSql")]
    private async Task WaitForBlockedQuery()
    {
        for (var attempts = 1_000; await host.Database.Query<long>(
            $"SELECT count(*) FROM {TestDatabase.WaitingLocks} AND relation = 'deals'::regclass") == 0; attempts--)
        {
            Assert.True(attempts > 0, "Nobody came to wait.");
            await Task.Delay(20);
        }
    }
}
