using System.Net;

namespace ChannelProgram.Api.Tests.Deals;

public class RejectDealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_rejected_deal_has_a_reason_and_its_lines_are_offered()
    {
        var customer = Registration.NewCustomer();
        var held = await host.Silver.Registered(customer);
        var waiting = await host.Gold.Registered(customer);

        var rejected = (await host.ChannelManager.Reject(held.Id, "notQualified", "Too early.")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("rejected", "notQualified", "Too early."),
            (rejected.DealStatus, rejected.String("reason"), rejected.String("message")));
        Assert.Equal("Too early.", (await host.Silver.Deal(held.Id)).String("message"));
        Assert.Equal("analytics released", (await host.Silver.Deal(held.Id)).Lines);
        Assert.Empty((await host.Silver.Deal(held.Id)).Next());
        Assert.Equal("analytics offered", (await host.Gold.Deal(waiting.Id)).Lines);
        Assert.Equal("approved", (await host.Gold.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal([held.Id], await host.Silver.Listed($"status=rejected&number={held.String("number")}"));
        Assert.Equal(["deal.submitted", "deal.rejected"], await host.Silver.EventTypes(held.Id));
    }

    [Fact]
    public async Task A_rejected_waitlisted_deal_tells_nothing_about_the_holder()
    {
        var customer = Registration.NewCustomer();
        await host.Gold.Registered(customer);
        var waiting = await host.Platinum.Registered(customer);
        Assert.Equal(["reject"], (await host.ChannelManager.Deal(waiting.Id)).Next());

        var rejected = (await host.ChannelManager.Reject(waiting.Id, "notAvailable")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("rejected", "notAvailable", true),
            (rejected.DealStatus, rejected.String("reason"), !rejected.Json.TryGetProperty("message", out _)));

        // It may ask again: nothing of the first is left.
        Assert.Equal("waitlisted", (await host.Platinum.Registered(customer)).DealStatus);
    }

    [Theory]
    [InlineData("""{"reason":"notAvailable","message":"Somebody else has it."}""", "/message")]
    [InlineData("""{"message":"No."}""", "/reason")]
    [InlineData("""{"reason":"No"}""", "/reason")]
    [InlineData("""{"reason":"other","message":"\u0007","why":1}""", "/message", "/why")]
    [InlineData("""{"reason":"other","message":""}""", "/message")]
    [InlineData("{}", "/reason")]
    public async Task The_reason_must_be_listed(string body, params string[] pointers)
    {
        var deal = await host.Silver.Registered(Registration.NewCustomer());
        Assert.Equal(
            pointers,
            (await host.ChannelManager.PostText($"/v1/deals/{deal.Id}/reject", body)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("submitted", (await host.Silver.Deal(deal.Id)).DealStatus);
    }

    [Fact]
    public async Task A_protected_or_ended_deal_cannot_be_rejected()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        Assert.Equal(
            "approved",
            (await host.ChannelManager.Reject(deal.Id, "other")).Expect(HttpStatusCode.Conflict).String("currentStatus"));
        await host.Gold.Withdraw(deal.Id);
        Assert.Equal(
            "withdrawn",
            (await host.ChannelManager.Reject(deal.Id, "other")).Expect(HttpStatusCode.Conflict).String("currentStatus"));
    }

    [Fact]
    public async Task Concurrent_approval_and_rejection_have_one_outcome()
    {
        for (var round = 0; round < 10; round++)
        {
            var deal = await host.Silver.Registered(Registration.NewCustomer());
            var admin = host.Person("admin@vendor.example");

            var answers = await Task.WhenAll(host.ChannelManager.Approve(deal.Id), admin.Reject(deal.Id, "other"));

            Assert.Equal([200, 409], answers.Select(it => it.Status).Order());
            Assert.Equal(answers.Single(it => it.Status == 200).DealStatus, (await host.Silver.Deal(deal.Id)).DealStatus);
        }
    }
}
