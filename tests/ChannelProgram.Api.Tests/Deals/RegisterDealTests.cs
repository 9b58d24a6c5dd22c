using System.Net;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Deals;

public class RegisterDealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_name_may_have_two_hundred_characters_of_any_script()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        var name = string.Concat(Enumerable.Repeat("😀", 199)) + "株";
        body["customer"]!["name"] = name;

        var deal = (await host.Gold.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);

        Assert.Equal(
            name, (await host.Gold.Get($"/v1/deals/{deal.Id}")).Json.GetProperty("customer").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_competing_registration_is_waitlisted_and_the_crm_reads_both()
    {
        var customer = Registration.NewCustomer();

        var first = (await host.Gold.Register(customer)).Expect(HttpStatusCode.Created);
        host.Clock.Now += TimeSpan.FromMicroseconds(1);
        var rival = (await host.Platinum.Register(customer)).Expect(HttpStatusCode.Created);

        Assert.Equal(("approved", "analytics held"), (first.DealStatus, first.Lines));
        Assert.Equal(
            ("waitlisted", "notAvailable", "analytics waitlisted"), (rival.DealStatus, rival.String("reason"), rival.Lines));
        Assert.True(rival.IsNull("protection"));
        Assert.Equal("approved", (await host.Crm.Get($"/v1/deals/{first.Id}")).DealStatus);
        Assert.Equal("waitlisted", (await host.Crm.Get($"/v1/deals/{rival.Id}")).DealStatus);
        Assert.Equal([rival.Id, first.Id], await host.Crm.Listed($"number={first.String("number")},{rival.String("number")}"));
    }

    [Fact]
    public async Task A_deal_above_the_limit_waits_for_staff_and_holds_its_line_meanwhile()
    {
        var customer = Registration.NewCustomer();
        var atLimit = await host.Gold.Register(Registration.NewCustomer(), ["analytics", "platform"], "25000.00");
        var above = await host.Gold.Register(customer, amount: "50000.01");
        var rival = await host.Platinum.Register(customer);

        Assert.Equal("approved", atLimit.DealStatus);
        Assert.Equal(("submitted", "analytics held", "waitlisted"), (above.DealStatus, above.Lines, rival.DealStatus));
        Assert.True(above.IsNull("protection") && above.IsNull("reason"));
    }

    [Fact]
    public async Task A_currency_other_than_the_programs_waits_for_staff()
    {
        var body = DealActions.Json(Registration.NewCustomer());
        body["products"]![0]!["amount"]!["currency"] = "EUR";

        Assert.Equal("submitted", (await host.Platinum.PostText("/v1/deals", body.ToJsonString())).DealStatus);
    }

    [Fact]
    public async Task A_Silver_deal_waits_for_staff_and_is_protected_from_approval_on()
    {
        var submitted = await host.Silver.Registered(Registration.NewCustomer());
        Assert.Equal("submitted", submitted.DealStatus);
        Assert.Equal(["update", "withdraw"], submitted.Next());
        Assert.Equal(["approve", "reject", "requestInformation"], (await host.ChannelManager.Deal(submitted.Id)).Next());

        host.Clock.Now += TimeSpan.FromHours(3);
        (await host.ChannelManager.Approve(submitted.Id)).Expect(HttpStatusCode.OK);

        var approved = await host.Silver.Deal(submitted.Id);
        Assert.Equal("approved", approved.DealStatus);
        Assert.Equal(host.Clock.Now, approved.Instant("protection.from"));
        Assert.Equal(host.Clock.Now.AddDays(30), approved.Instant("protection.until"));
        Assert.Equal(submitted.Instant("submittedAt"), approved.Instant("submittedAt"));
        Assert.True(approved.IsNull("decisionDueBy"));

        var again = (await host.ChannelManager.Approve(submitted.Id)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "approved"), (again.Problem, again.String("currentStatus")));
    }

    [Fact]
    public async Task A_withdrawn_line_is_offered_to_the_longest_waiting_deal_which_is_screened_as_if_new()
    {
        var customer = Registration.NewCustomer();
        var holder = await host.Gold.Registered(customer);
        var first = await host.Platinum.Registered(customer);
        var second = await host.Silver.Registered(customer);
        host.Clock.Now += TimeSpan.FromMinutes(1);

        var withdrawn = (await host.Gold.Withdraw(holder.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("withdrawn", "analytics released"), (withdrawn.DealStatus, withdrawn.Lines));
        Assert.True(withdrawn.IsNull("protection"));
        Assert.Empty(withdrawn.Next());

        var offered = await host.Platinum.Deal(first.Id);
        Assert.Equal(("waitlisted", "analytics offered"), (offered.DealStatus, offered.Lines));
        Assert.Equal(["update", "acceptOffer", "declineOffer", "withdraw"], offered.Next());
        host.Clock.Now += TimeSpan.FromMinutes(1);
        var next = (await host.Platinum.AcceptOffer(first.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("approved", "analytics held", host.Clock.Now), (next.DealStatus, next.Lines, next.Instant("protection.from")));
        Assert.Equal("analytics waitlisted", (await host.Silver.Deal(second.Id)).Lines);

        await host.Platinum.Withdraw(first.Id);
        Assert.Equal("analytics offered", (await host.Silver.Deal(second.Id)).Lines);
        Assert.Equal("submitted", (await host.Silver.AcceptOffer(second.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal("statusForbids", (await host.Gold.Withdraw(holder.Id)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_partner_that_withdrew_may_register_again_and_joins_the_end()
    {
        var customer = Registration.NewCustomer();
        var holder = await host.Gold.Registered(customer);
        await host.Platinum.Registered(customer);
        await host.Gold.Withdraw(holder.Id);

        Assert.Equal("waitlisted", (await host.Gold.Registered(customer)).DealStatus);
    }

    [Fact]
    public async Task Each_line_is_decided_separately()
    {
        var customer = Registration.NewCustomer();
        await host.Gold.Registered(customer, "analytics");

        var partly = await host.Platinum.Registered(customer, "platform", "analytics");

        Assert.Equal(("submitted", "analytics waitlisted, platform held"), (partly.DealStatus, partly.Lines));
        await host.ChannelManager.Approve(partly.Id);
        var approved = await host.Platinum.Deal(partly.Id);
        Assert.Equal(("approved", "analytics waitlisted, platform held"), (approved.DealStatus, approved.Lines));
        Assert.Equal(
            [JsonValueKind.Null, JsonValueKind.Object],
            approved.Json.GetProperty("products").EnumerateArray().Select(it => it.GetProperty("protection").ValueKind));
    }

    [Theory]
    [InlineData("2026-12-04T15:30:00Z", "2026-12-08T15:30:00Z")]
    [InlineData("2026-12-05T11:00:00Z", "2026-12-09T00:00:00Z")]
    [InlineData("2026-12-07T00:00:00Z", "2026-12-09T00:00:00Z")]
    public async Task Staff_has_two_business_days_to_decide(string registered, string dueBy)
    {
        host.Clock.Now = DateTimeOffset.Parse(registered, null);

        Assert.Equal(dueBy, (await host.Silver.Registered(Registration.NewCustomer())).String("decisionDueBy"));
    }
}
