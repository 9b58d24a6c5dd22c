using System.Net;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

public class DealFilterTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task By_stage_type_and_product()
    {
        var partner = await host.AddPartner();
        var one = await Register(partner, it => it["stage"] = "prospect");
        host.Clock.Now += TimeSpan.FromMilliseconds(1);
        var two = (await partner.Registered(Registration.NewCustomer(), "platform", "support")).Id;

        Assert.Equal([one], await partner.Listed("stage=prospect"));
        Assert.Equal([two, one], await partner.Listed("stage=prospect,qualified"));
        Assert.Equal([two, one], await partner.Listed("type=newBusiness"));
        Assert.Equal([two], await partner.Listed("product=support"));
        Assert.Equal([two, one], await partner.Listed("product=analytics,platform"));
        Assert.Equal([two], await partner.Listed("product=platform&stage=qualified"));
        Assert.Empty(await partner.Listed("product=platform&stage=prospect"));
        Assert.Empty(await partner.Listed("product=nothing"));
    }

    [Fact]
    public async Task By_the_beginnings_of_the_customers_words_or_its_exact_domain()
    {
        var partner = await host.AddPartner();
        var website = $"societe-{Guid.NewGuid():N}.co.uk";
        var first =
            await Register(
                partner,
                it =>
                    (
                        it["customer"]!["name"], it["customer"]!["website"]) = (
                            "Société Générale S.A.", $"https://shop.{website}/x"));
        host.Clock.Now += TimeSpan.FromMilliseconds(1);
        var second = await Register(partner, it => it["customer"]!["name"] = "General 100% Motors_Inc");

        Assert.Equal([first], await partner.Listed("customer=SOC"));
        Assert.Equal([second, first], await partner.Listed("customer=gener"));
        Assert.Equal([first], await partner.Listed("customer=gener%20soc"));
        Assert.Equal([second, first], await partner.Listed("customer=soci,motors"));
        Assert.Equal([first], await partner.Listed($"customer={website}"));
        Assert.Equal([first], await partner.Listed($"customer=www.{website.ToUpperInvariant()}"));
        Assert.Empty(await partner.Listed($"customer=x{website}"));
        Assert.Empty(await partner.Listed("customer=ciete"));
        // Neither is a pattern.
        Assert.Equal([second], await partner.Listed("customer=100%25"));
        Assert.Empty(await partner.Listed("customer=%25%25neral"));
        Assert.Empty(await host.Gold.Listed($"customer={website}"));
        Assert.Equal([first], await host.Crm.Listed($"customer={website}"));
    }

    [Fact]
    public async Task By_partner_for_the_vendor_only()
    {
        var (one, other) = (await host.AddPartner(), await host.AddPartner());
        var (ofOne, ofOther) = (
            (await one.Registered(Registration.NewCustomer())).Id, (await other.Registered(Registration.NewCustomer())).Id);
        var (its, others) = (await Partner(one), await Partner(other));

        Assert.Equal([ofOne], await host.Crm.Listed($"partner={its}"));
        Assert.Equal(new[] { ofOne, ofOther }.Order(), (await host.ChannelManager.Listed($"partner={its},{others}")).Order());
        Assert.Empty(await host.Crm.Listed($"partner={Guid.NewGuid()}"));
        foreach (var id in new[] { its, others, $"{Guid.NewGuid()}" })
            Assert.Equal(["partner"], (await one.Get($"/v1/deals?partner={id}")).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task By_what_changed_since_an_instant_the_clock_included()
    {
        var partner = await host.AddPartner();
        var deal = await partner.Registered(Registration.NewCustomer());
        var (registered, until) = (host.Clock.Now, deal.Instant("protection.until"));

        Assert.Equal([deal.Id], await partner.Listed($"updatedSince={Text(registered)}"));
        var cut = $"{registered.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff}999Z";
        Assert.Equal([deal.Id], await partner.Listed($"updatedSince={cut}"));
        Assert.Empty(await partner.Listed($"updatedSince={Text(registered.AddMicroseconds(1))}"));

        host.Clock.Now = until;
        Assert.Equal([deal.Id], await partner.Listed($"updatedSince={Text(until)}"));
        Assert.Empty(await partner.Listed($"updatedSince={Text(until.AddMicroseconds(1))}"));
        await host.RunJobs();
        Assert.Equal([deal.Id], await partner.Listed($"updatedSince={Text(until)}"));
        Assert.Empty(await partner.Listed($"updatedSince={Text(until.AddMicroseconds(1))}"));
    }

    [Fact]
    public async Task By_protection_that_ends_before_an_instant()
    {
        var partner = await host.AddPartner();
        var deal = await partner.Registered(Registration.NewCustomer());
        var waits = await (await host.AddPartner("silver")).Registered(Registration.NewCustomer());
        var until = deal.Instant("protection.until");

        Assert.Empty(await partner.Listed($"expiresBefore={Text(until)}"));
        Assert.Equal([deal.Id], await partner.Listed($"expiresBefore={Text(until.AddMicroseconds(1))}"));
        Assert.DoesNotContain(waits.Id, await host.Crm.Listed($"expiresBefore={Text(until.AddDays(900))}"));
        host.Clock.Now = until;
        Assert.Empty(await partner.Listed($"expiresBefore={Text(until.AddDays(1))}"));
    }

    private static async Task<string> Register(Api partner, Action<JsonObject> spoil)
    {
        var body = DealActions.Json(Registration.NewCustomer());
        spoil(body);
        return (await partner.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created).Id;
    }

    private static async Task<string> Partner(Api its) =>
        (await its.Get("/v1/me")).Json.GetProperty("partner").GetProperty("id").GetString()!;

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
