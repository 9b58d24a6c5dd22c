using System.Net;
using ChannelProgram.Infrastructure.Store;
using Npgsql;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Registrations that come at the same time are stored together, and yet each stands for itself.</summary>
[Trait("Engine", "postgreSql")]
public class RegistrationBatchTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Concurrent_registrations_take_few_transactions()
    {
        await SendConcurrently(60, ForNewCustomers("warm"));
        var before = await Transactions();

        var answers = await SendConcurrently(60, ForNewCustomers("many"));

        Assert.All(answers, it => it.Expect(HttpStatusCode.Created));
        Assert.InRange(await Transactions() - before, 1, 40);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task One_that_cannot_be_stored_does_not_affect_the_others()
    {
        await host.Database.Execute("ALTER TABLE deals ADD CONSTRAINT ck_poison CHECK (external_id IS DISTINCT FROM 'bad-7')");

        var answers = await SendConcurrently(30, ForNewCustomers("bad"));

        for (var place = 0; place < answers.Length; place++)
            Assert.Equal(place == 7 ? HttpStatusCode.InternalServerError : HttpStatusCode.Created, answers[place].Code);
        Assert.Equal(29L, await host.Database.Query<long>("SELECT count(*) FROM deals WHERE external_id LIKE 'bad-%'"));
        await host.Database.Execute("ALTER TABLE deals DROP CONSTRAINT ck_poison");
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task When_connections_break_each_is_stored_or_told_to_try_again()
    {
        Task<Answer[]> sent;
        await using (await BlockInserts())
        {
            sent = SendConcurrently(30, ForNewCustomers("broken"));
            await Until($"SELECT count(*) > 1 FROM {TestDatabase.WaitingLocks} AND relation = 'deals'::regclass");
            await host.Database.Execute(
                $"SELECT pg_terminate_backend(pid) FROM {TestDatabase.WaitingLocks} AND relation = 'deals'::regclass");
        }

        // 503: one that was carried out individually by then has lost a connection of its own.
        // 409 requestInProgress: a server process that ends holds the lock of the key until it has rolled back.
        var answers = (await sent).Index().ToList();
        Assert.All(answers, it => Assert.True(it.Item.Status == 201 || IsToBeRepeated(it.Item), it.Item.ToString()));
        Assert.Equal(answers.LongCount(it => it.Item.Status == 201), await Stored());

        foreach (var (place, _) in answers.Where(it => IsToBeRepeated(it.Item)))
            (await ForNewCustomers("broken")(place)).Expect(HttpStatusCode.Created);
        Assert.Equal(30, await Stored());

        Task<long> Stored() => host.Database.Query<long>("SELECT count(*) FROM deals WHERE external_id LIKE 'broken-%'");

        static bool IsToBeRepeated(Answer answer) =>
            answer.Status == 503 || (answer.Status == 409 && answer.Problem == "requestInProgress");
    }

    [Fact]
    public async Task A_batch_that_the_database_aborts_is_retried_individually()
    {
        await host.Database.Execute("""
            CREATE SEQUENCE broken_off;
            CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF nextval('broken_off') = 3 THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected'; END IF;
              RETURN NEW; END $$;
            CREATE TRIGGER break_off BEFORE INSERT ON deals FOR EACH ROW EXECUTE FUNCTION break_off();
            """);

        Assert.All(await SendConcurrently(30, ForNewCustomers("again")), it => it.Expect(HttpStatusCode.Created));

        await host.Database.Execute("DROP TRIGGER break_off ON deals");
        Assert.Equal(30L, await host.Database.Query<long>("SELECT count(*) FROM deals WHERE external_id LIKE 'again-%'"));
    }

    [Fact]
    public async Task External_ids_locked_by_another_transaction_do_not_block_other_registrations()
    {
        var deals = await SendConcurrently(3, ForNewCustomers("renamed"));
        await using var source = NpgsqlDataSource.Create(host.Database.ConnectionString);
        await using var other = await source.OpenConnectionAsync();
        Task<Answer[]> stuck;
        await using (var transaction = await other.BeginTransactionAsync())
        {
            for (var place = 0; place < deals.Length; place++)
            {
                await using var command =
                    new NpgsqlCommand(
                        $"UPDATE deals SET reserved_external_id = 'taken-{place}' WHERE id = '{deals[place].Id}'", other);
                await command.ExecuteNonQueryAsync();
            }

            stuck = SendConcurrently(3, ForNewCustomers("taken"));
            Assert.All(await SendConcurrently(30, ForNewCustomers("free")), it => it.Expect(HttpStatusCode.Created));
            Assert.False(stuck.IsCompleted);
        }

        Assert.All(await stuck, it => it.Expect(HttpStatusCode.Created));
    }

    [Fact]
    public async Task A_registration_begins_when_the_last_of_its_locks_is_held()
    {
        var customer = Registration.NewCustomer();
        var known = (await host.Silver.Register(customer)).Expect(HttpStatusCode.Created);
        var account = await host.Database.Query<Guid>($"SELECT account FROM claims WHERE deal = '{known.Id}' LIMIT 1");
        var (began, waits) = (host.Clock.Now, default(Task<Answer>));
        await using (await Locked($"account {account}"))
        {
            waits = host.Gold.Register(customer);
            await Until($"SELECT count(*) > 0 FROM {TestDatabase.WaitingLocks} AND locktype = 'advisory'");
            host.Clock.Now += TimeSpan.FromSeconds(8);
        }

        Assert.Equal(
            began.AddSeconds(8), (await waits).Expect(HttpStatusCode.Created).Json.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_partner_suspended_during_the_wait_is_refused()
    {
        var (partner, customer) = (await host.AddPartner("gold"), Registration.NewCustomer());
        Task<Answer> waits;
        await using (await Locked($"key Domain:{customer}"))
        {
            var own = (await partner.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
            waits = partner.Register(customer);
            await Until($"SELECT count(*) > 0 FROM {TestDatabase.WaitingLocks} AND locktype = 'advisory'");
            await host.Database.Execute(
                $"UPDATE partners SET status = 'Suspended' WHERE id = (SELECT partner FROM deals WHERE id = '{own.Id}')");
        }

        var refused = await waits;
        Assert.Equal((403, "partnerNotActive"), (refused.Status, refused.Problem));
    }

    [Fact]
    public async Task One_that_waits_for_its_customer_does_not_block_others()
    {
        var customer = Registration.NewCustomer();
        Task<Answer> waits;
        await using (await Locked($"key Domain:{customer}"))
        {
            waits = host.Gold.Register(customer, key: "waits");

            Assert.All(await SendConcurrently(30, ForNewCustomers("others")), it => it.Expect(HttpStatusCode.Created));
            Assert.False(waits.IsCompleted);
        }

        (await waits).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Registrations_of_one_customer_are_decided_one_after_the_other()
    {
        var partners = await host.AddPartners(12);
        var customer = Registration.NewCustomer();

        var answers = await Task.WhenAll(partners.Select((it, place) => it.Register(customer, key: $"one-{place}")));

        Assert.All(answers, it => it.Expect(HttpStatusCode.Created));
        Assert.Single(answers, it => it.DealStatus == "approved");
        Assert.Equal(11, answers.Count(it => it.DealStatus == "waitlisted"));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_many_read_at_once_is_read_by_each_as_if_it_were_the_only_one()
    {
        var deal = (await host.Gold.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);
        var path = $"/v1/deals/{deal.Id}";
        var (own, staff) = ((await host.Gold.Get(path)).Text, (await host.ChannelManager.Get(path)).Text);

        var answers = await Task.WhenAll(Enumerable.Range(0, 90).Select(i => (i % 3) switch
        {
            0 => host.Gold.Get(path),
            1 => host.Silver.Get(path),
            _ => host.ChannelManager.Get(path),
        }));

        for (var i = 0; i < answers.Length; i++)
        {
            if (i % 3 == 1) Assert.Equal((404, "notFound"), (answers[i].Status, answers[i].Problem));
            else Assert.Equal(i % 3 == 0 ? own : staff, answers[i].Text);
        }
    }

    private Func<int, Task<Answer>> ForNewCustomers(string name) => place =>
        host.Gold.Register(Registration.NewCustomer(), key: $"{name}-{place}", externalId: $"{name}-{place}");

    private static Task<Answer[]> SendConcurrently(int count, Func<int, Task<Answer>> send) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(send));

    /// <summary>Those that stored a deal: each row names the one that wrote it.</summary>
    private Task<long> Transactions() => host.Database.Query<long>("SELECT count(DISTINCT xmin::text) FROM deals");

    /// <summary>Until its end no deal can be stored.</summary>
    private Task<IAsyncDisposable> BlockInserts() => Held("LOCK TABLE deals IN EXCLUSIVE MODE");

    /// <summary>Until its end somebody else has the lock of this name.</summary>
    private Task<IAsyncDisposable> Locked(string name) => Held($"SELECT pg_advisory_xact_lock({LockKey.Of(name)})");

    private async Task<IAsyncDisposable> Held(string sql)
    {
        var source = NpgsqlDataSource.Create(host.Database.ConnectionString);
        var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return new Hold(source, connection);
    }

    private async Task Until(string sql)
    {
        for (var attempts = 1_000; !await host.Database.Query<bool>(sql); attempts--)
        {
            Assert.True(attempts > 0, "It did not come to that.");
            await Task.Delay(20);
        }
    }

    private sealed class Hold(NpgsqlDataSource source, NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await source.DisposeAsync();
        }
    }
}
