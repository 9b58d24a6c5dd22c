using System.Net;
using ChannelProgram.Api.Tests.Conflicts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.VendorClaims;
using ChannelProgram.Api.Tests.Work;
using ChannelProgram.Infrastructure.Store;
using Npgsql;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>What only registrations that ended without a win said of a customer is not believed any more.</summary>
public class DropAccountKeyTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_key_of_an_ended_registration_is_dropped_unless_another_used_it()
    {
        var customer = CustomerKeys.New();
        var first = await host.Gold.Registered(customer with { Duns = null, TaxId = null });
        var second = await host.Platinum.Registered(customer with { TaxId = null });
        var account = await host.AccountOf(first);
        Assert.Equal($"{customer.Duns} {customer.Website}", await host.KeysOf(account));

        (await host.Platinum.Withdraw(second.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(customer.Website, await host.KeysOf(account));
        Assert.Equal("approved", (await host.Platinum.Registered(new(Duns: customer.Duns, Name: "Otterburn Mills"))).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_key_stays_as_long_as_another_registration_used_it()
    {
        var customer = CustomerKeys.New();
        var first = await host.Gold.Registered(customer);
        var second = await host.Platinum.Registered(customer with { Website = null });
        var account = await host.AccountOf(first);

        await host.Gold.Withdraw(first.Id);
        Assert.Equal($"{customer.Duns} DE{customer.TaxId}", await host.KeysOf(account));

        // Its last key is the oldest, and of equal ones the first by kind.
        (await host.Platinum.Withdraw(second.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal($"DE{customer.TaxId}", await host.KeysOf(account));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_key_that_the_vendor_confirmed_stays()
    {
        var customer = CustomerKeys.New();
        var deal = await host.Gold.Registered(customer);
        var account = await host.AccountOf(deal);
        (await host.Crm.Key(account, "/confirm", "duns", customer.Duns!)).Expect(HttpStatusCode.OK);

        await host.Gold.Withdraw(deal.Id);

        Assert.Equal(customer.Duns, await host.KeysOf(account));
    }

    [Fact]
    public async Task A_registration_that_finds_an_expired_deal_drops_its_keys_except_its_own()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        host.Clock.Now = host.Clock.Now.AddDays(31);

        Assert.Equal("approved", (await host.Platinum.Registered(customer with { Website = null, TaxId = null })).DealStatus);

        Assert.Equal(customer.Duns, await host.KeysOf(account));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_vendor_claim_on_an_expired_line_drops_the_keys_of_the_expired_deal()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        host.Clock.Now = host.Clock.Now.AddDays(31);

        (await host.ChannelManager.Claims(account, ["analytics"])).Expect(HttpStatusCode.Created);

        Assert.Equal(customer.Website, await host.KeysOf(account));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_loses_a_line_by_a_merge_leaves_one_key_as_long_as_the_merge_can_be_undone()
    {
        var (one, other) = (CustomerKeys.New(), CustomerKeys.New());
        var (holder, challenger) = (await host.Gold.Registered(one), await host.Platinum.Registered(other));
        var (survivor, absorbed) = (await host.AccountOf(holder), await host.AccountOf(challenger));
        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);
        var conflict = Assert.Single(await host.ChannelManager.WorkIds("kind=conflict"));

        await host.ChannelManager.Settled(conflict, "reassign", challenger.Id);
        Assert.Equal("approved", (await host.Platinum.Deal(challenger.Id)).DealStatus);

        // Of what is told apart again each needs one.
        Assert.Equal(
            string.Join(' ', new[] { one.Website, other.Duns, other.Website, $"DE{other.TaxId}" }.Order(StringComparer.Ordinal)),
            await host.KeysOf(survivor));

        (await host.ChannelManager.Key(survivor, "/confirm", "domain", other.Website!)).Expect(HttpStatusCode.OK);
        await host.RunJobs();
        Assert.Contains(one.Website!, await host.KeysOf(survivor), StringComparison.Ordinal);
        host.Clock.Now = host.Clock.Now.AddDays(31);
        await host.RunJobs();
        Assert.Equal(other.Website, await host.KeysOf(survivor));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_key_that_is_locked_is_left_to_the_job()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        host.Clock.Now = host.Clock.Now.AddDays(31);
        await using (var source = NpgsqlDataSource.Create(host.Database.ConnectionString))
        await using (var busy = await source.OpenConnectionAsync())
        await using (var lockKey =
            new NpgsqlCommand($"BEGIN; SELECT pg_advisory_xact_lock({LockKey.Of($"key Duns:{customer.Duns}")})", busy))
        {
            await lockKey.ExecuteNonQueryAsync();
            await host.Platinum.Registered(customer with { Duns = null, TaxId = null });
        }

        Assert.Equal($"{customer.Duns} {customer.Website}", await host.KeysOf(account));
        await host.RunJobs();
        Assert.Equal(customer.Website, await host.KeysOf(account));
        await host.RunJobs();
        Assert.Equal(
            0L,
            await host.Database.Query<long>(
                $"SELECT count(*) FROM deal_keys WHERE review_due_since IS NOT NULL AND value = '{customer.Duns}'"));
        await host.Database.ExpectConsistent();
    }
}
