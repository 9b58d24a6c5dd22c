using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.DealTransfers;

/// <summary>Under the shipped program, with its limits.</summary>
public class TransferLimitTests(ShippedProgramHost host) : IClassFixture<ShippedProgramHost>
{
    [Fact]
    public async Task Days_that_the_giver_was_protected_count_for_the_receiver()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var customer = Registration.NewCustomer();
        var start = host.Clock.Now;
        var deal = await giver.System.Registered(customer);
        await host.Transfer(giver.Admin, receiver.Admin, deal.Id);

        // 30 days from approval, and 60 more at most, whoever had them.
        foreach (var days in new[] { 25, 55 })
        {
            host.Clock.Now = start.AddDays(days);
            (await receiver.System.Extend(deal.Id)).Expect(HttpStatusCode.OK);
            (await host.ChannelManager.DecideExtension(deal.Id, grant: true)).Expect(HttpStatusCode.OK);
        }

        host.Clock.Now = start.AddDays(90);
        Assert.Equal("expired", (await receiver.System.Deal(deal.Id)).DealStatus);
        Assert.Equal(
            "coolingOff", (await receiver.System.Register(customer)).Expect(HttpStatusCode.Conflict).Problem);
        // It has given it away, and nothing of it is counted any more.
        Assert.Equal("approved", (await giver.System.Registered(customer)).DealStatus);
    }

    [Fact]
    public async Task A_receiver_that_has_as_many_open_as_its_tier_allows_gets_no_more()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin("silver"));
        var deal = await giver.System.Registered(Registration.NewCustomer());
        var (id, code) = await giver.Admin.OfferedTransfer(deal.Id);
        (await receiver.Admin.AcceptTransfer(code)).Expect(HttpStatusCode.OK);
        for (var i = 0; i < 25; i++) await receiver.System.Registered(Registration.NewCustomer());

        Assert.Equal(
            "openLimitReached",
            (await host.ChannelManager.DecideTransfer(id, "confirm")).Expect(HttpStatusCode.Conflict).Problem);
    }
}
