using System.Net;
using ChannelProgram.Infrastructure.Store;
using Npgsql;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What stands behind the lock on the customer.</summary>
public class UniqueIndexTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Trait("Engine", "postgreSql")]
    [Theory]
    [InlineData("ux_claims_one_holder", "rival", "'Held'")]
    [InlineData("ux_claims_once_per_partner", "holder", "'Waitlisted'")]
    public async Task The_database_accepts_no_second_claim(string wall, string whose, string state)
    {
        var customer = Registration.NewCustomer();
        var holder = (await host.Gold.Register(customer)).Expect(HttpStatusCode.Created);
        var rival = (await host.Platinum.Register(customer)).Expect(HttpStatusCode.Created);
        var (deal, partnerOf) = (rival.Id, whose == "rival" ? rival.Id : holder.Id);
        await host.Database.Execute($"UPDATE claims SET state = 'Released' WHERE deal = '{deal}'");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.Database.Execute($"""
            INSERT INTO claims (partner, account, unit, product_line, state, has_priority, deal)
            SELECT (SELECT partner FROM deals WHERE id = '{partnerOf}'), account, unit, product_line, {state}, false, '{deal}'
            FROM claims WHERE deal = '{holder.Id}'
            """));

        Assert.Equal((PostgresErrorCodes.UniqueViolation, wall), (refused.SqlState, refused.ConstraintName));
    }

    [Trait("Engine", "postgreSql")]
    [Theory]
    [InlineData("partner = NULL, deal = NULL")]
    [InlineData("partner = NULL")]
    [InlineData("deal = NULL")]
    public async Task The_database_accepts_no_claim_without_exactly_one_owner(string holder)
    {
        var deal = (await host.Gold.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            host.Database.Execute($"UPDATE claims SET {holder} WHERE deal = '{deal.Id}'"));

        Assert.Equal((PostgresErrorCodes.CheckViolation, "ck_claims_holder"), (refused.SqlState, refused.ConstraintName));
    }

    /// <summary>Different customers, so no lock in common: only the index can tell.</summary>
    [Fact]
    public async Task Of_concurrent_registrations_with_one_external_id_one_is_stored()
    {
        for (var round = 0; round < TestRounds.Of(5, longRun: 100); round++)
        {
            var externalId = $"crm-{Guid.NewGuid():N}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
                host.Gold.Register(Registration.NewCustomer(), externalId: externalId)));

            Assert.Single(answers, it => it.Code == HttpStatusCode.Created);
            Assert.Equal(5, answers.Count(it => it.Status == 409 && it.Problem == "externalIdInUse"));
        }
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_lock_timeout_is_answered_busy_and_a_retry_succeeds()
    {
        var customer = Registration.NewCustomer();
        await using var source = NpgsqlDataSource.Create(host.Database.ConnectionString);
        await using var other = await source.OpenConnectionAsync();
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var command =
                new NpgsqlCommand($"SELECT pg_advisory_xact_lock({LockKey.Of($"key Domain:{customer}")})", other);
            await command.ExecuteNonQueryAsync();

            var busy = await host.Gold.Register(customer, key: "again");
            Assert.Equal((503, "busy", "1"), (busy.Status, busy.Problem, busy.Headers.RetryAfter?.ToString()));
        }

        Assert.Equal("approved", (await host.Gold.Register(customer, key: "again")).Expect(HttpStatusCode.Created).DealStatus);
    }
}
