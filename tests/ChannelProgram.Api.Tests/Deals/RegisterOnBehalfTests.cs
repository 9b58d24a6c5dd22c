using System.Net;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Api.Tests.Deals;

public class RegisterOnBehalfTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Staff_registers_on_behalf_of_a_partner()
    {
        var website = Registration.NewCustomer();
        var deal = (await For(website, await Partner(host.Gold))).Expect(HttpStatusCode.Created);

        Assert.Equal("approved", deal.DealStatus);
        Assert.Equal(["update", "win", "lose", "withdraw"], (await host.Gold.Deal(deal.Id)).Expect(HttpStatusCode.OK).Next());
        Assert.Equal(404, (await host.Platinum.Deal(deal.Id)).Status);
        Assert.Equal("alreadyRegistered", (await host.Gold.Register(website)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("waitlisted", (await host.Platinum.Registered(website)).DealStatus);
    }

    [Fact]
    public async Task The_order_is_that_of_acceptance_whoever_registers()
    {
        var website = Registration.NewCustomer();
        await host.Platinum.Registered(website);
        Assert.Equal("waitlisted", (await For(website, await Partner(host.Gold))).Expect(HttpStatusCode.Created).DealStatus);
    }

    [Fact]
    public async Task The_partners_tier_and_status_decide_not_the_callers_role()
    {
        Assert.Equal(
            "submitted",
            (await For(Registration.NewCustomer(), await Partner(host.Silver))).Expect(HttpStatusCode.Created).DealStatus);
        Assert.Equal(
            "tierCannotRegister",
            (await For(Registration.NewCustomer(), await Partner(host.Registered))).Expect(HttpStatusCode.Forbidden).Problem);
        var suspended = await host.AddPartner(status: PartnerStatus.Suspended);
        Assert.Equal(
            "partnerNotActive",
            (await For(Registration.NewCustomer(), await Partner(suspended))).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task Staff_has_to_name_a_partner_and_a_partner_must_not()
    {
        var rows = await host.Rows();

        Assert.Equal(["/partner"], (await For(Registration.NewCustomer(), null)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/partner"], (await For(Registration.NewCustomer(), $"{Guid.NewGuid()}")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["/partner"], (await For(Registration.NewCustomer(), "gold")).Expect(HttpStatusCode.BadRequest).Faults);

        // Its own, another's or nobody's: the same answer.
        var answers = new[]
        {
            await For(Registration.NewCustomer(), await Partner(host.Gold), host.Gold),
            await For(Registration.NewCustomer(), await Partner(host.Silver), host.Gold),
            await For(Registration.NewCustomer(), $"{Guid.NewGuid()}", host.Gold),
        };
        Assert.Single(
            answers.Select(it => it.Expect(HttpStatusCode.BadRequest).Json.GetProperty("errors").GetRawText()).Distinct());
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task The_partner_reads_that_the_vendor_did_it_but_not_who()
    {
        var deal = await For(Registration.NewCustomer(), await Partner(host.Gold));

        var first = (await host.Gold.Get($"/v1/deals/{deal.Id}/timeline")).Json.GetProperty("items")[1];
        Assert.Equal("""{"kind":"vendor"}""", first.GetProperty("by").GetRawText());
    }

    private Task<Answer> For(string website, string? partner, Api? by = null)
    {
        var body = DealActions.Json(website);
        body["partner"] = partner;
        return (by ?? host.ChannelManager).PostText("/v1/deals", body.ToJsonString());
    }

    private static async Task<string> Partner(Api its) =>
        (await its.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString()!;
}
