using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>
/// A key that nobody confirmed recognises a customer by itself only where the name fits; otherwise staff says who it is.
/// </summary>
public class ConfirmCustomerTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_name_that_does_not_fit_waits_teaches_nothing_and_puts_the_customer_in_question_until_staff_confirms_it()
    {
        var (customer, doubted, other) = await CustomerInQuestion(["platform"]);

        Assert.Equal(("submitted", "platform held"), (doubted.DealStatus, doubted.Lines));
        Assert.Equal(
            ["reject", "requestInformation", "confirmCustomer", "separateCustomer"], (await Staff.Deal(doubted.Id)).Next());
        Assert.Equal("customerInDoubt", (await Staff.Approve(doubted.Id)).Expect(HttpStatusCode.Conflict).Problem);
        var account = await host.AccountOf(doubted);
        Assert.Equal(customer.Website, await host.KeysOf(account));
        var fit =
            Assert.Single((await Staff.Get($"/v1/deals/{doubted.Id}/matching")).Json.GetProperty("recognized").EnumerateArray());
        Assert.Equal(
            (account, false), (fit.GetProperty("account").GetGuid(), fit.GetProperty("fit").GetProperty("isMatch").GetBoolean()));

        // Nobody else's is approved either, though nothing else speaks against it.
        Assert.Equal(("submitted", "support held"), (other.DealStatus, other.Lines));
        Assert.Equal("customerInDoubt", (await Staff.Approve(other.Id)).Expect(HttpStatusCode.Conflict).Problem);

        Assert.Equal("approved", (await Staff.ConfirmCustomer(doubted)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal("approved", (await Staff.Deal(other.Id)).DealStatus);
        var keys = (await Staff.Account(account)).GetProperty("keys").EnumerateArray()
            .ToDictionary(it => it.GetProperty("kind").GetString()!);
        Assert.Equal("staff", keys["domain"].GetProperty("confirmed").GetProperty("by").GetString());
        Assert.True(keys["duns"].IsNull("confirmed"));
        Assert.Equal("customerNotInDoubt", (await Staff.ConfirmCustomer(doubted)).Expect(HttpStatusCode.Conflict).Problem);
        // Its key is confirmed by now: a third name is not asked about.
        Assert.Equal(
            "waitlisted", (await (await host.AddPartner()).Registered(customer with { Name = "Borealis Cutlery" })).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task An_earlier_deal_in_review_waits_for_the_dispute_too()
    {
        var customer = new CustomerKeys(Registration.NewCustomer(), Name: "Amberley Kilns");
        var before = await host.Silver.Registered(customer);
        await host.Platinum.Registered(customer with { Name = AccountActions.OtherName }, ["platform"]);

        Assert.Equal("customerInDoubt", (await Staff.Approve(before.Id)).Expect(HttpStatusCode.Conflict).Problem);
    }

    [Fact]
    public async Task While_it_is_waitlisted_its_partner_reads_the_same_as_any_other_on_the_waitlist()
    {
        var customer = new CustomerKeys(Registration.NewCustomer(), Name: "Brackley Looms");
        await host.Gold.Registered(customer);
        var plain = await host.Silver.Registered(customer);
        var doubted = await host.Platinum.Registered(customer with { Name = AccountActions.OtherName });

        Assert.Equal(("waitlisted", true), (doubted.DealStatus, doubted.IsNull("decisionDueBy")));
        Assert.Equal(
            Timeline(await host.Silver.Get($"/v1/deals/{plain.Id}/timeline")),
            Timeline(await host.Platinum.Get($"/v1/deals/{doubted.Id}/timeline")));
        Assert.Contains("confirmCustomer", (await Staff.Deal(doubted.Id)).Next());
        Assert.Equal("customerName", (await Staff.Get($"/v1/work/{doubted.Id}")).Expect(HttpStatusCode.OK).String("kind"));

        var before = (await host.Platinum.Deal(doubted.Id)).Text;
        (await Staff.ConfirmCustomer(doubted)).Expect(HttpStatusCode.OK);

        Assert.Equal(before, (await host.Platinum.Deal(doubted.Id)).Text);
        Assert.Equal(404, (await Staff.Get($"/v1/work/{doubted.Id}")).Status);
        await host.Database.ExpectConsistent();

        static string Timeline(Answer timeline) => string.Join(' ', timeline.Json.GetProperty("items").EnumerateArray()
            .Select(it => $"{it.GetProperty("type")} {it.GetProperty("data").GetProperty("decisionDueBy")}"));
    }

    [Fact]
    public async Task When_it_accepts_the_line_that_came_free_the_review_deadline_starts()
    {
        var customer = new CustomerKeys(Registration.NewCustomer(), Name: "Cavendish Tiles");
        var first = await host.Gold.Registered(customer);
        var doubted = await host.Platinum.Registered(customer with { Name = AccountActions.OtherName });
        host.Clock.Now = host.Clock.Now.AddDays(10);

        await host.Gold.Withdraw(first.Id);

        var offered = await host.Platinum.Deal(doubted.Id);
        Assert.Equal(
            ("waitlisted", "analytics offered", true), (offered.DealStatus, offered.Lines, offered.IsNull("decisionDueBy")));
        host.Clock.Now = host.Clock.Now.AddHours(1);
        var accepted = (await host.Platinum.AcceptOffer(doubted.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("submitted", "analytics held"), (accepted.DealStatus, accepted.Lines));
        Assert.True(accepted.Instant("decisionDueBy") > host.Clock.Now);
    }

    [Fact]
    public async Task Separated_it_has_an_account_of_its_own_with_free_lines_and_what_it_held_is_offered()
    {
        var (customer, doubted, _) = await CustomerInQuestion(["platform", "analytics"]);
        var partner = await host.AddPartner();
        var waiting = await partner.Registered(customer with { TaxId = null, Duns = null }, ["platform"]);
        var old = await host.AccountOf(doubted);
        Assert.Equal("analytics waitlisted, platform held", doubted.Lines);

        var separated = (await Staff.SeparateCustomer(doubted)).Expect(HttpStatusCode.OK);

        Assert.Equal(("approved", "analytics held, platform held"), (separated.DealStatus, separated.Lines));
        Assert.Equal(("waitlisted", "platform offered"), await Read(waiting));
        (await partner.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "platform held"), await Read(waiting));
        var own = await host.AccountOf(doubted);
        Assert.NotEqual(old, own);
        Assert.Equal((customer.Website, customer.Duns), (await host.KeysOf(old), await host.KeysOf(own)));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Separating_can_take_the_shared_key_even_if_the_other_account_is_left_without_one()
    {
        var (customer, doubted, _) = await CustomerInQuestion(["platform"]);
        var old = await host.AccountOf(doubted);

        (await Staff.SeparateCustomer(doubted, takeKeys: true)).Expect(HttpStatusCode.OK);

        Assert.Equal("", await host.KeysOf(old));
        Assert.Equal(
            "waitlisted",
            (await (await host.AddPartner())
                .Registered(new(customer.Website, Name: AccountActions.OtherName), ["platform"])).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task It_is_confirmed_as_nobody_whose_key_it_has_not()
    {
        var (_, doubted, _) = await CustomerInQuestion(["platform"]);
        var stranger = await host.AccountOf(await host.Gold.Registered(Registration.NewCustomer()));

        var answer = await Staff.Post($"/v1/deals/{doubted.Id}/confirm-customer", new { account = stranger });

        Assert.Equal(["/account"], answer.Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Contains("confirmCustomer", (await Staff.Deal(doubted.Id)).Next());
        (await Staff.Post($"/v1/deals/{doubted.Id}/confirm-customer", new { account = await host.AccountOf(doubted) }))
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rejecting_the_deal_ends_the_dispute()
    {
        var (_, doubted, other) = await CustomerInQuestion(["platform"]);

        (await Staff.Reject(doubted.Id, "other")).Expect(HttpStatusCode.OK);

        Assert.Equal("approved", (await Staff.Deal(other.Id)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Separating_similar_names_lets_the_deal_go_on()
    {
        var first = await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Dunwich Harpoons"));
        var alike = await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Dunwitch Harpoons"));
        Assert.Equal("submitted", alike.DealStatus);

        Assert.Equal("approved", (await Staff.SeparateCustomer(alike)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal("customerNotInDoubt", (await Staff.ConfirmCustomer(alike)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("customerNotInDoubt", (await Staff.SeparateCustomer(alike)).Expect(HttpStatusCode.Conflict).Problem);
        // It is the other customer that the deal is not about.
        Assert.Contains("account.customerSeparated", await History(await host.AccountOf(first)), StringComparison.Ordinal);
        Assert.DoesNotContain("account.customerSeparated", await History(await host.AccountOf(alike)), StringComparison.Ordinal);

        async Task<string> History(Guid account) =>
            (await Staff.Get($"/v1/accounts/{account}/history")).Expect(HttpStatusCode.OK).Text;
    }

    [Fact]
    public async Task Confirming_similar_names_merges_the_accounts()
    {
        var known = await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Porthcurno Windlass"));
        var alike =
            await host.Platinum.Registered(
                new CustomerKeys(Registration.NewCustomer(), Name: "Porthcurnow Windlass"), ["platform"]);
        Assert.Equal("submitted", alike.DealStatus);

        Assert.Equal("approved", (await Staff.ConfirmCustomer(alike)).Expect(HttpStatusCode.OK).DealStatus);

        Assert.Equal(await host.AccountOf(known), await host.AccountOf(alike));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task More_than_the_limit_of_unconfirmed_keys_waits_until_one_is_confirmed()
    {
        var customer = new CustomerKeys(Registration.NewCustomer());
        var large = await host.Platinum.Registered(customer, ["analytics"], "50000.01");
        var small = await host.Platinum.Registered(new CustomerKeys(Registration.NewCustomer()), ["analytics"], "50000.00");
        Assert.Equal(("submitted", "approved"), (large.DealStatus, small.DealStatus));

        (await Staff.Key(await host.AccountOf(large), "/confirm", "domain", customer.Website!)).Expect(HttpStatusCode.OK);

        Assert.Equal("approved", (await host.Platinum.Registered(customer, ["platform"], "50000.01")).DealStatus);
    }

    [Fact]
    public async Task Concurrent_registrations_of_a_disputed_customer_are_answered_as_if_each_were_alone()
    {
        var customer = new CustomerKeys(Registration.NewCustomer(), Name: "Everdon Anvils");
        await host.Gold.Registered(customer);
        var partners = await host.AddPartners(8);

        var answers = await Task.WhenAll(partners.Select((it, place) =>
            it.Registered(place % 2 == 0 ? customer : customer with { Name = AccountActions.OtherName }, ["platform"])));

        Assert.Single(answers, it => (it.Lines, it.DealStatus) is ("platform held", "approved" or "submitted"));
        Assert.Equal(4L, await host.Database.Query<long>(
            $"SELECT count(*) FROM deals WHERE review_reasons & 32 <> 0 AND id IN "
            + $"({string.Join(", ", answers.Select(it => $"'{it.Id}'"))})"));
        await host.Database.ExpectConsistent();
    }

    private Api Staff => host.ChannelManager;

    /// <summary>
    /// A customer that Gold registered, one deal of another name by the same key, and one that fits and came after it.
    /// </summary>
    private async Task<(CustomerKeys Customer, Answer Doubted, Answer Other)> CustomerInQuestion(string[] doubted)
    {
        var customer = CustomerKeys.New();
        await host.Gold.Registered(customer with { TaxId = null, Duns = null });
        var deal = await host.Platinum.Registered(customer with { TaxId = null, Name = AccountActions.OtherName }, doubted);
        var other = await (await host.AddPartner()).Registered(customer with { TaxId = null, Duns = null }, ["support"]);
        return (customer, deal, other);
    }

    private async Task<(string Status, string Lines)> Read(Answer deal)
    {
        var read = await Staff.Deal(deal.Id);
        return (read.DealStatus, read.Lines);
    }
}
