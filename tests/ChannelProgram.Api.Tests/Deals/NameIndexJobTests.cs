using System.Net;
using System.Text.Json;
using ChannelProgram.Infrastructure.Store;
using Npgsql;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>A job goes through the names of all accounts, once.</summary>
[Trait("Engine", "postgreSql")]
public class NameIndexJobTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Words_are_counted_once_however_often_and_on_however_many_nodes_the_job_runs()
    {
        await Register("Hobbledown Tannery", "GB");
        await Register("Hobbledown Hobbledown Quarries", "GB");
        await host.RunJobs();
        var tooEarly = await CountOf("hobbledown");

        host.Clock.Now += TimeSpan.FromMinutes(11);
        await Task.WhenAll(host.RunJobs(), host.RunJobs(), host.RunJobs());
        await host.RunJobs();

        Assert.Equal((0L, 2L), (tooEarly, await CountOf("hobbledown")));
        Assert.Equal(
            await host.Database.Query<long>("SELECT count(*) FROM accounts"),
            await host.Database.Query<long>("SELECT accounts FROM name_index_progress"));

        // What comes later is added to what there is.
        await Register("Hobbledown Weavers", "GB");
        host.Clock.Now += TimeSpan.FromMinutes(11);
        await host.RunJobs();
        Assert.Equal(3L, await CountOf("hobbledown"));
    }

    [Fact]
    public async Task While_another_node_runs_the_job_this_one_skips_it()
    {
        await Register("Snettisham Ropery", "GB");
        host.Clock.Now += TimeSpan.FromMinutes(11);
        await using var source = NpgsqlDataSource.Create(host.Database.ConnectionString);
        await using (var other = await source.OpenConnectionAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({LockKey.Of("names")})", other);
            await command.ExecuteNonQueryAsync();

            await host.RunJobs();
            Assert.Equal(0L, await CountOf("snettisham"));
        }

        await host.RunJobs();
        Assert.Equal(1L, await CountOf("snettisham"));
    }

    [Fact]
    public async Task Missing_or_outdated_name_keys_are_rebuilt()
    {
        await Register("Ebbesbourne Cutlery", "GB");
        var keys = await KeysOf("Ebbesbourne Cutlery");
        await host.Database.Execute("""
            DELETE FROM account_name_keys WHERE account = (SELECT id FROM accounts WHERE name = 'Ebbesbourne Cutlery');
            INSERT INTO account_name_keys (key, account, name, country) SELECT 'of old', id, 'Another name', 'FR' FROM accounts WHERE name = 'Ebbesbourne Cutlery';
            UPDATE accounts SET name_rules_version = 'names-0' WHERE name = 'Ebbesbourne Cutlery';
            UPDATE name_index_progress SET rules = 'names-0';
            """);

        host.Clock.Now += TimeSpan.FromMinutes(11);
        await host.RunJobs();

        Assert.NotEqual("", keys);
        Assert.Equal(keys, await KeysOf("Ebbesbourne Cutlery"));
        Assert.Equal(0L, await host.Database.Query<long>("SELECT count(*) FROM accounts WHERE name_rules_version <> 'names-2'"));
        // By the rules of today all words are counted anew.
        Assert.Equal(1L, await CountOf("ebbesbourne"));
        Assert.Equal(
            await host.Database.Query<long>("SELECT count(*) FROM accounts"),
            await host.Database.Query<long>("SELECT accounts FROM name_index_progress"));
    }

    [Fact]
    public async Task Words_that_many_accounts_have_weigh_less()
    {
        await Register("Thistlewaite Limpet", "GB");
        var before = await WeightOf("thistlewaite", await Register("Thistlewaite Limpett", "GB"));

        for (var number = 0; number < 12; number++) await Register($"Thistlewaite {Registration.NameOf($"{number}")}", "GB");
        host.Clock.Now += TimeSpan.FromMinutes(11);
        await host.RunJobs();

        Assert.InRange(await WeightOf("thistlewaite", await Register("Thistlewaite Limpeta", "GB")), 1, before - 100);
    }

    private async Task<int> WeightOf(string word, Answer deal) =>
        (await host.ChannelManager.Get($"/v1/deals/{deal.Id}/matching")).Expect(HttpStatusCode.OK)
        .Json.GetProperty("candidates")[0].GetProperty("words").EnumerateArray()
        .Single(it => it.GetProperty("word").GetString() == word).GetProperty("weight").GetInt32();

    private Task<long> CountOf(string stem) =>
        host.Database.Query<long>($"SELECT coalesce(max(accounts), 0) FROM name_words WHERE stem = '{stem}'");

    private Task<string> KeysOf(string name) => host.Database.Query<string>($"""
        SELECT coalesce(string_agg(key || ' of ' || name || ', ' || country, '; ' ORDER BY key), '') FROM account_name_keys
        WHERE account = (SELECT id FROM accounts WHERE name = '{name}')
        """);

    private async Task<Answer> Register(string name, string country)
    {
        var body = JsonSerializer.SerializeToNode(Registration.Of(Registration.NewCustomer()))!.AsObject();
        (body["customer"]!["name"], body["customer"]!["country"]) = (name, country);
        return (await host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
    }
}
