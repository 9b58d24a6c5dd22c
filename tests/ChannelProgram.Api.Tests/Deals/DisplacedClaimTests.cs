using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What had to leave its line when customers were merged, written here as the merge writes it.</summary>
[Trait("Engine", "postgreSql")]
public class DisplacedClaimTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_claim_that_yielded_is_offered_first_and_accepted_with_its_remaining_protection()
    {
        var partners = await host.AddPartners(4);
        var customer = Registration.NewCustomer();
        var deals = new List<Answer>();
        foreach (var partner in partners) deals.Add(await partner.Registered(customer));
        // Two of them did, which go by their order among themselves; ticks are of 100 ns.
        await host.Database.Execute(
            $"UPDATE claims SET has_priority = true, remaining_protection = {TimeSpan.FromHours(100).Ticks} WHERE deal IN "
            + $"('{deals[2].Id}', '{deals[3].Id}')");

        await partners[0].Withdraw(deals[0].Id);
        Assert.Equal("analytics offered", (await partners[2].Deal(deals[2].Id)).Lines);
        host.Clock.Now += TimeSpan.FromHours(1);

        var back = (await partners[2].AcceptOffer(deals[2].Id)).Expect(HttpStatusCode.OK).Json.GetProperty("protection");
        Assert.Equal(host.Clock.Now, back.GetProperty("from").GetDateTimeOffset());
        Assert.Equal(host.Clock.Now.AddHours(100), back.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(
            0,
            await host.Database.Query<long>(
                $"SELECT count(*) FROM claims WHERE deal = '{deals[2].Id}' AND (has_priority OR remaining_protection IS NOT "
                + $"NULL)"));

        await partners[2].Withdraw(deals[2].Id);
        Assert.Equal(
            ["analytics waitlisted", "analytics offered"],
            [(await partners[1].Deal(deals[1].Id)).Lines, (await partners[3].Deal(deals[3].Id)).Lines]);
        Assert.Equal("approved", (await partners[3].AcceptOffer(deals[3].Id)).Expect(HttpStatusCode.OK).DealStatus);
    }

    [Fact]
    public async Task A_claim_with_priority_is_protected_once_accepted_in_any_tier()
    {
        var (gold, silver) = (await host.AddPartner(), await host.AddPartner("silver"));
        var customer = Registration.NewCustomer();
        var (held, waiting) = (await gold.Registered(customer), await silver.Registered(customer));
        await host.Database.Execute(
            $"UPDATE claims SET has_priority = true, remaining_protection = {TimeSpan.FromDays(3).Ticks} WHERE deal = "
            + $"'{waiting.Id}'");

        await gold.Withdraw(held.Id);

        Assert.Equal("approved", (await silver.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
    }
}
