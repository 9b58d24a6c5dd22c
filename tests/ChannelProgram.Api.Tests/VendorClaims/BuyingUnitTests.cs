using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.VendorClaims;

public class BuyingUnitTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Every_new_registration_waits_for_staff_and_named_units_do_not_compete()
    {
        var (university, account) = await host.FreeCustomer();
        await host.SetBuyingUnits(account);
        var partners = await host.AddPartners(3);

        var library = await partners[0].RegisteredFor(university, "Library");
        Assert.Equal(("submitted", "analytics held"), (library.DealStatus, library.Lines));
        // Until its unit is named it has the whole customer.
        var clinic = await partners[1].RegisteredFor(university, "Clinic");
        var libraryToo = await partners[2].RegisteredFor(university, null);
        Assert.Equal(("waitlisted", "waitlisted"), (clinic.DealStatus, libraryToo.DealStatus));

        Assert.Equal("approved", (await host.ChannelManager.ApproveFor(library.Id, null)).Expect(HttpStatusCode.OK).DealStatus);
        // Staff says another unit than the partner.
        Assert.Equal(
            "approved", (await host.ChannelManager.ApproveFor(clinic.Id, "Hospital")).Expect(HttpStatusCode.OK).DealStatus);
        var behind = (await host.ChannelManager.ApproveFor(libraryToo.Id, "Library")).Expect(HttpStatusCode.OK);
        Assert.Equal(("waitlisted", "notAvailable"), (behind.DealStatus, behind.String("reason")));
        await host.Database.ExpectConsistent();

        await partners[1].Withdraw(clinic.Id);
        Assert.Equal("analytics waitlisted", (await partners[2].Deal(libraryToo.Id)).Lines);
        await partners[0].Withdraw(library.Id);
        Assert.Equal("analytics offered", (await partners[2].Deal(libraryToo.Id)).Lines);
        Assert.Equal("approved", (await partners[2].AcceptOffer(libraryToo.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_claim_on_the_whole_customer_waits_for_all_units_and_then_for_staff()
    {
        var (group, account) = await host.FreeCustomer();
        await host.SetBuyingUnits(account);
        var partners = await host.AddPartners(3);
        var one = await partners[0].RegisteredFor(group, "One");
        var two = await partners[1].RegisteredFor(group, "Two");
        var all = await partners[2].RegisteredFor(group, null);
        await host.ChannelManager.ApproveFor(one.Id, null);
        await host.ChannelManager.ApproveFor(two.Id, null);

        await partners[0].Withdraw(one.Id);
        Assert.Equal("analytics waitlisted", (await partners[2].Deal(all.Id)).Lines);
        await partners[1].Withdraw(two.Id);

        Assert.Equal("analytics offered", (await partners[2].Deal(all.Id)).Lines);
        var accepted = (await partners[2].AcceptOffer(all.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("submitted", "analytics held"), (accepted.DealStatus, accepted.Lines));
        Assert.Equal(["/unit"], (await host.ChannelManager.Approve(all.Id)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("approved", (await host.ChannelManager.ApproveFor(all.Id, "Three")).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_waitlisted_before_units_existed_goes_to_review_once_it_accepts_the_offer()
    {
        var website = Registration.NewCustomer();
        var partners = await host.AddPartners(2);
        var holder = await partners[0].Registered(website);
        var older = await partners[1].Registered(website);
        await host.SetBuyingUnits(await host.AccountOf(holder));

        await partners[0].Withdraw(holder.Id);

        var offered = await partners[1].Deal(older.Id);
        Assert.Equal(("waitlisted", "analytics offered"), (offered.DealStatus, offered.Lines));
        var accepted = (await partners[1].AcceptOffer(older.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("submitted", "analytics held"), (accepted.DealStatus, accepted.Lines));
        Assert.Equal(["/unit"], (await host.ChannelManager.Approve(older.Id)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            "approved", (await host.ChannelManager.ApproveFor(older.Id, "Library")).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Naming_the_unit_of_an_older_claim_offers_the_line_to_deals_of_other_units()
    {
        var city = Registration.NewCustomer();
        var partners = await host.AddPartners(3, "silver");
        var older = await partners[0].RegisteredFor(city, null);
        await host.SetBuyingUnits(await host.AccountOf(older));
        var schools = await partners[1].RegisteredFor(city, "Schools");
        var parks = await partners[2].RegisteredFor(city, "Parks");
        // Named while they wait: what they wait for is all that the older claim holds.
        await host.ChannelManager.ApproveFor(schools.Id, null);
        await host.ChannelManager.ApproveFor(parks.Id, null);
        Assert.Equal(
            ("waitlisted", "waitlisted"),
            ((await partners[1].Deal(schools.Id)).DealStatus, (await partners[2].Deal(parks.Id)).DealStatus));

        Assert.Equal("approved", (await host.ChannelManager.ApproveFor(older.Id, "Police")).Expect(HttpStatusCode.OK).DealStatus);

        Assert.Equal(
            ["analytics offered", "analytics offered"],
            [(await partners[1].Deal(schools.Id)).Lines, (await partners[2].Deal(parks.Id)).Lines]);
        foreach (var (partner, deal) in new[] { (partners[1], schools), (partners[2], parks) })
            Assert.Equal("analytics held", (await partner.AcceptOffer(deal.Id)).Expect(HttpStatusCode.OK).Lines);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_unit_is_named_once_and_only_where_there_are_several()
    {
        var (_, account) = await host.FreeCustomer();
        var silver = await host.AddPartner("silver");
        var plain = await silver.Registered(Registration.NewCustomer());
        Assert.Equal(
            ["/unit"], (await host.ChannelManager.ApproveFor(plain.Id, "Library")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("approved", (await host.ChannelManager.Approve(plain.Id)).DealStatus);
        Assert.Equal(
            "statusForbids", (await host.ChannelManager.ApproveFor(plain.Id, "Library")).Expect(HttpStatusCode.Conflict).Problem);

        Assert.Equal(404, (await host.ChannelManager.Send(HttpMethod.Put, $"/v1/accounts/{Guid.NewGuid()}/buying-units",
            new StringContent("""{"hasBuyingUnits":true}""", System.Text.Encoding.UTF8, "application/json"))).Status);
        Assert.NotEqual(Guid.Empty, account);
    }

    [Fact]
    public async Task A_partner_may_register_for_another_unit_of_a_customer_and_not_twice_for_one()
    {
        var (university, account) = await host.FreeCustomer();
        await host.SetBuyingUnits(account);
        var partner = await host.AddPartner();
        var library = await partner.RegisteredFor(university, "Library");
        await host.ChannelManager.ApproveFor(library.Id, null);

        var clinic = await partner.RegisteredFor(university, "Clinic");
        Assert.Equal("waitlisted", clinic.DealStatus);
        var twice = (await host.ChannelManager.ApproveFor(clinic.Id, "Library")).Expect(HttpStatusCode.Conflict);
        Assert.Equal(
            ("alreadyRegistered", library.Id), (twice.Problem, twice.Json.GetProperty("deals")[0].GetProperty("id").GetString()));
        Assert.Equal("approved", (await host.ChannelManager.ApproveFor(clinic.Id, null)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Theory]
    [InlineData("Library")]
    [InlineData(null)]
    public async Task An_expansion_takes_over_the_unit_that_its_partner_won(string? named)
    {
        var (university, account) = await host.FreeCustomer();
        await host.SetBuyingUnits(account);
        var partners = await host.AddPartners(2);
        foreach (var (partner, unit) in partners.Zip((string[])["Library", "Clinic"]))
            await host.ChannelManager.ApproveFor((await partner.RegisteredFor(university, unit)).Id, unit);
        var library = (await partners[0].Listed("status=approved")).Single();
        (await partners[0].Win(library)).Expect(HttpStatusCode.OK);
        (await host.Crm.ConfirmWin(library)).Expect(HttpStatusCode.OK);

        var expansion = await partners[0].RegisteredFor(university, named, type: "expansion");

        Assert.Equal(("submitted", "analytics held"), (expansion.DealStatus, expansion.Lines));
        Assert.Equal("analytics released", (await partners[0].Deal(library)).Lines);
        Assert.Equal(
            ["/unit"], (await host.ChannelManager.ApproveFor(expansion.Id, "Clinic")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("approved", (await host.ChannelManager.ApproveFor(expansion.Id, null)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task The_vendor_claims_one_unit_and_leaves_the_others_free()
    {
        var (university, account) = await host.FreeCustomer();
        await host.SetBuyingUnits(account);
        (await host.ChannelManager.Claims(account, ["analytics"], unit: "Library")).Expect(HttpStatusCode.Created);
        var deal = await host.Gold.RegisteredFor(university, "Clinic");
        Assert.Equal("waitlisted", deal.DealStatus);

        Assert.Equal("approved", (await host.ChannelManager.ApproveFor(deal.Id, null)).DealStatus);
        Assert.Equal(
            "lineNotFree", (await host.ChannelManager.Claims(account, ["analytics"])).Expect(HttpStatusCode.Conflict).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_concurrent_approvals_for_one_unit_one_holds_the_line()
    {
        for (var round = 0; round < TestRounds.Of(4, longRun: 200); round++)
        {
            var (university, account) = await host.FreeCustomer();
            await host.SetBuyingUnits(account);
            var partners = await host.AddPartners(3);
            var holder = await partners[0].RegisteredFor(university, "Rectorate");
            var rivals =
                new[] { await partners[1].RegisteredFor(university, null), await partners[2].RegisteredFor(university, null) };
            await host.ChannelManager.ApproveFor(holder.Id, null);

            var answers = await Task.WhenAll(rivals.Select(it => host.ChannelManager.ApproveFor(it.Id, "Library")));

            Assert.Equal(["approved", "waitlisted"], answers.Select(it => it.Expect(HttpStatusCode.OK).DealStatus).Order());
        }

        await host.Database.ExpectConsistent();
    }
}
