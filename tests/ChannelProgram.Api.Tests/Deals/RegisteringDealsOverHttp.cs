using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

public class RegisteringDealsOverHttp(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_rival_waits_for_what_is_held_and_the_crm_reads_both()
    {
        var customer = Registration.NewCustomer();

        var first = (await host.Gold.Register(customer)).Expect(HttpStatusCode.Created);
        var rival = (await host.Platinum.Register(customer)).Expect(HttpStatusCode.Created);

        Assert.Equal(("approved", "analytics held"), (first.DealStatus, first.Lines));
        Assert.Equal(("waitlisted", "notAvailable", "analytics waitlisted"), (rival.DealStatus, rival.String("reason"), rival.Lines));
        Assert.Equal("approved", (await host.Crm.Get($"/v1/deals/{first.Id}")).DealStatus);
        Assert.Equal("waitlisted", (await host.Crm.Get($"/v1/deals/{rival.Id}")).DealStatus);
    }
}
