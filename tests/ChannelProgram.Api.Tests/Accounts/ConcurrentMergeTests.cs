using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>
/// Staff merges customers, tells them apart and takes keys away, while partners register them, withdraw and are decided about.
/// </summary>
public class ConcurrentMergeTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private static readonly int Rounds = TestRounds.Of(5, longRun: 1000);
    private static readonly string[] Lines = ["analytics", "platform"];

    [Fact]
    public async Task Concurrent_merges_leave_one_holder_per_line_and_lose_nothing()
    {
        var partners = await host.AddPartners(4);
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
            var first = (await partners[0].Register(one, [Lines[round % 2]])).Expect(HttpStatusCode.Created);
            var second = (await partners[1].Register(other)).Expect(HttpStatusCode.Created);
            var (survivor, absorbed) = (await host.AccountOf(first), await host.AccountOf(second));

            var merging = host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed });
            var meanwhile = await Task.WhenAll(
                partners[2].Register(one), partners[3].Register(other), partners[0].Register(other, ["platform"]),
                partners[1].Withdraw(second.Id));
            (await merging).Expect(HttpStatusCode.OK);
            Expect(meanwhile);

            // One customer: who comes by either key meets what was taken by the other.
            Assert.Equal(await OwnerOf(one), await OwnerOf(other));

            var unmerging = host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed });
            meanwhile = await Task.WhenAll(
                partners[1].Register(one, ["support"]), partners[2].Register(other, ["support"]), partners[0].Withdraw(first.Id),
                partners[3].Register(one, ["platform"]));
            Assert.True(
                await unmerging is { Status: 200 } or { Status: 409, Problem: "decidedSince" }, (await unmerging).ToString());
            Expect(meanwhile);
            if ((await unmerging).Status == 200) Assert.NotEqual(await OwnerOf(one), await OwnerOf(other));
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_key_detached_concurrently_leaves_each_registration_with_one_account()
    {
        var partners = await host.AddPartners(3);
        for (var round = 0; round < Rounds; round++)
        {
            var customer = CustomerKeys.New();
            var first = await partners[0].Registered(customer);
            var byKey = await partners[1].Registered(customer with { Website = null, Duns = null });

            var detaching = host.ChannelManager.Key(await host.AccountOf(first), "/detach", "taxId", customer.TaxId!);
            var meanwhile = await Task.WhenAll(
                partners[2].Post("/v1/deals", (customer with { Website = null, Duns = null }).ToRegistration(["platform"])),
                partners[1].Withdraw(byKey.Id));
            Assert.True(await detaching is { Status: 200 }, (await detaching).ToString());
            Expect(meanwhile);
        }

        await host.Database.ExpectConsistent();
    }

    private static void Expect(IEnumerable<Answer> answers) =>
        Assert.All(answers, it => Assert.True(it.Status is 200 or 201 or 409, it.ToString()));

    private Task<Guid> OwnerOf(string domain) =>
        host.Database.Query<Guid>($"SELECT account FROM account_keys WHERE value = '{domain}'");
}
