using System.Net;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Api.Tests.Deals;

public class RefusedRegistrationTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_duplicate_registration_names_the_partners_own_deals_only()
    {
        var customer = Registration.NewCustomer();
        var held = await host.Gold.Registered(customer, "analytics");
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var ofOther = await host.Platinum.Registered(customer, "platform");
        var awaited = await host.Gold.Registered(customer, "platform");
        var rows = await host.Rows();

        var refused = (await host.Gold.Register($"shop.{customer}", ["support", "platform", "analytics"]))
            .Expect(HttpStatusCode.Conflict);

        Assert.Equal("alreadyRegistered", refused.Problem);
        Assert.Equal(
            [(held.Id, held.String("number"), "approved"), (awaited.Id, awaited.String("number"), "waitlisted")],
            refused.Json.GetProperty("deals").EnumerateArray().Select(it =>
                (
                    it.GetProperty("id").GetString()!, it.GetProperty("number").GetString(),
                    it.GetProperty("status").GetString()!)));
        Assert.DoesNotContain(ofOther.Id, refused.Text, StringComparison.Ordinal);
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task A_duplicate_registration_says_by_what_the_partners_own_deal_was_recognised()
    {
        var customer = CustomerKeys.New();
        var gave = customer with { Website = $"https://www.{customer.Website}/about", TaxId = $"DE {customer.TaxId}" };
        await host.Gold.Registered(gave with { Duns = null });

        Assert.Equal(
            [("domain", gave.Website), ("taxId", gave.TaxId)],
            Recognised(await Again(customer with { Website = $"shop.{customer.Website}" })));
        Assert.Equal([("taxId", gave.TaxId)], Recognised(await Again(customer with { Website = null })));
    }

    [Fact]
    public async Task A_duplicate_registration_names_no_key_that_only_another_partner_gave()
    {
        var customer = CustomerKeys.New();
        var (byDomain, byDuns) = (customer with { TaxId = null, Duns = null }, customer with { Website = null, TaxId = null });
        await host.Gold.Registered(byDomain);
        await host.Platinum.Registered(customer);

        var refused = await Again(byDuns);

        Assert.Equal([("customer", customer.Name)], Recognised(refused));
        Assert.DoesNotContain(customer.Website!, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.TaxId!, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Duns!, refused.Text, StringComparison.Ordinal);
    }

    private async Task<Answer> Again(CustomerKeys customer) =>
        (await host.Gold.Post("/v1/deals", customer.ToRegistration(["analytics"]))).Expect(HttpStatusCode.Conflict);

    private static IEnumerable<(string?, string?)> Recognised(Answer refused)
    {
        Assert.Equal("alreadyRegistered", refused.Problem);
        return Assert.Single(refused.Json.GetProperty("deals").EnumerateArray()).GetProperty("recognisedBy").EnumerateArray()
            .Select(it => (it.GetProperty("by").GetString(), it.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task An_external_id_names_one_deal_of_a_partner_until_that_has_ended()
    {
        var (id, customer) = ($"crm-{Guid.NewGuid():N}", Registration.NewCustomer());
        var deal = (await host.Gold.Register(customer, externalId: id)).Expect(HttpStatusCode.Created);
        (await host.Platinum.Register(customer, externalId: id)).Expect(HttpStatusCode.Created);
        Assert.Equal(
            "alreadyRegistered", (await host.Gold.Register(customer, externalId: id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal([deal.Id], await host.Gold.Listed($"externalId={id}"));

        var rows = await host.Rows();
        var refused = await host.Gold.Register(Registration.NewCustomer(), externalId: id);
        Assert.Equal("externalIdInUse", refused.Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(rows, await host.Rows());

        await host.Gold.Withdraw(deal.Id);
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var next = (await host.Gold.Register(Registration.NewCustomer(), externalId: id)).Expect(HttpStatusCode.Created);
        Assert.Equal([next.Id, deal.Id], await host.Gold.Listed($"externalId={id}"));
        Assert.Equal(id, (await host.Gold.Deal(deal.Id)).String("externalId"));
        Assert.Equal(
            "externalIdInUse",
            (await host.Gold.Register(Registration.NewCustomer(), externalId: id)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task A_tier_without_deal_registration_is_told_so_once_its_request_is_right()
    {
        var rows = await host.Rows();

        var refused = (await host.Registered.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Forbidden);

        Assert.Equal(
            ("tierCannotRegister", "application/problem+json"),
            (refused.Problem, refused.ContentHeaders.ContentType?.ToString()));
        Assert.False(refused.Headers.Contains("WWW-Authenticate"));
        Assert.Equal("invalid", (await host.Registered.Post("/v1/deals", new { })).Expect(HttpStatusCode.BadRequest).Problem);
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task A_suspended_partner_registers_nothing()
    {
        var suspended = await host.AddPartner(status: PartnerStatus.Suspended);
        var rows = await host.Rows();

        Assert.Equal(
            "partnerNotActive", (await suspended.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Forbidden).Problem);
        Assert.Equal(rows, await host.Rows());
    }
}
