using System.Net;
using Npgsql;

namespace ChannelProgram.Api.Tests.Deals;

public class RepeatingRegistrations(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Each_key_makes_one_deal_however_often_and_at_once_it_is_sent()
    {
        await using var another = host.Another();
        another.StartServer();
        var partners = (await host.AddPartners(6)).Select(it => (Here: it, There: it.At(another.Address))).ToList();
        var customers = Enumerable.Range(0, 20).Select(_ => Registration.NewCustomer()).ToArray();
        var keys = Enumerable.Range(0, Long.Or(100, inLongRuns: 1000)).ToList();

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
        await host.Database.ExpectSound();
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

    [Fact]
    public async Task While_the_first_runs_the_others_are_told_to_come_back()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());
        Task<Answer> first;
        await using (await Stuck())
        {
            first = host.Gold.Register(customer, key: key);
            await UntilOneWaitsForALock();

            for (var i = 0; i < 4; i++) ExpectInProgress(await host.Gold.Register(customer, key: key));
            Assert.False(first.IsCompleted);
        }

        ExpectRepeat((await first).Expect(HttpStatusCode.Created), await host.Gold.Register(customer, key: key));
    }

    [Fact]
    public async Task Once_the_first_has_answered_every_repeat_is_answered_even_many_at_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var (key, customer) = (NewKey(), Registration.NewCustomer());
            var first = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);

            var repeats = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Gold.Register(customer, key: key)));

            Assert.All(repeats, it => ExpectRepeat(first, it));
        }
    }

    [Fact]
    public async Task Another_body_or_query_under_the_same_key_is_refused_and_changes_nothing()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());
        var first = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);

        var other = await host.Gold.Register(customer, ["platform"], key: key);
        var asked = await host.Gold.Post("/v1/deals?x=1", Registration.Of(customer), key);

        Assert.All((Answer[])[other, asked], it =>
        {
            Assert.Equal("keyReused", it.Expect(HttpStatusCode.UnprocessableEntity).Problem);
            Assert.False(IsReplayed(it));
        });
        ExpectRepeat(first, await host.Gold.Register(customer, key: key));
        Assert.Equal(1L, await DealsOf(customer));
    }

    [Fact]
    public async Task A_key_is_its_callers_own()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());

        var mine = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);
        var theirs = (await host.Platinum.Register(customer, key: key)).Expect(HttpStatusCode.Created);

        Assert.False(IsReplayed(theirs));
        Assert.NotEqual(mine.Id, theirs.Id);
    }

    [Fact]
    public async Task A_refusal_by_state_is_kept_though_the_state_has_changed_since()
    {
        var (gold, customer, key) = (await host.AddPartner(), Registration.NewCustomer(), NewKey());
        var own = await gold.Register(customer);
        var refused = await gold.Register(customer, key: key);
        Assert.Equal("alreadyRegistered", refused.Expect(HttpStatusCode.Conflict).Problem);

        (await gold.Post($"/v1/deals/{own.Id}/withdraw")).Expect(HttpStatusCode.OK);

        ExpectRepeat(refused, await gold.Register(customer, key: key));
        (await gold.Register(customer, key: NewKey())).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_refusal_by_eligibility_is_kept_though_the_tier_has_changed_since()
    {
        var (partner, customer, key) = (await host.AddPartner("registered"), Registration.NewCustomer(), NewKey());
        var refused = await partner.Register(customer, key: key);
        Assert.Equal("tierCannotRegister", refused.Expect(HttpStatusCode.Forbidden).Problem);

        await host.Database.Execute("UPDATE partners SET tier = 'gold' WHERE tier = 'registered'");

        ExpectRepeat(refused, await partner.Register(customer, key: key));
        (await partner.Register(customer, key: NewKey())).Expect(HttpStatusCode.Created);
        Assert.Equal(1L, await DealsOf(customer));
    }

    [Fact]
    public async Task What_was_not_valid_or_not_allowed_uses_no_key_up()
    {
        var (key, customer) = (NewKey(), Registration.NewCustomer());

        (await host.Gold.Register(customer, amount: "1e400", key: key)).Expect(HttpStatusCode.BadRequest);
        (await host.Gold.PostText("/v1/deals", "{", ("Idempotency-Key", key))).Expect(HttpStatusCode.BadRequest);
        (await host.Gold.WithScope("deals.read").Register(customer, key: key)).Expect(HttpStatusCode.Forbidden);

        var first = await host.Gold.Register(customer, key: key);
        Assert.False(IsReplayed(first.Expect(HttpStatusCode.Created)));
        ExpectRepeat(first, await host.Gold.Register(customer, key: key));
    }

    [Fact]
    public async Task An_action_is_repeated_by_its_key_too()
    {
        var deal = await host.Gold.Register(Registration.NewCustomer());
        var other = await host.Gold.Register(Registration.NewCustomer());
        var key = NewKey();

        var first = (await host.Gold.Post($"/v1/deals/{deal.Id}/withdraw", key: key)).Expect(HttpStatusCode.OK);

        ExpectRepeat(first, await host.Gold.Post($"/v1/deals/{deal.Id}/withdraw", key: key));
        Assert.Equal("statusForbids", (await host.Gold.Post($"/v1/deals/{deal.Id}/withdraw")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(other.Id, (await host.Gold.Post($"/v1/deals/{other.Id}/withdraw", key: key)).Expect(HttpStatusCode.OK).Id);
    }

    [Fact]
    public async Task Another_node_repeats_what_one_has_answered()
    {
        await using var another = host.Another();
        another.StartServer();
        var (key, customer) = (NewKey(), Registration.NewCustomer());

        var first = (await host.Gold.Register(customer, key: key)).Expect(HttpStatusCode.Created);

        ExpectRepeat(first, await host.Gold.At(another.Address).Register(customer, key: key));
        Assert.Equal(1L, await DealsOf(customer));
    }

    private static void ExpectRepeat(Answer first, Answer repeat)
    {
        Assert.Equal((first.Status, first.Text, first.ETag), (repeat.Status, repeat.Text, repeat.ETag));
        Assert.Equal(first.Headers.Location, repeat.Headers.Location);
        Assert.Equal(first.ContentHeaders.ContentType, repeat.ContentHeaders.ContentType);
        Assert.True(IsReplayed(repeat));
    }

    private static void ExpectInProgress(Answer answer)
    {
        Assert.Equal("requestInProgress", answer.Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("1", answer.Headers.RetryAfter?.ToString());
        Assert.False(IsReplayed(answer));
    }

    private static bool IsReplayed(Answer answer) =>
        answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.SequenceEqual(["true"]);

    private static bool IsInProgress(Answer answer) => answer.Status == 409 && answer.Problem == "requestInProgress";

    private static string NewKey() => Guid.NewGuid().ToString();

    private Task<long> DealsOf(string website) =>
        host.Database.Query<long>($"SELECT count(*) FROM deals WHERE customer_website = '{website}'");

    /// <summary>Until the end of this, no deal can be stored: whoever tries waits.</summary>
    private async Task<IAsyncDisposable> Stuck()
    {
        var connection = new NpgsqlConnection(host.Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE deals IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task UntilOneWaitsForALock()
    {
        while (await host.Database.Query<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'deals'::regclass") == 0)
            await Task.Delay(20);
    }
}
