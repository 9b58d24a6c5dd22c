using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Conflicts;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Accounts;

/// <summary>Staff finds that two accounts are one customer, or that they are two after all.</summary>
public class MergeAccountsTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task The_survivor_takes_over_claims_and_keys()
    {
        var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var (first, second) = (await Registered(host.Gold, one), await Registered(host.Platinum, other, "platform"));
        var (survivor, absorbed) = (await AccountOf(first), await AccountOf(second));

        var merged = await Merge(survivor, absorbed);

        Assert.Equal(new[] { one, other }.Order(), KeysOf(merged).Order());
        Assert.Equal(survivor.ToString(), (await Account(absorbed)).String("mergedInto"));
        Assert.Equal(
            ("approved", "approved"),
            ((await host.Gold.Deal(first.Id)).DealStatus, (await host.Platinum.Deal(second.Id)).DealStatus));
        Assert.Equal((survivor, survivor), (await AccountOf(first), await AccountOf(second)));

        // What is held by the one is held by the other: nobody gets it by the other key.
        Assert.Equal("waitlisted", (await (await host.AddPartner()).Register(other, ["analytics"])).DealStatus);
        Assert.Equal("alreadyRegistered", (await host.Gold.Register(other, ["analytics"])).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_two_live_claims_the_earlier_stands_and_the_later_is_first_in_line_with_its_remaining_protection()
    {
        var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var holder = await Registered(host.Platinum, other);
        var waits = await Registered(await host.AddPartner(), other);
        host.Clock.Now += TimeSpan.FromDays(10);
        var challenger = await Registered(host.Gold, one);
        var (survivor, absorbed) = (await AccountOf(holder), await AccountOf(challenger));
        await Merge(survivor, absorbed);

        Assert.Equal("approved", (await host.Platinum.Deal(holder.Id)).DealStatus);
        var yielded = await host.Gold.Deal(challenger.Id);
        Assert.Equal(("waitlisted", "analytics waitlisted"), (yielded.DealStatus, yielded.Lines));
        var conflict = Assert.Single(await Conflicts(challenger.Id));
        Assert.Equal("conflict", conflict.GetProperty("kind").GetString());

        host.Clock.Now += TimeSpan.FromDays(5);
        await host.Platinum.Withdraw(holder.Id);

        // It comes before the one that waited longer, and for the thirty days of which it had used nothing.
        var offered = await host.Gold.Deal(challenger.Id);
        Assert.Equal(("waitlisted", "analytics offered"), (offered.DealStatus, offered.Lines));
        Assert.Equal("analytics waitlisted", (await host.Crm.Deal(waits.Id)).Lines);
        host.Clock.Now += TimeSpan.FromHours(1);
        var again = (await host.Gold.AcceptOffer(challenger.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "analytics held"), (again.DealStatus, again.Lines));
        Assert.Equal(host.Clock.Now.AddDays(30), again.Json.GetProperty("protection").GetProperty("until").GetDateTimeOffset());
        Assert.Equal("waitlisted", (await host.Crm.Deal(waits.Id)).DealStatus);
        Assert.Empty(await Conflicts(challenger.Id));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_one_partners_two_claims_on_a_line_the_later_is_released()
    {
        var (first, second) = (
            await Registered(host.Gold, Registration.NewCustomer()), await Registered(host.Gold, Registration.NewCustomer()));

        await Merge(await AccountOf(first), await AccountOf(second));

        Assert.Equal("approved", (await host.Gold.Deal(first.Id)).DealStatus);
        var over = await host.Gold.Deal(second.Id);
        Assert.Equal(
            ("rejected", "alreadyRegistered", "analytics released"), (over.DealStatus, over.String("reason"), over.Lines));
        Assert.Empty(await Conflicts(second.Id));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_whose_keys_match_both_accounts_has_its_line_once_and_is_approved()
    {
        var (one, other) = (CustomerKeys.New() with { TaxId = null }, CustomerKeys.New() with { Website = null });
        await Registered(host.Gold, one, "platform");
        await Registered(host.Gold, other, "platform");
        var both =
            (await host.Platinum.Post("/v1/deals", new CustomerKeys(one.Website, other.TaxId).ToRegistration(["analytics"])))
                .Expect(HttpStatusCode.Created);
        Assert.Equal(("submitted", "analytics held"), (both.DealStatus, both.Lines));

        var joined = await host.ChannelManager.Post($"/v1/deals/{both.Id}/confirm-customer");

        Assert.Equal("approved", joined.Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal(
            1L, await host.Database.Query<long>($"SELECT count(*) FROM claims WHERE deal = '{both.Id}' AND state <> 'Released'"));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Unmerging_restores_both_accounts()
    {
        var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var (first, second) = (await Registered(host.Gold, one), await Registered(host.Platinum, other));
        var until = (await host.Platinum.Deal(second.Id)).Json.GetProperty("protection").GetRawText();
        var (survivor, absorbed) = (await AccountOf(first), await AccountOf(second));
        await Merge(survivor, absorbed);
        host.Clock.Now += TimeSpan.FromDays(3);

        var unmerged = await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed });

        Assert.Equal([one], KeysOf(unmerged.Expect(HttpStatusCode.OK)));
        Assert.Equal([other], KeysOf(await Account(absorbed)));
        Assert.Equal((survivor, absorbed), (await AccountOf(first), await AccountOf(second)));
        var restored = await host.Platinum.Deal(second.Id);
        Assert.Equal(("approved", until), (restored.DealStatus, restored.Json.GetProperty("protection").GetRawText()));
        Assert.Empty(await Conflicts(second.Id));
        Assert.Equal(
            "notMerged",
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed })).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_deal_that_waited_only_because_of_the_merge_is_offered_its_line_after_unmerging()
    {
        var (one, other) = (Registration.NewCustomer(), Registration.NewCustomer());
        var (first, second) = (await Registered(host.Gold, one, "platform"), await Registered(host.Platinum, other));
        var (survivor, absorbed) = (await AccountOf(first), await AccountOf(second));
        await Merge(survivor, absorbed);
        var partner = await host.AddPartner();
        var since = await Registered(partner, one);
        Assert.Equal("waitlisted", since.DealStatus);

        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal("analytics offered", (await host.Crm.Deal(since.Id)).Lines);
        Assert.Equal("approved", (await partner.AcceptOffer(since.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal("approved", (await host.Platinum.Deal(second.Id)).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Unmerging_is_refused_after_a_decision_or_thirty_days()
    {
        var (first, second) = (
            await Registered(host.Gold, Registration.NewCustomer()), await Registered(host.Platinum, Registration.NewCustomer()));
        var (survivor, absorbed) = (await AccountOf(first), await AccountOf(second));
        await Merge(survivor, absorbed);
        var conflict = Assert.Single(await Conflicts(second.Id)).GetProperty("id").GetString();
        await host.ChannelManager.Settled(conflict!, "reassign", second.Id);
        Assert.Equal(
            ("approved", "revoked"),
            ((await host.Platinum.Deal(second.Id)).DealStatus, (await host.Gold.Deal(first.Id)).DealStatus));
        Assert.Equal(
            "decidedSince",
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/unmerge", new { account = absorbed })).Problem);

        var (third, fourth) = (
            await Registered(host.Gold, Registration.NewCustomer()),
            await Registered(host.Platinum, Registration.NewCustomer(), "platform"));
        var (remains, gone) = (await AccountOf(third), await AccountOf(fourth));
        await Merge(remains, gone);
        host.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(
            "mergeIsFinal", (await host.ChannelManager.Post($"/v1/accounts/{remains}/unmerge", new { account = gone })).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Accounts_that_cannot_be_merged_are_refused_with_a_reason()
    {
        var (first, second) = (
            await Registered(host.Gold, Registration.NewCustomer()),
            await Registered(host.Gold, Registration.NewCustomer(), "platform"));
        var (survivor, absorbed) = (await AccountOf(first), await AccountOf(second));

        Assert.Equal(
            ["/account"], (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = survivor })).Faults);
        Assert.Equal(
            ["/account"],
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = Guid.NewGuid() })).Faults);
        Assert.Equal(
            404, (await host.ChannelManager.Post($"/v1/accounts/{Guid.NewGuid()}/merge", new { account = survivor })).Status);
        await Merge(survivor, absorbed);
        Assert.Equal(
            "accountMerged",
            (await host.ChannelManager.Post($"/v1/accounts/{absorbed}/merge", new { account = survivor })).Problem);
        Assert.Equal(
            "accountMerged",
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Problem);
    }

    private static async Task<Answer> Registered(Api partner, string website, string product = "analytics") =>
        (await partner.Register(website, [product])).Expect(HttpStatusCode.Created);

    private static async Task<Answer> Registered(Api partner, CustomerKeys customer, string product) =>
        (await partner.Post("/v1/deals", customer.ToRegistration([product]))).Expect(HttpStatusCode.Created);

    private async Task<Answer> Merge(Guid survivor, Guid absorbed) =>
        (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed })).Expect(HttpStatusCode.OK);

    private async Task<Answer> Account(Guid id) =>
        (await host.ChannelManager.Get($"/v1/accounts/{id}")).Expect(HttpStatusCode.OK);

    private static IEnumerable<string> KeysOf(Answer account) =>
        account.Json.GetProperty("keys").EnumerateArray().Select(it => it.GetProperty("value").GetString()!);

    private Task<Guid> AccountOf(Answer deal) =>
        host.Database.Query<Guid>($"SELECT DISTINCT account FROM claims WHERE deal = '{deal.Id}'");

    /// <summary>What staff has to decide between that deal and another.</summary>
    private async Task<IReadOnlyList<JsonElement>> Conflicts(string challenger) =>
    [
        .. (await host.ChannelManager.Get("/v1/work?kind=conflict&limit=200")).Expect(HttpStatusCode.OK).Json.GetProperty("items")
            .EnumerateArray()
            .Where(it => it.GetProperty("deal").GetString() == challenger),
    ];
}
