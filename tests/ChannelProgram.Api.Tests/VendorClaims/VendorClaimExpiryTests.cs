using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.VendorClaims;

public class VendorClaimExpiryTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_direct_claim_expires_without_a_job_unless_there_was_activity()
    {
        var ((worked, onIt), (left, alone)) = (await host.FreeCustomer(), await host.FreeCustomer());
        var kept = (await host.Crm.Claims(onIt, kind: "direct")).Expect(HttpStatusCode.Created);
        var lost = (await host.Crm.Claims(alone, kind: "direct")).Expect(HttpStatusCode.Created);
        Assert.Equal(host.Clock.Now.AddDays(90), lost.Json.GetProperty("endsAt").GetDateTimeOffset());

        host.Clock.Now += TimeSpan.FromDays(89);
        var activity = (await host.Crm.Post($"/v1/vendor-claims/{kept.Id}/activities", new { note = "Sent the offer." }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(
            (host.Clock.Now.AddDays(90), "Sent the offer."),
            (activity.Json.GetProperty("endsAt").GetDateTimeOffset(), activity.String("lastActivity")));
        host.Clock.Now += TimeSpan.FromDays(1);

        var read = await host.Crm.Get($"/v1/vendor-claims/{lost.Id}");
        Assert.Equal(("ended", lost.String("endsAt")), (read.String("status"), read.String("endedAt")));
        Assert.Equal("approved", (await host.Gold.Registered(left)).DealStatus);
        Assert.Equal("waitlisted", (await host.Gold.Registered(worked)).DealStatus);
        Assert.Equal(
            "statusForbids",
            (await host.Crm.Post($"/v1/vendor-claims/{lost.Id}/activities")).Expect(HttpStatusCode.Conflict).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_job_expires_claims_as_of_that_instant_and_offers_their_lines()
    {
        var (customer, account) = await host.FreeCustomer();
        var claim = (await host.Crm.Claims(account, kind: "direct")).Expect(HttpStatusCode.Created);
        var waiting = await host.Gold.Registered(customer);
        Assert.Equal("waitlisted", waiting.DealStatus);

        host.Clock.Now += TimeSpan.FromDays(91);
        await host.RunJobs();

        Assert.Equal("analytics offered", (await host.Gold.Deal(waiting.Id)).Lines);
        Assert.Equal("approved", (await host.Gold.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal(claim.String("endsAt"), (await host.Crm.Get($"/v1/vendor-claims/{claim.Id}")).String("endedAt"));
        await host.Database.ExpectConsistent();
    }
}
