using System.Net;
using ChannelProgram.Api.Tests.Conflicts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.VendorClaims;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>
/// What hangs on two customers that become one, and on taking that back: third parties, reviews, the vendor's claims.
/// </summary>
public class MergedCustomerTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_deal_without_a_conflict_is_unchanged_by_a_merge()
    {
        var (first, second) = (
            await host.Gold.Registered(Registration.NewCustomer()),
            await host.Platinum.Registered(Registration.NewCustomer(), "platform"));
        var (deal, story) = (await host.Platinum.Deal(second.Id), await host.Platinum.EventTypes(second.Id));

        await Merge(await host.AccountOf(first), await host.AccountOf(second));

        var after = await host.Platinum.Deal(second.Id);
        Assert.Equal((deal.Text, deal.ETag), (after.Text, after.ETag));
        Assert.Equal(story, await host.Platinum.EventTypes(second.Id));
    }

    [Fact]
    public async Task A_line_of_which_a_third_party_holds_a_unit_is_not_reassigned()
    {
        var (university, survivor) = await host.FreeCustomer();
        await host.SetBuyingUnits(survivor);
        var partners = await host.AddPartners(3);
        var library = await partners[0].RegisteredFor(university, "Library");
        var clinic = await partners[1].RegisteredFor(university, "Clinic");
        await host.ChannelManager.ApproveFor(library.Id, null);
        await host.ChannelManager.ApproveFor(clinic.Id, null);
        var whole = await partners[2].Registered(Registration.NewCustomer());
        await Merge(survivor, await host.AccountOf(whole));
        var conflict = await ConflictOf(whole);

        await host.ChannelManager.Mediated(conflict);
        Assert.Equal("lineNotFree", (await host.ChannelManager.Settle(conflict, "reassign", whole.Id)).Problem);

        Assert.Equal(("approved", "approved", "waitlisted"),
            (
                (await host.Crm.Deal(library.Id)).DealStatus, (await host.Crm.Deal(clinic.Id)).DealStatus,
                (await host.Crm.Deal(whole.Id)).DealStatus));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_line_of_which_the_vendor_has_another_unit_is_not_reassigned()
    {
        var (university, survivor) = await host.FreeCustomer();
        await host.SetBuyingUnits(survivor);
        (await host.ChannelManager.Claims(survivor, ["analytics"], unit: "Library")).Expect(HttpStatusCode.Created);
        (await host.ChannelManager.Claims(survivor, ["analytics"], unit: "Clinic")).Expect(HttpStatusCode.Created);
        var whole = await host.Gold.Registered(Registration.NewCustomer());
        await Merge(survivor, await host.AccountOf(whole));
        var conflict = await ConflictOf(whole);

        await host.ChannelManager.Mediated(conflict);
        // The vendor is a party: nobody of its sales decides.
        Assert.Equal("lineNotFree", (await host.ProgramAdmin.Settle(conflict, "reassign", whole.Id)).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_line_that_the_merge_released_and_another_deal_holds_since_forbids_unmerging()
    {
        var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var (first, second) = (await host.Gold.Registered(one), await host.Gold.Registered(other));
        var (survivor, absorbed) = (await host.AccountOf(first), await host.AccountOf(second));
        await Merge(survivor, absorbed);
        Assert.Equal("rejected", (await host.Gold.Deal(second.Id)).DealStatus);
        await host.Gold.Withdraw(first.Id);
        var since = await host.Platinum.Registered(other);
        Assert.Equal("approved", since.DealStatus);

        var answer = await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed });

        Assert.Equal((HttpStatusCode.Conflict, "decidedSince"), (answer.Code, answer.Problem));
        Assert.Equal("approved", (await host.Platinum.Deal(since.Id)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_a_merge_ended_keeps_its_keys_and_has_them_again_after_unmerging()
    {
        var (one, other) = (CustomerKeys.New(), CustomerKeys.New());
        var (first, second) = (await host.Gold.Registered(one), await host.Gold.Registered(other));
        var (survivor, absorbed) = (await host.AccountOf(first), await host.AccountOf(second));
        var keys = await host.KeysOf(absorbed);
        await Merge(survivor, absorbed);
        Assert.Equal("rejected", (await host.Gold.Deal(second.Id)).DealStatus);
        Assert.Equal("waitlisted", (await host.Platinum.Registered(other with { Website = null, Duns = null })).DealStatus);

        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(("approved", keys), ((await host.Gold.Deal(second.Id)).DealStatus, await host.KeysOf(absorbed)));
        Assert.Equal(
            "waitlisted", (await (await host.AddPartner()).Registered(other with { Website = null, TaxId = null })).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_registered_since_by_the_absorbed_keys_moves_back_with_its_new_keys()
    {
        var (first, other) = (await host.Gold.Registered(Registration.NewCustomer(), "platform"), CustomerKeys.New());
        var second = await host.Platinum.Registered(other with { TaxId = null, Duns = null }, ["platform"]);
        var (survivor, absorbed) = (await host.AccountOf(first), await host.AccountOf(second));
        await Merge(survivor, absorbed);
        var since = await (await host.AddPartner()).Registered(other with { Duns = null });
        Assert.Equal(("approved", survivor), (since.DealStatus, await host.AccountOf(since)));

        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal((absorbed, "approved"), (await host.AccountOf(since), (await host.Crm.Deal(since.Id)).DealStatus));
        Assert.Equal(
            string.Join(' ', new[] { $"DE{other.TaxId}", other.Website }.Order(StringComparer.Ordinal)),
            await host.KeysOf(absorbed));
        Assert.Equal("waitlisted", (await (await host.AddPartner()).Registered(other with { TaxId = null })).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_approval_since_the_merge_forbids_unmerging()
    {
        var (first, other) = (await host.Gold.Registered(Registration.NewCustomer(), "platform"), Registration.NewCustomer());
        var second = await host.Platinum.Registered(other, "platform");
        var (survivor, absorbed) = (await host.AccountOf(first), await host.AccountOf(second));
        await Merge(survivor, absorbed);
        var large = await (await host.AddPartner()).Registered(new CustomerKeys(other), amount: "900000.00");
        Assert.Equal("submitted", large.DealStatus);
        (await host.ChannelManager.Approve(large.Id)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            "decidedSince",
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed })).Problem);

        Assert.Equal("approved", (await host.Crm.Deal(large.Id)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_line_that_comes_back_needs_reapproval_if_the_deal_grew_beyond_what_was_approved()
    {
        var holder = await host.Platinum.Registered(Registration.NewCustomer());
        var challenger = await host.Gold.Registered(Registration.NewCustomer());
        await Merge(await host.AccountOf(holder), await host.AccountOf(challenger));
        (await host.Gold.Change(
            challenger.Id, """{"products":[{"code":"analytics","amount":{"amount":"90000.00","currency":"USD"}}]}"""))
                .Expect(HttpStatusCode.OK);

        await host.Platinum.Withdraw(holder.Id);
        Assert.Equal(("waitlisted", "analytics offered"), Reads(await host.Gold.Deal(challenger.Id)));

        var back = (await host.Gold.AcceptOffer(challenger.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", true), (back.DealStatus, back.Json.GetProperty("reviewRequired").GetBoolean()));
        Assert.Contains(challenger.Id, await host.ChannelManager.WorkIds("kind=reviewRequired&limit=200"));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Undecided_lines_beside_one_that_comes_back_are_decided_by_staff()
    {
        var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var holder = await host.Platinum.Registered(one);
        var before = await host.Platinum.Registered(other, "platform");
        var challenger = await host.Gold.Registered(other, "analytics", "platform");
        await host.ChannelManager.Approve(challenger.Id);
        Assert.Equal("analytics held, platform waitlisted", (await host.Gold.Deal(challenger.Id)).Lines);
        var (survivor, absorbed) = (await host.AccountOf(holder), await host.AccountOf(challenger));
        await Merge(survivor, absorbed);
        (await host.Gold.Change(challenger.Id, """
            {
              "products": [
                { "code": "analytics", "amount": { "amount": "10000.00", "currency": "USD" } },
                { "code": "platform", "amount": { "amount": "90000.00", "currency": "USD" } }
              ]
            }
            """))
            .Expect(HttpStatusCode.OK);
        await host.Platinum.Withdraw(before.Id);
        Assert.Equal(("waitlisted", "analytics waitlisted, platform offered"), Reads(await host.Gold.Deal(challenger.Id)));
        var accepted = (await host.Gold.AcceptOffer(challenger.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("submitted", "analytics waitlisted, platform held"), Reads(accepted));

        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed }))
            .Expect(HttpStatusCode.OK);

        var back = await host.Gold.Deal(challenger.Id);
        Assert.Equal(("approved", "analytics held, platform held"), Reads(back));
        Assert.True(back.Json.GetProperty("reviewRequired").GetBoolean());
        Assert.Contains(challenger.Id, await host.ChannelManager.WorkIds("limit=200"));
        Assert.False(
            (await host.ChannelManager.Approve(challenger.Id)).Expect(HttpStatusCode.OK).Json.GetProperty("reviewRequired")
                .GetBoolean());
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Vendor_claims_of_an_absorbed_account_move_to_the_survivor_and_no_new_ones_are_accepted()
    {
        var (_, survivor) = await host.FreeCustomer();
        var (other, absorbed) = await host.FreeCustomer();
        var kept = (await host.ChannelManager.Claims(absorbed, ["analytics"])).Expect(HttpStatusCode.Created);
        await Merge(survivor, absorbed);

        Assert.Equal(
            "accountMerged", (await host.ChannelManager.Claims(absorbed, ["platform"])).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "accountMerged",
            (await host.Crm.PutClaim($"crm-{absorbed}", absorbed, ["platform"])).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(survivor.ToString(), (await host.ChannelManager.Get($"/v1/vendor-claims/{kept.Id}")).String("account"));
        var waits = await host.Gold.Registered(other);
        Assert.Equal("waitlisted", waits.DealStatus);
        (await host.ChannelManager.Ends(kept.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("waitlisted", "analytics offered"), Reads(await host.Gold.Deal(waits.Id)));
        Assert.Equal("approved", (await host.Gold.AcceptOffer(waits.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Confirming_one_that_became_part_of_another_means_that_other()
    {
        var known = await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Skelmersdale Ropeworks"));
        var alike =
            await host.Platinum.Registered(
                new CustomerKeys(Registration.NewCustomer(), Name: "Skelmersdal Ropeworks"), ["platform"]);
        Assert.Equal("submitted", alike.DealStatus);
        var (candidate, survivor) = (
            await host.AccountOf(known), await host.AccountOf(await host.Gold.Registered(Registration.NewCustomer(), "support")));
        await Merge(survivor, candidate);

        Assert.Equal("approved", (await host.ChannelManager.ConfirmCustomer(alike)).Expect(HttpStatusCode.OK).DealStatus);

        Assert.Equal(survivor, await host.AccountOf(alike));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Several_customers_are_confirmed_in_one_request()
    {
        var pairs = new List<(Answer Known, Answer Alike)>();
        foreach (var (name,
            misspelt) in new[] { ("Haverthwaite Looms", "Haverthwait Looms"), ("Broughton Quarrying", "Brougthon Quarrying") })
            pairs.Add((
                await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: name)),
                await host.Platinum.Registered(new CustomerKeys(Registration.NewCustomer(), Name: misspelt), ["platform"])));

        var decided =
            await host.ChannelManager.Decide([.. pairs.Select(it => new { id = it.Alike.Id, decision = "confirmCustomer" })]);

        Assert.Equal(["approved", "approved"], decided.Expect(HttpStatusCode.OK).Results());
        foreach (var (known, alike) in pairs) Assert.Equal(await host.AccountOf(known), await host.AccountOf(alike));
        await host.Database.ExpectConsistent();
    }

    private static (string? Status, string Lines) Reads(Answer deal) => (deal.DealStatus, deal.Lines);

    private async Task Merge(Guid survivor, Guid absorbed) =>
        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);

    private async Task<string> ConflictOf(Answer challenger) =>
        (await host.ChannelManager.Work("kind=conflict&limit=200"))
            .First(it => it.GetProperty("deal").GetString() == challenger.Id).GetProperty("id").GetString()!;
}
