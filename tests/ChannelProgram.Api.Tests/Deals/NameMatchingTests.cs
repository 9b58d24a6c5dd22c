using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Accounts;

namespace ChannelProgram.Api.Tests.Deals;

/// <summary>A customer that nobody knows by its keys may be one that is known by its name.</summary>
public class NameMatchingTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task A_misspelt_name_of_a_known_customer_goes_to_review_and_staff_sees_why()
    {
        var known = await Register(host.Gold, "Brockenhurst Orthopaedics Ltd", "GB");
        var account = await AccountOf(known);

        var alike = await Register(host.Platinum, "Brockenhurts Orthopaedics", "GB");

        Assert.Equal(("submitted", "analytics held"), (alike.DealStatus, alike.Lines));
        Assert.False(alike.IsNull("decisionDueBy"));
        var matching = await Matching(alike);
        Assert.Equal(await AccountOf(alike), matching.GetProperty("accountOpened").GetGuid());
        var candidate = Assert.Single(matching.GetProperty("candidates").EnumerateArray());
        Assert.Equal(
            (account, "Brockenhurst Orthopaedics Ltd", "GB", "alike"),
            (
                candidate.GetProperty("account").GetGuid(), candidate.GetProperty("name").GetString(),
                candidate.GetProperty("country").GetString(),
                candidate.GetProperty("finding").GetString()));
        Assert.InRange(candidate.GetProperty("score").GetInt32(), 850, 1000);
        Assert.Contains(candidate.GetProperty("words").EnumerateArray(), it =>
            it.GetProperty("word").GetString() == "brockenhurts" && it.GetProperty("counterpart").GetString() == "brockenhurst"
            && it.GetProperty("agreement").GetString() == "spelling");

        Assert.Equal("approved", (await host.ChannelManager.Approve(alike.Id)).Expect(HttpStatusCode.OK).DealStatus);
        Assert.Equal(matching.GetRawText(), (await Matching(alike)).GetRawText());
    }

    [Theory]
    [InlineData("US", "Brunwick Amsel Inc (DUPLICATE)", "Brunwick Amsel, Inc.")]
    [InlineData("GB", "Ferndale Amsel Ltd t/a Quarrington", "Quarrington Limited")]
    [InlineData("DE", "Holzkirch Amsel GmbH Zweigniederlassung Berlin", "Holzkirch Amsel GmbH i.L.")]
    [InlineData("FR", "SARL Chantefleur Amsel", "Chantefleur Amsel Société à responsabilité limitée")]
    [InlineData("JP", "株式会社AmselKaihatsu", "AmselKaihatsu")]
    [InlineData("US", "Ostrander Co. Public Schools", "Ostrander County Public Schools")]
    public async Task Another_partners_writing_of_a_known_customer_goes_to_review(string country, string known, string typed)
    {
        var first = await Register(host.Gold, known, country);
        Assert.Equal("approved", first.DealStatus);

        var second = await Register(host.Platinum, typed, country);

        Assert.Equal("submitted", second.DealStatus);
        var candidate = Assert.Single((await Matching(second)).GetProperty("candidates").EnumerateArray());
        Assert.Equal(await AccountOf(first), candidate.GetProperty("account").GetGuid());
        Assert.Equal(known, candidate.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Owners_and_subsidiaries_of_a_candidate_are_candidates_and_are_merged_by_staff_only()
    {
        var (holding, works) = (
            await Register(host.Gold, "Marchmont Beteiligung", "GB"), await Register(host.Gold, "Ravenscar Tileworks", "GB"));
        var depot = await Register(host.Gold, "Ravenscar Depot", "GB");
        foreach (var (owned, owner) in new[] { (works, holding), (depot, works) })
            (await host.ChannelManager.ChangeAccount(
                await AccountOf(owned), $$"""{"parentAccountId":"{{await AccountOf(owner)}}"}""")).Expect(HttpStatusCode.OK);

        var alike = await Register(host.Platinum, "Ravenscarr Tileworks", "GB");

        Assert.Equal(
            [(await AccountOf(holding), "parent", await AccountOf(works)),
                (await AccountOf(depot), "subsidiary", await AccountOf(works))],
            (await Matching(alike)).GetProperty("relatives").EnumerateArray()
                .Select(
                    it =>
                        (
                            it.GetProperty("account").GetGuid(), it.GetProperty("relationship").GetString(),
                            it.GetProperty("of").GetGuid())));
        var merged =
            await host.ChannelManager.Post($"/v1/deals/{alike.Id}/confirm-customer", new { account = await AccountOf(depot) });
        merged.Expect(HttpStatusCode.OK);
        Assert.Equal(await host.AccountOf(depot), await host.AccountOf(alike));
    }

    [Fact]
    public async Task A_name_of_an_absorbed_account_matches_the_final_survivor()
    {
        var accounts = new List<Guid>();
        foreach (var name in new[] { "Wendover Millinery", "Tarporley Upholstery", "Wendover Millinery (London)" })
            accounts.Add(await AccountOf(await Register(host.Gold, name, "GB")));
        foreach (var (absorbed, survivor) in accounts.Zip(accounts.Skip(1)))
            (await host.ChannelManager.Post($"/v1/accounts/{survivor}/merge", new { account = absorbed }))
                .Expect(HttpStatusCode.OK);

        var alike = await Register(host.Platinum, "Wendover Milinery", "GB");

        var candidate = Assert.Single((await Matching(alike)).GetProperty("candidates").EnumerateArray());
        Assert.Equal(
            (accounts[^1], "Wendover Millinery"),
            (candidate.GetProperty("account").GetGuid(), candidate.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_renamed_account_is_compared_by_its_new_name()
    {
        var account = await AccountOf(await Register(host.Gold, "Pulborough Clockworks Ltd", "GB"));
        (await host.ChannelManager.ChangeAccount(account, """{"name":"PULBOROUGH clockworks limited"}"""))
            .Expect(HttpStatusCode.OK);

        var alike = await Register(host.Platinum, "Pulborough Clokworks", "GB");

        Assert.Equal(
            "PULBOROUGH clockworks limited",
            Assert.Single((await Matching(alike)).GetProperty("candidates").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_partner_cannot_tell_it_from_any_other_review()
    {
        await Register(host.Gold, "Wetherington Glassworks", "GB");

        var alike = await Register(host.Platinum, "Weatherington Glassworks", "GB");
        var tooMuch = await Register(host.Platinum, "Ullenhall Foundry", "GB", amount: "999999.00");

        Assert.Equal(Members(tooMuch), Members(alike));
        Assert.Equal(tooMuch.String("decisionDueBy"), alike.String("decisionDueBy"));
        Assert.Equal(await host.Platinum.EventTypes(tooMuch.Id), await host.Platinum.EventTypes(alike.Id));
        Assert.Equal(403, (await host.Platinum.Get($"/v1/deals/{alike.Id}/matching")).Status);
        Assert.Equal(403, (await host.Person("admin@platinum.example").Get($"/v1/deals/{alike.Id}/matching")).Status);

        static string Members(Answer answer) => string.Join(' ', answer.Json.EnumerateObject()
            .Select(
                it =>
                    it.Name is "customer" or "value" or "products" || it.Name.EndsWith("At", StringComparison.Ordinal)
                        || it.Name is "id" or "number" or "decisionDueBy" or "receipt"
                        ? it.Name
                        : $"{it.Name}={it.Value}"));
    }

    [Fact]
    public async Task Names_are_not_searched_if_a_key_is_known()
    {
        var website = Registration.NewCustomer();
        await Register(host.Gold, "Penhallow Shipyard", "GB");
        var known = await Register(host.Gold, "Tregarthen Distillery", "GB", website);

        var again = await Register(host.Platinum, "Penhallow Shipyard", "GB", website);

        Assert.Equal("waitlisted", again.DealStatus);
        var matching = await Matching(again);
        Assert.True(matching.IsNull("accountOpened"));
        Assert.Equal(0, matching.GetProperty("namesCompared").GetInt32());
        var key = Assert.Single(matching.GetProperty("keys").EnumerateArray());
        Assert.Equal(
            ("domain", website, await AccountOf(known)),
            (key.GetProperty("kind").GetString(), key.GetProperty("value").GetString(), key.GetProperty("account").GetGuid()));
    }

    [Fact]
    public async Task It_joins_the_waitlist_as_usual_and_is_screened_once_it_accepts()
    {
        var website = Registration.NewCustomer();
        await Register(host.Gold, "Aldringham Brewery", "GB");
        var alike = await Register(host.Platinum, "Aldringam Brewery", "GB", website);
        var later = await Register(host.Gold, "Aldringam Brewery", "GB", website);
        Assert.Equal("waitlisted", later.DealStatus);

        await host.ChannelManager.Reject(alike.Id, "other");

        // Its own customer was known by then: nobody doubts it.
        Assert.Equal("approved", (await host.Gold.AcceptOffer(later.Id)).Expect(HttpStatusCode.OK).DealStatus);
    }

    [Fact]
    public async Task Concurrent_registrations_each_find_their_own_candidates()
    {
        string[] names = ["Kirkmahoe", "Llandrindod", "Ravenstruther", "Portnablagh", "Auchtermuchty", "Ystradgynlais",
            "Zennorquoit", "Mousehole"];
        foreach (var name in names) await Register(host.Gold, $"{name} Ceramics", "GB");
        var strangers = Enumerable.Range(0, 16).Select(it => Registration.NewCustomer()).ToList();

        var answers = await Task.WhenAll(
            Task.WhenAll(names.Select(it => Register(host.Platinum, $"{it}e Ceramics Limited", "GB"))),
            Task.WhenAll(strangers.Select(it => host.Gold.Register(it))));

        Assert.All(answers[0], it => Assert.Equal("submitted", it.DealStatus));
        Assert.All(answers[1], it => Assert.Equal("approved", it.DealStatus));
        for (var place = 0; place < names.Length; place++)
        {
            var matching = await Matching(answers[0][place]);
            Assert.Equal(
                $"{names[place]} Ceramics",
                Assert.Single(matching.GetProperty("candidates").EnumerateArray()).GetProperty("name").GetString());
            // What was found for the others is not for it.
            Assert.Equal(1, matching.GetProperty("namesCompared").GetInt32());
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_key_that_very_many_accounts_have_finds_none_of_them()
    {
        await Register(host.Gold, "Quendon Saddlery", "GB");
        await host.Database.Execute("""
            WITH many AS (
              INSERT INTO accounts (id, name, country, created_at, updated_at, has_buying_units, name_search_text, name_rules_version, revision)
              SELECT gen_random_uuid(), 'Quendon Saddlery', 'GB', now(), now(), false, ' quendon saddlery ', 'names-2', 0 FROM generate_series(1, 1000) RETURNING id)
            INSERT INTO account_name_keys (key, account, name, country)
            SELECT DISTINCT key, many.id, name, country FROM many, account_name_keys
            WHERE account = (SELECT id FROM accounts WHERE name = 'Quendon Saddlery' ORDER BY created_at LIMIT 1)
            """);

        var alike = await Register(host.Platinum, "Quendon Saddlery", "GB");

        Assert.Equal(("approved", 0), (alike.DealStatus, (await Matching(alike)).GetProperty("namesCompared").GetInt32()));
        // Accounts without keys would be found wrong by the tests after this one.
        await host.Database.Execute("""
            DELETE FROM account_name_keys WHERE name = 'Quendon Saddlery' AND account NOT IN (SELECT account FROM account_keys);
            DELETE FROM accounts WHERE name = 'Quendon Saddlery' AND id NOT IN (SELECT account FROM account_keys)
            """);
    }

    private static async Task<Answer> Register(
        Api caller, string name, string country, string? website = null, string amount = "10000.00")
    {
        var body = JsonSerializer.SerializeToNode(Registration.Of(website ?? Registration.NewCustomer(), amount: amount))!
            .AsObject();
        (body["customer"]!["name"], body["customer"]!["country"]) = (name, country);
        return (await caller.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
    }

    private async Task<JsonElement> Matching(Answer deal) =>
        (await host.ChannelManager.Get($"/v1/deals/{deal.Id}/matching")).Expect(HttpStatusCode.OK).Json;

    private Task<Guid> AccountOf(Answer deal) =>
        host.Database.Query<Guid>($"SELECT account FROM claims WHERE deal = '{deal.Id}'");
}
