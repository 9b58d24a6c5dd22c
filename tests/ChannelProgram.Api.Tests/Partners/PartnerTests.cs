using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Tiers;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Api.Tests.Partners;

public class PartnerTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_partner_reads_itself_and_no_other()
    {
        var (own, other) = (await host.AddPartner(), await host.AddPartner());
        var (id, others) = (await own.PartnerId(), await other.PartnerId());

        Assert.Equal(id, (await own.Get($"/v1/partners/{id}")).Expect(HttpStatusCode.OK).Id);
        var absent = (await own.Get($"/v1/partners/{Guid.NewGuid()}")).Expect(HttpStatusCode.NotFound);
        foreach (var answer in new[]
        {
            await own.Get($"/v1/partners/{others}"), await own.UpdatePartner(others, new { phone = "1" }),
        })
        {
            answer.Expect(HttpStatusCode.NotFound);
            Assert.Equal((absent.Problem, absent.String("detail")), (answer.Problem, answer.String("detail")));
        }

        Assert.Equal("insufficientScope", (await own.Get("/v1/partners")).Expect(HttpStatusCode.Forbidden).Problem);
    }

    [Fact]
    public async Task A_partner_changes_how_it_is_reached_and_staff_the_rest()
    {
        var partner = await host.AddPartner("silver");
        var id = await partner.PartnerId();

        var changed = (await partner.UpdatePartner(id, new
        {
            phone = "+49 30 1",
            website = "www.example-partner.de",
            addresses = new[] { new { kind = "billing", street = "Weg 2", city = "Bonn", country = "DE" } },
        })).Expect(HttpStatusCode.OK);
        Assert.Equal("+49 30 1", changed.String("phone"));
        Assert.Equal("Bonn", changed.Json.GetProperty("addresses")[0].GetProperty("city").GetString());
        // What it says of itself is not checked: nobody else loses a customer by it.
        Assert.Equal(0, changed.Json.GetProperty("domains").GetArrayLength());

        var refused = (await partner.UpdatePartner(id, new { phone = "2", country = "FR", name = "Other" }))
            .Expect(HttpStatusCode.Conflict);
        Assert.Equal("notEditable", refused.Problem);
        Assert.Equal(["/name", "/country"], refused.Json.GetProperty("pointers").EnumerateArray().Select(it => it.GetString()!));
        Assert.Equal("+49 30 1", (await partner.Get($"/v1/partners/{id}")).String("phone"));

        var placed = (await host.ChannelManager.UpdatePartner(id, new { type = "oem", name = "Other", phone = (string?)null }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(("oem", "Other", null), (placed.String("type"), placed.String("name"), placed.String("phone")));
    }

    [Fact]
    public async Task A_raised_tier_counts_from_the_next_registration_on()
    {
        var partner = await host.AddPartner("registered");

        Assert.Equal(
            "tierCannotRegister", (await partner.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Forbidden).Problem);
        await host.ChannelManager.GiveTier(await partner.PartnerId(), "silver");
        await partner.Registered(Registration.NewCustomer());
    }

    [Fact]
    public async Task Who_is_there_for_a_partner_is_checked_and_told_to_the_vendor_only()
    {
        var partner = await host.AddPartner();
        var id = await partner.PartnerId();
        var manager = (await host.ChannelManager.Get("/v1/me")).Id;
        var auditor = (await host.Person("auditor@vendor.example").Get("/v1/me")).Id;
        var distributor = await (await host.AddPartner()).PartnerId();

        foreach (var (member, wrong) in new[]
        {
            ("channelManager", auditor), ("deputyManager", $"{Guid.NewGuid()}"), ("distributor", distributor),
        })
        {
            var refused = (await host.ChannelManager.UpdatePartner(id, new Dictionary<string, string> { [member] = wrong }))
                .Expect(HttpStatusCode.BadRequest);
            Assert.Equal([$"/{member}"], refused.Faults);
        }

        (await host.ChannelManager.UpdatePartner(distributor, new { type = "distributor" })).Expect(HttpStatusCode.OK);
        var placed = (await host.ChannelManager.UpdatePartner(id, new { channelManager = manager, distributor }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal((manager, distributor), (placed.String("channelManager"), placed.String("distributor")));
        var own = (await partner.Get($"/v1/partners/{id}")).Expect(HttpStatusCode.OK);
        Assert.Equal((null, distributor), (own.String("channelManager"), own.String("distributor")));
    }

    [Fact]
    public async Task The_agreement_in_force_is_accepted_by_a_person_once()
    {
        var admin = host.Person("admin@silver.example");
        var id = await admin.PartnerId();
        var path = $"/v1/partners/{id}/accept-agreement";

        Assert.Equal(["/version"], (await admin.Post(path, new { version = "2" })).Expect(HttpStatusCode.BadRequest).Faults);
        var accepted = (await admin.Post(path, new { version = "1" })).Expect(HttpStatusCode.OK).Json.GetProperty("agreement");
        Assert.Equal((await admin.Get("/v1/me")).Id, accepted.GetProperty("by").GetString());
        host.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(
            accepted.GetRawText(),
            (await admin.Post(path, new { version = "1" })).Expect(HttpStatusCode.OK).Json.GetProperty("agreement").GetRawText());
        Assert.Equal(1, await host.Database.Query<long>(
            $"SELECT count(*) FROM audit WHERE action = 'partner.agreementAccepted' AND subject = '{id}'"));
    }

    [Fact]
    public async Task Partners_are_found_by_what_they_are()
    {
        var partner = await host.AddPartner("platinum", keys: new StrongKey(KeyKind.Domain, "found-partner.com"));
        var id = await partner.PartnerId();
        (await host.ChannelManager.UpdatePartner(id, new { name = "Zwölf Eulen GmbH", country = "AT", type = "oem" }))
            .Expect(HttpStatusCode.OK);

        foreach (var filter in new[] { "name=zwolf", "country=AT", "type=oem", "name=eul&tier=platinum&status=active" })
        {
            var found = (await host.ChannelManager.Get($"/v1/partners?{filter}")).Expect(HttpStatusCode.OK);
            var one = Assert.Single(found.Json.GetProperty("items").EnumerateArray());
            Assert.Equal(id, one.GetProperty("id").GetString());
            Assert.Equal("found-partner.com", one.GetProperty("domains")[0].GetString());
        }

        var none = await host.ChannelManager.Get("/v1/partners?country=AT&status=suspended");
        Assert.Equal(0, none.Json.GetProperty("items").GetArrayLength());
    }
}
