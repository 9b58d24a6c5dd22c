using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.VendorClaims;

public partial class VendorClaimTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_partner_cannot_tell_a_vendor_claim_from_another_partners()
    {
        var (ofVendor, account) = await host.FreeCustomer();
        (await host.ChannelManager.Claims(account, ["analytics"])).Expect(HttpStatusCode.Created);
        var ofPartner = Registration.NewCustomer();
        await host.Gold.Registered(ofPartner);
        var partner = await host.AddPartner();

        var (one, other) = (await partner.Registered(ofVendor), await partner.Registered(ofPartner));

        Assert.Equal(("waitlisted", "notAvailable", "analytics waitlisted"), (one.DealStatus, one.String("reason"), one.Lines));
        Assert.Equal(Masked(other, ofPartner), Masked(one, ofVendor));
        foreach (var path in (string[])["", "/timeline"])
            Assert.Equal(
                Masked(await partner.Get($"/v1/deals/{other.Id}{path}"), ofPartner),
                Masked(await partner.Get($"/v1/deals/{one.Id}{path}"), ofVendor));
        Assert.Equal(other.Headers.Select(it => it.Key).Order(), one.Headers.Select(it => it.Key).Order());
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task When_it_ends_the_longest_waiting_deal_is_offered_the_line()
    {
        var (customer, account) = await host.FreeCustomer();
        var claim = (await host.ChannelManager.Claims(account, ["analytics", "platform"])).Expect(HttpStatusCode.Created);
        var partners = await host.AddPartners(2);
        var (first, second) = (
            await partners[0].Registered(customer), await partners[1].Registered(customer, "analytics", "platform"));

        Assert.Equal(
            "ended",
            (await host.ChannelManager.Post($"/v1/vendor-claims/{claim.Id}/end", new { reason = "Not ours." }))
                .Expect(HttpStatusCode.OK).String("status"));

        Assert.Equal(("waitlisted", "analytics offered"), Read(await partners[0].Deal(first.Id)));
        Assert.Equal(("waitlisted", "analytics waitlisted, platform offered"), Read(await partners[1].Deal(second.Id)));
        Assert.Equal(("approved", "analytics held"), Read(await partners[0].AcceptOffer(first.Id)));
        Assert.Equal(("approved", "analytics waitlisted, platform held"), Read(await partners[1].AcceptOffer(second.Id)));
        Assert.Equal(
            ["deal.submitted", "deal.waitlisted", "deal.offered", "deal.approved"], await partners[0].EventTypes(first.Id));
        Assert.Equal("statusForbids", (await host.ChannelManager.Ends(claim.Id)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("analytics released, platform released", await host.ChannelManager.LinesOf(claim.Id));
        await host.Database.ExpectConsistent();

        static (string? Status, string Lines) Read(Answer deal) => (deal.Expect(HttpStatusCode.OK).DealStatus, deal.Lines);
    }

    [Fact]
    public async Task It_takes_all_lines_of_the_program_or_those_it_names_and_nothing_if_one_is_held()
    {
        var (customer, account) = await host.FreeCustomer();
        var deal = await host.Gold.Registered(customer, "platform");

        var refused = (await host.Crm.Claims(account)).Expect(HttpStatusCode.Conflict);
        var line = Assert.Single(refused.Json.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            ("lineNotFree", "platform", deal.Id),
            (refused.Problem, line.GetProperty("line").GetString(), line.GetProperty("deal").GetString()));
        // Nothing was taken with it.
        Assert.Equal("approved", (await host.Platinum.Registered(customer, "analytics")).DealStatus);

        var support = (await host.Crm.Claims(account, ["support"])).Expect(HttpStatusCode.Created);
        var again = (await host.ChannelManager.Claims(account, ["support", "analytics"])).Expect(HttpStatusCode.Conflict).Json
            .GetProperty("lines");
        Assert.Equal([null, support.Id], again.EnumerateArray().Select(it => it.GetProperty("vendorClaim").GetString()));

        var (_, free) = await host.FreeCustomer();
        var whole = (await host.Crm.Claims(free)).Expect(HttpStatusCode.Created);
        var lines = (await host.Gold.Get("/v1/program")).Json.GetProperty("products").EnumerateArray()
            .Select(it => $"{it.GetProperty("line").GetString()} held");
        Assert.Equal(string.Join(", ", lines.Distinct().Order(StringComparer.Ordinal)), await host.Crm.LinesOf(whole.Id));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_client_without_the_deals_scope_is_told_of_no_deals()
    {
        var (customer, account) = await host.FreeCustomer();
        await host.Gold.Registered(customer);

        var refused = (await host.Crm.WithScope("vendor.accounts.write").Claims(account)).Expect(HttpStatusCode.Conflict);

        Assert.Equal(
            JsonValueKind.Null, Assert.Single(refused.Json.GetProperty("lines").EnumerateArray()).GetProperty("deal").ValueKind);
    }

    [Fact]
    public async Task An_expired_line_is_free_for_the_vendor_unless_it_has_a_waitlist()
    {
        var customer = Registration.NewCustomer();
        var (holder, waiter) = (await host.AddPartner(), await host.AddPartner());
        var held = await holder.Registered(customer, "analytics", "platform");
        var waiting = await waiter.Registered(customer, "platform");
        var account = await host.AccountOf(held);
        host.Clock.Now += TimeSpan.FromDays(30);

        var refused = (await host.ChannelManager.Claims(account, ["analytics", "platform"])).Expect(HttpStatusCode.Conflict);
        Assert.Equal(
            waiting.Id, Assert.Single(refused.Json.GetProperty("lines").EnumerateArray()).GetProperty("deal").GetString());

        (await host.ChannelManager.Claims(account, ["analytics"])).Expect(HttpStatusCode.Created);
        Assert.Equal("expired", (await holder.Deal(held.Id)).DealStatus);
        await host.RunJobs();
        Assert.Equal("platform offered", (await waiter.Deal(waiting.Id)).Lines);
        Assert.Equal("approved", (await waiter.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_concurrent_claims_of_a_partner_and_the_vendor_one_holds_the_line()
    {
        for (var round = 0; round < TestRounds.Of(4, longRun: 100); round++)
        {
            var (customer, account) = await host.FreeCustomer();
            var registering = host.Gold.Registered(customer);
            var claiming = host.Crm.Claims(account, ["analytics"]);

            var (deal, claim) = (await registering, await claiming);
            Assert.Equal(claim.Code is HttpStatusCode.Created ? "waitlisted" : "approved", deal.DealStatus);
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Faults_are_reported_by_pointer()
    {
        var (_, account) = await host.FreeCustomer();

        Assert.Equal(["/account"], (await host.Crm.Claims(Guid.NewGuid())).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/lines/1", "/lines/2"],
            (await host.Crm.Claims(account, ["analytics", "none", "none"])).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["/lines"], (await host.Crm.Claims(account, [])).Expect(HttpStatusCode.BadRequest).Faults);
        // Staff has not marked it as a customer with several buyers.
        Assert.Equal(["/unit"], (await host.Crm.Claims(account, unit: "Library")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(
            ["/account", "/kind"], (await host.Crm.Post("/v1/vendor-claims", new { })).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Claims_are_listed_newest_first_by_account_kind_and_what_they_read_now()
    {
        var ((_, one), (_, other)) = (await host.FreeCustomer(), await host.FreeCustomer());
        var direct = (await host.Crm.Claims(one, ["analytics"], "direct")).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var house = (await host.Crm.Claims(one, ["platform"], "house")).Id;
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var elsewhere = (await host.Crm.Claims(other, ["platform"], "house")).Id;

        Assert.Equal([elsewhere, house, direct], await Listed($"account={one},{other}"));
        Assert.Equal([house], await Listed($"account={one}&kind=house,named"));
        host.Clock.Now += TimeSpan.FromDays(90);
        Assert.Equal([direct], await Listed($"account={one}&status=ended"));
        Assert.Equal([house], await Listed($"account={one}&status=active"));

        var page = (await host.Crm.Get($"/v1/vendor-claims?account={one}&limit=1")).Expect(HttpStatusCode.OK);
        Assert.Equal([direct], await Listed($"account={one}&limit=1&after={page.String("next")}"));
    }

    private async Task<IEnumerable<string>> Listed(string filters) =>
        (await host.Crm.Get($"/v1/vendor-claims?{filters}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!);

    /// <summary>Without what is another in every deal: ids, numbers, times, receipts, and the customer that was typed.</summary>
    private static string Masked(Answer answer, string website) =>
        Drawn()
            .Replace(
                answer.Text.Replace(website, "…", StringComparison.Ordinal)
                    .Replace(Registration.NameOf(website), "…", StringComparison.Ordinal), "…");

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|DR-[0-9A-Z]{8}|\d{4}-\d\d-\d\dT[\d:.]+Z|eyJ[\w.-]+")]
    private static partial Regex Drawn();
}
