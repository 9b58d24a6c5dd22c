using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>Registrations of one batch look for similar names together.</summary>
[Trait("Engine", "postgreSql")]
public class BatchNameSearchTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_name_finds_the_same_accounts_in_a_batch_with_a_very_common_name()
    {
        var rare = CompanyName.Read("Quillhaven Perambulators", "GB");
        var busy = CompanyName.Read("Northgate Industrial Fastening Components", "GB");
        // More than are compared with two names share two keys with the busy one; one account shares a single key with the rare
        // one.
        await Insert(busy.Keys.Take(2), "Fastening Works", count: 1000);
        if (busy.Keys.Count >= 4) await Insert(busy.Keys.Skip(2).Take(2), "Component Works", count: 1000);
        await Insert(rare.Keys.Take(1), "Quillhaven Perambulators", count: 1);

        using var scope = host.Services.CreateScope();
        var (db, queries) = (
            scope.ServiceProvider.GetRequiredService<ChannelDb>(), scope.ServiceProvider.GetRequiredService<AccountQueries>());
        var individually = await SimilarNameSearch.Find(db, queries, rare, default);
        var together = await SimilarNameSearch.Find(db, queries, [rare, busy], default);

        Assert.Single(individually.Accounts);
        Assert.Equal(individually.Accounts.Select(it => it.Account), together[0].Accounts.Select(it => it.Account));
        Assert.Equal(individually.Compared, together[0].Compared);
        Assert.Equal((await SimilarNameSearch.Find(db, queries, busy, default)).Compared, together[1].Compared);
    }

    private async Task Insert(IEnumerable<string> keys, string name, int count)
    {
        var values = string.Join(", ", keys.Select(it => $"('{it}')"));
        await host.Database.Execute($"""
            ALTER TABLE account_name_keys DISABLE TRIGGER ALL;
            WITH made AS MATERIALIZED (SELECT gen_random_uuid() AS account FROM generate_series(1, {count}))
            INSERT INTO account_name_keys (account, key, name, country)
            SELECT account, key, '{name}', 'GB' FROM made CROSS JOIN (VALUES {values}) AS keys (key);
            ALTER TABLE account_name_keys ENABLE TRIGGER ALL;
            """);
    }
}
