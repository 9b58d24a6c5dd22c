using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>Registrations of a new customer that share keys crosswise, at the same moment.</summary>
public class SharedKeyRegistrationTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Overlapping_keys_end_in_one_account_with_one_holder()
    {
        var partners = await host.AddPartners(6);
        for (var round = 0; round < TestRounds.Of(6, longRun: 300); round++)
        {
            var customer = CustomerKeys.New();
            CustomerKeys[] known = [customer with { Duns = null }, customer with { Website = null },
                customer with { TaxId = null }];

            var answers = await Task.WhenAll(partners.Select((it, place) => it.Registered(known[(place + round) % 3])));

            Assert.All(answers, it => Assert.Equal(HttpStatusCode.Created, it.Code));
            Assert.Single(answers, it => (it.DealStatus, it.Lines) == ("approved", "analytics held"));
            var ids = string.Join(", ", answers.Select(it => $"'{it.Id}'"));
            Assert.Equal(
                1L, await host.Database.Query<long>($"SELECT count(DISTINCT account) FROM claims WHERE deal IN ({ids})"));
            Assert.Equal(
                $"{customer.Duns} DE{customer.TaxId} {customer.Website}", await host.KeysOf(await host.AccountOf(answers[0])));
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_withdrawal_during_a_registration_leaves_one_account_per_customer()
    {
        var partners = await host.AddPartners(2);
        for (var round = 0; round < TestRounds.Of(6, longRun: 1000); round++)
        {
            var customer = CustomerKeys.New();
            var first = await partners[0].Registered(customer);

            var (gone, came) = (partners[0].Withdraw(first.Id), partners[1].Registered(customer with { Website = null }));
            await Task.WhenAll(gone, came);

            var held = await partners[1].Deal((await came).Id);
            // If the first had not gone by then, it waited, and is offered the line.
            if (held.Lines is "analytics offered") held = (await partners[1].AcceptOffer(held.Id)).Expect(HttpStatusCode.OK);
            // If the first had gone by then, this is a new customer, with a name like the other's.
            Assert.Contains(held.DealStatus, (string[])["approved", "submitted"]);
            Assert.Equal("analytics held", held.Lines);
            // Whoever comes with what that one came with means the same customer.
            Assert.Equal("waitlisted", (await partners[0].Registered(customer with { Website = null, TaxId = null })).DealStatus);
        }

        await host.Database.ExpectConsistent();
    }
}
