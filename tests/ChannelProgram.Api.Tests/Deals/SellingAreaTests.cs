using System.Net;
using ChannelProgram.Api.Tests.AccountAssignments;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Territories;
using ChannelProgram.Api.Tests.VendorClaims;
using ChannelProgram.Api.Tests.Work;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>
/// What is registered outside of the partner's territories, or of a customer that is another partner's, waits for staff. The
/// customer of every registration here is in Germany.
/// </summary>
public sealed class SellingAreaTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private Api _partner = null!;
    private string _id = "";

    private Api Staff => host.ChannelManager;

    private DateTimeOffset Now => host.Clock.Now;

    public async Task InitializeAsync()
    {
        _partner = await host.AddPartner();
        _id = await _partner.PartnerId();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Outside_of_its_territories_a_registration_waits_and_holds_its_lines_meanwhile()
    {
        await Staff.GrantedTerritory(_id, ["AT", "CH"]);
        var customer = Registration.NewCustomer();

        var deal = await _partner.Registered(customer);

        Assert.Equal(("submitted", "analytics held"), (deal.DealStatus, deal.Lines));
        Assert.DoesNotContain("erritor", deal.Text, StringComparison.Ordinal);
        Assert.Equal("waitlisted", (await host.Platinum.Registered(customer)).DealStatus);
        var item = (await Staff.WorkItem(deal.Id)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["outsideTerritory"], item.Why());
        Assert.Equal("lookAtTerritory", item.Action());
        Assert.Equal("approved", (await Staff.Approve(deal.Id)).Expect(HttpStatusCode.OK).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_territory_counts_for_its_lines_while_it_holds_and_several_add_up()
    {
        await Staff.GrantedTerritory(_id, ["AT"], ["analytics"], until: Now.AddDays(2));
        Assert.Equal("approved", (await _partner.Registered(Registration.NewCustomer(), "platform")).DealStatus);
        Assert.Equal("submitted", (await _partner.Registered(Registration.NewCustomer(), "analytics", "platform")).DealStatus);

        var own = await Staff.GrantedTerritory(_id, ["DE"]);
        Assert.Equal("approved", (await _partner.Registered(Registration.NewCustomer())).DealStatus);
        (await Staff.EndTerritory(own)).Expect(HttpStatusCode.OK);
        Assert.Equal("submitted", (await _partner.Registered(Registration.NewCustomer())).DealStatus);

        host.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal("approved", (await _partner.Registered(Registration.NewCustomer())).DealStatus);
    }

    [Fact]
    public async Task What_waits_for_its_territory_is_never_approved_for_want_of_an_answer()
    {
        await Staff.GrantedTerritory(_id, ["AT"]);
        var deal = await _partner.Registered(Registration.NewCustomer());

        host.Clock.Now += TimeSpan.FromDays(10);
        await host.RunJobs();
        Assert.Equal("submitted", (await _partner.Deal(deal.Id)).DealStatus);
    }

    [Fact]
    public async Task The_check_tells_of_territories_and_never_of_assignments()
    {
        var (customer, account) = await host.FreeCustomer();
        await Staff.AssignedAccount(account, await host.Platinum.PartnerId());
        Assert.True((await Check()).IsNull("reviewReason"));

        await Staff.GrantedTerritory(_id, ["AT"]);
        var check = await Check();
        Assert.Equal(("outsideTerritory", true), (
            check.String("reviewReason"), check.Json.GetProperty("waitsForReview").GetBoolean()));

        async Task<Answer> Check() =>
            (await _partner.Post("/v1/deals/check", Registration.Of(customer))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_another_partner_has_waits_and_what_the_partner_has_does_not()
    {
        var (customer, account) = await host.FreeCustomer();
        var until = Now.AddDays(1);
        await Staff.AssignedAccount(account, _id, ["analytics"], until: until);

        var other = await host.AddPartner();
        var waits = await other.Registered(customer);
        Assert.Equal(("submitted", "analytics held"), (waits.DealStatus, waits.Lines));
        Assert.DoesNotContain("ssign", waits.Text, StringComparison.Ordinal);
        var item = (await Staff.WorkItem(waits.Id)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["assignedElsewhere"], item.Why());
        Assert.Equal("reject", item.Action());
        Assert.Equal("approved", (await other.Registered(customer, "platform")).DealStatus);
        (await Staff.Reject(waits.Id, "notAvailable")).Expect(HttpStatusCode.OK);

        Assert.Equal("approved", (await _partner.Registered(customer)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Once_the_assignment_is_over_others_register_as_ever()
    {
        var (customer, account) = await host.FreeCustomer();
        var until = Now.AddDays(1);
        await Staff.AssignedAccount(account, await host.Platinum.PartnerId(), until: until);
        Assert.Equal("submitted", (await _partner.Registered(customer, "platform")).DealStatus);

        host.Clock.Now = until;
        Assert.Equal("approved", (await _partner.Registered(customer, "analytics")).DealStatus);
    }

    [Fact]
    public async Task An_offer_that_is_accepted_is_judged_as_of_then()
    {
        foreach (var line in (string[])["territory", "assignment", "neither"])
        {
            var customer = Registration.NewCustomer();
            var (holder, partner) = (await host.AddPartner(), await host.AddPartner());
            var held = await holder.Registered(customer);
            var waiting = await partner.Registered(customer);
            await holder.Withdraw(held.Id);
            if (line == "territory") await Staff.GrantedTerritory(await partner.PartnerId(), ["AT"]);
            if (line == "assignment") await Staff.AssignedAccount(await host.AccountOf(held), await holder.PartnerId());

            var accepted = (await partner.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
            Assert.Equal((line, line == "neither" ? "approved" : "submitted"), (line, accepted.DealStatus));
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_customer_merged_with_one_that_is_assigned_is_assigned()
    {
        var ((_, assigned), (customer, survivor)) = (await host.FreeCustomer(), await host.FreeCustomer());
        await Staff.AssignedAccount(assigned, await host.Platinum.PartnerId());
        (await Staff.Post($"/v1/accounts/{survivor}/merge", new { account = assigned })).Expect(HttpStatusCode.OK);

        Assert.Equal("submitted", (await _partner.Registered(customer)).DealStatus);
    }

    [Fact]
    public async Task Simultaneous_registrations_are_each_judged_by_their_own_partner_and_customer()
    {
        var inside = await host.AddPartner();
        await Staff.GrantedTerritory(_id, ["AT"]);
        await Staff.GrantedTerritory(await inside.PartnerId(), ["DE"]);
        var (customer, account) = await host.FreeCustomer();
        await Staff.AssignedAccount(account, _id);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(it => (it % 2 == 0 ? _partner : inside).Registered(
                it == 1 ? customer : Registration.NewCustomer())));

        Assert.Equal(
            answers.Select((_, place) => place % 2 == 0 || place == 1 ? "submitted" : "approved"),
            answers.Select(it => it.DealStatus));
    }
}
