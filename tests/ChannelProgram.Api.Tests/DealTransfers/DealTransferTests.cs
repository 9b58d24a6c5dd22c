using System.Globalization;
using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.DealTransfers;

public class DealTransferTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_deal_goes_to_another_partner_once_both_agree_and_staff_confirms()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var customer = Registration.NewCustomer();
        var deal = (await giver.Admin.Register(customer, externalId: "crm-1")).Expect(HttpStatusCode.Created);
        (await giver.Admin.Change(deal.Id, """{"owner":"Sam Seller"}""")).Expect(HttpStatusCode.OK);
        (await giver.System.Post(
                $"/v1/deals/{deal.Id}/activities", new { kind = "demo", who = "Sam", contact = new { name = "Ada" } }))
            .Expect(HttpStatusCode.Created);

        var (transfer, code) = await giver.Admin.OfferedTransfer(deal.Id);
        // Nobody but the two and staff sees it, and the receiver only once it has accepted.
        (await receiver.Admin.Get($"/v1/deal-transfers/{transfer}")).Expect(HttpStatusCode.NotFound);
        var accepted = (await receiver.Admin.AcceptTransfer(code)).Expect(HttpStatusCode.OK);
        Assert.Equal(("accepted", "receiver", deal.String("number")), (
            accepted.DealStatus, accepted.String("side"), accepted.String("number")));
        (await receiver.Admin.Deal(deal.Id)).Expect(HttpStatusCode.NotFound);
        var waiting = Assert.Single(
            await host.ChannelManager.Work("limit=200"), it => it.GetProperty("id").GetString() == transfer);
        Assert.Equal(("dealTransfer", "confirm"), (
            waiting.GetProperty("kind").GetString(),
            waiting.GetProperty("recommendation").GetProperty("action").GetString()));

        var confirmed = (await host.ChannelManager.DecideTransfer(transfer, "confirm")).Expect(HttpStatusCode.OK);
        Assert.Equal((giver.Id, receiver.Id), (confirmed.String("from"), confirmed.String("to")));

        (await giver.Admin.Deal(deal.Id)).Expect(HttpStatusCode.NotFound);
        var moved = (await receiver.Admin.Deal(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "analytics held"), (moved.DealStatus, moved.Lines));
        Assert.Equal(deal.Instant("protection.until"), moved.Instant("protection.until"));
        // The receipt names whoever registered the deal.
        Assert.True(moved.IsNull("owner") && moved.IsNull("externalId") && moved.IsNull("receipt"));
        (await receiver.System.Get($"/v1/deals/{deal.Id}/receipt")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(deal.String("receipt"), (await host.ChannelManager.Deal(deal.Id)).String("receipt"));
        Assert.Equal(
            1, (await receiver.System.Get($"/v1/deals/{deal.Id}/activities")).Json.GetProperty("items").GetArrayLength());
        var timeline = (await receiver.Admin.Get($"/v1/deals/{deal.Id}/timeline")).Expect(HttpStatusCode.OK);
        Assert.Equal("deal.transferred", timeline.Json.GetProperty("items")[0].GetProperty("type").GetString());
        // Neither is told who the other is, nor who works there.
        foreach (var answer in new[] { timeline, moved, accepted, await giver.Admin.Get($"/v1/deal-transfers/{transfer}") })
            foreach (var secret in new[] { giver.Id, receiver.Id, "@birch.example" }) Assert.DoesNotContain(secret, answer.Text);
        // What becomes of the deal is nobody's business any more.
        Assert.True((await giver.Admin.Get($"/v1/deal-transfers/{transfer}")).IsNull("value"));

        // The external id is the giver's again, the customer is not.
        Assert.Equal("waitlisted", (await giver.System.Register(customer, externalId: "crm-1")).DealStatus);
        (await receiver.Admin.Win(deal.Id, host.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .Expect(HttpStatusCode.OK);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_two_claims_of_the_receiver_the_earlier_stands()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var customer = Registration.NewCustomer();
        var deal = await giver.System.Registered(customer, "analytics");
        var own = await receiver.System.Registered(customer, "analytics", "platform");
        Assert.Equal("analytics waitlisted, platform held", own.Lines);

        await host.Transfer(giver.Admin, receiver.Admin, deal.Id);

        Assert.Equal("analytics held", (await receiver.System.Deal(deal.Id)).Lines);
        Assert.Equal("analytics released, platform held", (await receiver.System.Deal(own.Id)).Lines);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_code_that_is_unknown_used_cancelled_or_expired_or_ones_own_is_answered_alike()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var deal = await giver.System.Registered(Registration.NewCustomer());
        var unknown = await receiver.Admin.AcceptTransfer(new string('x', 43));

        var first = await giver.Admin.OfferedTransfer(deal.Id);
        // Offering again ends the offer before.
        var second = await giver.Admin.OfferedTransfer(deal.Id);
        var answers = new List<Answer>
        {
            await receiver.Admin.AcceptTransfer(first.Code), await giver.Admin.AcceptTransfer(second.Code),
        };
        (await giver.Admin.DecideTransfer(second.Id, "cancel")).Expect(HttpStatusCode.OK);
        answers.Add(await receiver.Admin.AcceptTransfer(second.Code));
        var third = await giver.Admin.OfferedTransfer(deal.Id);
        host.Clock.Now += TimeSpan.FromDays(14);
        answers.Add(await receiver.Admin.AcceptTransfer(third.Code));
        Assert.Equal("expired", (await giver.Admin.Get($"/v1/deal-transfers/{third.Id}")).DealStatus);
        Assert.Contains(third.Id, (await giver.Admin.Get("/v1/deal-transfers?status=expired")).Text);
        Assert.DoesNotContain(third.Id, (await giver.Admin.Get("/v1/deal-transfers?status=offered")).Text);
        var fourth = await giver.Admin.OfferedTransfer(deal.Id);
        (await receiver.Admin.AcceptTransfer(fourth.Code)).Expect(HttpStatusCode.OK);
        answers.Add(await receiver.Admin.AcceptTransfer(fourth.Code));

        foreach (var answer in answers)
        {
            Assert.Equal("transferCodeInvalid", answer.Expect(HttpStatusCode.NotFound).Problem);
            Assert.Equal(unknown.String("detail"), answer.String("detail"));
        }

        Assert.Equal("transferPending", (await giver.Admin.OfferTransfer(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_transfer_is_nobody_elses()
    {
        var (giver, stranger) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var deal = await giver.System.Registered(Registration.NewCustomer());
        var (id, _) = await giver.Admin.OfferedTransfer(deal.Id);

        var absent = await stranger.Admin.Get($"/v1/deal-transfers/{Guid.NewGuid()}");
        foreach (var answer in new[]
        {
            await stranger.Admin.Get($"/v1/deal-transfers/{id}"), await stranger.Admin.DecideTransfer(id, "cancel"),
        })
            Assert.Equal(
                (absent.Problem, absent.String("detail")),
                (answer.Expect(HttpStatusCode.NotFound).Problem, answer.String("detail")));
        (await stranger.Admin.OfferTransfer(deal.Id)).Expect(HttpStatusCode.NotFound);
        Assert.Equal(0, (await stranger.Admin.Get("/v1/deal-transfers")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Staff_offers_only_for_a_partner_that_is_not_active()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        var deal = await giver.System.Registered(Registration.NewCustomer());

        Assert.Equal(
            "partnerMustAgree", (await host.ChannelManager.OfferTransfer(deal.Id)).Expect(HttpStatusCode.Conflict).Problem);
        await host.ChannelManager.Suspend(giver.Id);
        await host.Transfer(host.ChannelManager, receiver.Admin, deal.Id);
        Assert.Equal("approved", (await receiver.System.Deal(deal.Id)).DealStatus);
    }

    [Fact]
    public async Task It_is_refused_where_the_receiver_could_not_have_registered_the_deal()
    {
        var giver = await host.AddPartnerWithAdmin();
        var registered = await host.AddPartnerWithAdmin("registered");
        var receiver = await host.AddPartnerWithAdmin();
        var deal = await giver.System.Registered(Registration.NewCustomer());
        var (id, code) = await giver.Admin.OfferedTransfer(deal.Id);

        Assert.Equal(
            "tierCannotRegister", (await registered.Admin.AcceptTransfer(code)).Expect(HttpStatusCode.Forbidden).Problem);
        (await receiver.Admin.AcceptTransfer(code)).Expect(HttpStatusCode.OK);
        await host.ChannelManager.Suspend(receiver.Id);
        Assert.Equal(
            "partnerNotActive",
            (await host.ChannelManager.DecideTransfer(id, "confirm")).Expect(HttpStatusCode.Forbidden).Problem);
        await host.ChannelManager.Reinstate(receiver.Id);

        (await giver.System.Withdraw(deal.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            "statusForbids",
            (await host.ChannelManager.DecideTransfer(id, "confirm")).Expect(HttpStatusCode.Conflict).Problem);
        (await host.ChannelManager.DecideTransfer(id, "reject")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_a_confirmation_a_cancellation_and_a_withdrawal_at_once_each_leaves_one_owner()
    {
        var (giver, receiver) = (await host.AddPartnerWithAdmin(), await host.AddPartnerWithAdmin());
        for (var round = 0; round < 5; round++)
        {
            var deal = await giver.System.Registered(Registration.NewCustomer());
            var (id, code) = await giver.Admin.OfferedTransfer(deal.Id);
            (await receiver.Admin.AcceptTransfer(code)).Expect(HttpStatusCode.OK);

            var answers = await Task.WhenAll(
                host.ChannelManager.DecideTransfer(id, "confirm"), giver.Admin.DecideTransfer(id, "cancel"),
                giver.System.Withdraw(deal.Id), host.ChannelManager.DecideTransfer(id, "confirm"));

            Assert.All(answers, it => Assert.Contains(it.Status, (int[])[200, 404, 409]));
            Assert.True(answers.Count(it => it.Status is 200) is 1 or 2, string.Join(' ', answers.Select(it => it.Status)));
            var confirmed = (await giver.Admin.Get($"/v1/deal-transfers/{id}")).DealStatus is "confirmed";
            (await receiver.System.Deal(deal.Id)).Expect(confirmed ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            (await giver.System.Deal(deal.Id)).Expect(confirmed ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        }

        await host.Database.ExpectConsistent();
    }
}
