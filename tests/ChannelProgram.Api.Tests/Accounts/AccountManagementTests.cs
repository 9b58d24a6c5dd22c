using System.Net;
using ChannelProgram.Api.Tests.Deals;

namespace ChannelProgram.Api.Tests.Accounts;

public class AccountManagementTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task An_account_has_the_source_of_each_key_and_its_history()
    {
        var customer = CustomerKeys.New();
        var deal = await host.Gold.Registered(customer with { TaxId = null });
        var account = await host.AccountOf(deal);
        host.Clock.Now = host.Clock.Now.AddSeconds(1);
        (await host.Crm.Key(account, "", "taxId", customer.TaxId!)).Expect(HttpStatusCode.OK);

        var read = await Staff.Account(account);

        Assert.Equal(customer.Name, read.GetProperty("name").GetString());
        var keys = read.GetProperty("keys").EnumerateArray().ToDictionary(it => it.GetProperty("kind").GetString()!);
        var partner = (await Staff.Deal(deal.Id)).String("partner");
        Assert.Equal((partner, true), (keys["domain"].GetProperty("assertedBy").GetString(), keys["domain"].IsNull("confirmed")));
        Assert.True(keys["taxId"].IsNull("assertedBy"));
        Assert.Equal(("vendorSystem", "demo-crm"), (
            keys["taxId"].GetProperty("confirmed").GetProperty("by").GetString(),
            keys["taxId"].GetProperty("confirmed").GetProperty("id").GetString()));

        var history = (await Staff.Get($"/v1/accounts/{account}/history?limit=2")).Json;
        Assert.Equal(["account.keyAdded demo-crm", "account.keyAsserted demo-gold"], Items(history));
        var rest =
            (await Staff.Get($"/v1/accounts/{account}/history?limit=2&after={history.GetProperty("next").GetString()}")).Json;
        Assert.Equal(["account.keyAsserted demo-gold", "account.opened demo-gold"], Items(rest));
        Assert.True(rest.IsNull("next"));

        static IEnumerable<string> Items(System.Text.Json.JsonElement page) => page.GetProperty("items").EnumerateArray()
            .Select(it => $"{it.GetProperty("type").GetString()} {it.GetProperty("by").GetProperty("name").GetString()}");
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_change_that_a_node_with_a_late_clock_records_meanwhile_moves_no_other_change_to_another_page()
    {
        var account = await host.AccountOf(await host.Gold.Registered(CustomerKeys.New()));
        var first = (await Staff.Get($"/v1/accounts/{account}/history?limit=2")).Json;

        await host.Database.Execute($"""
            INSERT INTO audit (id, at, recorded_at, ordinal, actor_kind, actor, action, schema_version, subject, after)
            SELECT '{Guid.CreateVersion7()}', at, recorded_at - interval '1 hour', 0, actor_kind, actor, 'account.changed', 1,
              subject, json_build_object('changed', json_build_array())
            FROM audit WHERE subject = '{account}' AND action = 'account.opened'
            """);
        var rest =
            (await Staff.Get($"/v1/accounts/{account}/history?limit=9&after={first.GetProperty("next").GetString()}")).Json;

        Assert.Equal(
            ["account.keyAsserted", "account.keyAsserted", "account.keyAsserted", "account.opened", "account.changed"],
            [.. Types(first), .. Types(rest)]);
        var told = new[] { first, rest }.SelectMany(it => it.GetProperty("items").EnumerateArray()).Select(it => it.GetRawText())
            .ToList();
        Assert.Equal(told.Count, told.Distinct().Count());

        static IEnumerable<string> Types(System.Text.Json.JsonElement page) =>
            page.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("type").GetString()!);
    }

    [Fact]
    public async Task Accounts_are_found_by_name_key_country_external_id_and_owner()
    {
        var customer = CustomerKeys.New() with { Name = "Grünwald Quarzschmelze" };
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        (await host.Crm.PutAccount("crm-filter", new { name = customer.Name, country = "DE", website = customer.Website }))
            .Expect(HttpStatusCode.OK);
        host.Clock.Now = host.Clock.Now.AddSeconds(1);
        var owned =
            (await host.Crm.PutAccount(
                "crm-filter-2", new { name = "Quarzschmelze Süd", country = "AT", parentAccountId = account }))
                    .Expect(HttpStatusCode.Created);

        foreach (var filter in (string[])[
            "name=GRUNW%20quarz", $"key=https%3A%2F%2Fwww.{customer.Website}%2Fshop", $"key={customer.Duns}",
            $"key=DE%20{customer.TaxId}",
            $"key={customer.TaxId}&country=DE", "externalId=crm-filter"])
            Assert.Equal([account], await Staff.Accounts(filter));
        Assert.Equal([Guid.Parse(owned.Id), account], await Staff.Accounts("name=quarzschm"));
        Assert.Equal([Guid.Parse(owned.Id)], await Staff.Accounts($"parentAccountId={account}&country=AT,CH"));
        Assert.Empty(await Staff.Accounts("name=schmelze"));
        var first = (await Staff.Get("/v1/accounts?name=quarzschm&limit=1")).Json;
        Assert.Equal([account], await Staff.Accounts($"name=quarzschm&limit=1&after={first.GetProperty("next").GetString()}"));
        Assert.Equal(
            ["country", "key", "name", "parentAccountId"],
            (await Staff.Get("/v1/accounts?country=Germany&key=%3F&name=x&parentAccountId=7")).Faults);
    }

    [Fact]
    public async Task Renamed_it_is_found_by_its_new_name_and_no_longer_by_its_old()
    {
        var account =
            await host.AccountOf(
                await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Hartwell Bellfoundry")));

        (await Staff.ChangeAccount(account, """{"name":"Idlewild Carillons"}""")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            "approved",
            (await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Hartwell Bellfoundry"))).DealStatus);
        Assert.Equal(
            "submitted",
            (await host.Gold.Registered(new CustomerKeys(Registration.NewCustomer(), Name: "Idlewild Carilons"))).DealStatus);
        Assert.Equal([account], await Staff.Accounts("name=idlewild%20carillons"));
        var moved = (await Staff.ChangeAccount(account, """{"country":"AT"}""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("Idlewild Carillons", "AT"), (moved.String("name"), moved.String("country")));
        Assert.Equal(
            ["/country", "/name"],
            (await Staff.ChangeAccount(account, """{"name":null,"country":"Austria"}"""))
                .Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task An_account_is_found_among_more_keys_or_words_than_a_statement_takes_as_parameters()
    {
        var customer = CustomerKeys.New() with { Name = "Ingoldsby Quartzworks" };
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        var keys = Enumerable.Range(0, 40).Select(_ => CustomerKeys.New().TaxId).Append(customer.TaxId);
        var countries = "AT,BE,BG,CH,CY,CZ,DE,DK,EE,ES,FI,FR,GB,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,NO,PL,PT,RO,SE,SI,SK";
        var words = Enumerable.Range(0, 45)
            .Select(it => string.Join("%20", Enumerable.Range(0, 25).Select(word => $"x{word + it}")));

        Assert.Equal([account], await Staff.Accounts($"key={string.Join(',', keys)}&country={countries}"));
        Assert.Equal([account], await Staff.Accounts($"name={string.Join(',', words)},ingold%20quartz"));
    }

    [Fact]
    public async Task No_account_owns_itself_or_its_owner()
    {
        Guid[] accounts = [await Opened(), await Opened(), await Opened()];
        (await Staff.ChangeAccount(accounts[1], Owner(accounts[0]))).Expect(HttpStatusCode.OK);
        (await Staff.ChangeAccount(accounts[2], Owner(accounts[1]))).Expect(HttpStatusCode.OK);

        foreach (var circle in accounts)
            Assert.Equal(
                "parentInCircle",
                (await Staff.ChangeAccount(accounts[0], Owner(circle))).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            ["/parentAccountId"],
            (await Staff.ChangeAccount(accounts[0], Owner(Guid.NewGuid()))).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.True(
            (await Staff.ChangeAccount(accounts[1], """{"parentAccountId":null}""")).Expect(HttpStatusCode.OK)
                .IsNull("parentAccountId"));

        async Task<Guid> Opened() => await host.AccountOf(await host.Gold.Registered(Registration.NewCustomer()));
        static string Owner(Guid id) => $$"""{"parentAccountId":"{{id}}"}""";
    }

    [Fact]
    public async Task A_tax_id_of_the_country_where_it_was_registered_can_be_named_after_the_account_has_moved()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        (await Staff.ChangeAccount(account, """{"country":"AT"}""")).Expect(HttpStatusCode.OK);
        var confirm = $"/v1/accounts/{account}/keys/confirm";

        Assert.Equal("keyNotHere", (await Staff.Post(confirm, new { kind = "taxId", value = customer.TaxId })).Problem);
        Assert.Equal(
            ["/country"],
            (await Staff.Post(confirm, new { kind = "taxId", value = customer.TaxId, country = "Germany" })).Faults);
        Assert.Equal(
            ["/country"], (await Staff.Post(confirm, new { kind = "duns", value = customer.Duns, country = "DE" })).Faults);
        var confirmed = (await Staff.Post(confirm, new { kind = "taxId", value = customer.TaxId, country = "DE" }))
            .Expect(HttpStatusCode.OK);

        Assert.Single(
            confirmed.Json.GetProperty("keys").EnumerateArray(),
            it => !it.IsNull("confirmed") && it.GetProperty("value").GetString() == $"DE{customer.TaxId}");
    }

    [Fact]
    public async Task A_key_of_another_account_is_refused_and_named()
    {
        var (one, other) = (CustomerKeys.New(), CustomerKeys.New());
        var (account, elsewhere) = (
            await host.AccountOf(await host.Gold.Registered(one)), await host.AccountOf(await host.Gold.Registered(other)));

        var refused = (await Staff.Key(account, "", "duns", other.Duns!)).Expect(HttpStatusCode.Conflict);

        Assert.Equal(
            ("keyElsewhere", elsewhere),
            (refused.Problem, refused.Json.GetProperty("accounts").EnumerateArray().Single().GetGuid()));
        Assert.Equal(
            "keyNotHere", (await Staff.Key(account, "/confirm", "duns", other.Duns!)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(
            "keyNotHere", (await Staff.Key(account, "/detach", "duns", other.Duns!)).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(["/value"], (await Staff.Key(account, "", "domain", "gmail.com")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(["/value"], (await Staff.Key(account, "", "duns", "12")).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Deals_of_a_detached_key_are_matched_again_and_their_lines_offered()
    {
        var customer = CustomerKeys.New();
        var (byDomain, byDuns) = (customer with { TaxId = null, Duns = null }, customer with { TaxId = null, Website = null });
        var first = await host.Gold.Registered(customer with { TaxId = null }, ["analytics"]);
        var byKey = await host.Platinum.Registered(byDuns, ["platform", "analytics"]);
        var alsoHanging = await (await host.AddPartner()).Registered(byDuns, ["platform"]);
        var partner = await host.AddPartner();
        var waiting = await partner.Registered(byDomain, ["platform"]);
        var account = await host.AccountOf(first);
        (await Staff.Approve(byKey.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "waitlisted"), ((await Staff.Deal(byKey.Id)).DealStatus, waiting.DealStatus));

        (await Staff.Key(account, "/detach", "duns", customer.Duns!)).Expect(HttpStatusCode.OK);

        // The first one has another key that is the account's.
        Assert.Equal(("approved", account), ((await Staff.Deal(first.Id)).DealStatus, await host.AccountOf(first)));
        Assert.Equal(("waitlisted", "platform offered"), await Read(waiting));
        (await partner.AcceptOffer(waiting.Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("approved", "platform held"), await Read(waiting));
        Assert.Equal(("approved", "analytics held, platform held"), await Read(byKey));
        Assert.Equal(("waitlisted", "platform waitlisted"), await Read(alsoHanging));
        var own = await host.AccountOf(byKey);
        Assert.Equal((own, customer.Duns), (await host.AccountOf(alsoHanging), await host.KeysOf(own)));
        Assert.NotEqual(account, own);
        Assert.Equal(
            "lastKey",
            (await Staff.Key(account, "/detach", "domain", customer.Website!)).Expect(HttpStatusCode.Conflict).Problem);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Detaching_separates_two_customers_that_one_deal_matched()
    {
        var (one, other) = (CustomerKeys.New(), CustomerKeys.New());
        var account = await host.AccountOf(await host.Gold.Registered(one));
        await host.Gold.Registered(other with { Name = one.Name });
        var both = await host.Silver.Registered(new(one.Website, Duns: other.Duns, Name: one.Name));
        Assert.Equal(2L, await host.Database.Query<long>($"SELECT count(DISTINCT account) FROM claims WHERE deal = '{both.Id}'"));

        (await Staff.Key(account, "/detach", "domain", one.Website!)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            1L,
            await host.Database.Query<long>(
                $"SELECT count(DISTINCT account) FROM claims WHERE deal = '{both.Id}' AND state <> 'Released'"));
        Assert.NotEqual(account, await host.AccountOf(both));
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Detaching_while_others_register_leaves_everything_sound()
    {
        var partners = await host.AddPartners(4);
        for (var round = 0; round < TestRounds.Of(5, longRun: 1000); round++)
        {
            var customer = CustomerKeys.New() with { TaxId = null };
            var account = await host.AccountOf(await partners[0].Registered(customer));
            await partners[1].Registered(customer with { Website = null }, ["platform"]);

            var answers = await Task.WhenAll(
                Staff.Key(account, "/detach", "duns", customer.Duns!),
                partners[2].Registered(customer with { Website = null }, ["platform"]),
                partners[3].Registered(customer, ["platform", "support"]));

            Assert.All(answers, it => Assert.InRange(it.Status, 200, 201));
        }

        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task A_version_of_an_account_that_has_no_such_external_id_is_refused()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer));
        var version = (await Staff.Get($"/v1/accounts/{account}")).ETag;
        object body = new { name = "Kelmscott Paper", country = "DE", website = customer.Website };

        var refused = (await host.Crm.PutAccount("crm-unknown", body, ifMatch: version))
            .Expect(HttpStatusCode.PreconditionFailed);

        Assert.Equal("versionChanged", refused.Problem);
        Assert.Equal(404, (await Staff.Get("/v1/accounts/by-external-id/crm-unknown")).Status);
        Assert.Equal(version, (await Staff.Get($"/v1/accounts/{account}")).ETag);
    }

    [Fact]
    public async Task The_vendors_system_makes_finds_and_changes_accounts_by_its_own_id()
    {
        var customer = CustomerKeys.New();
        var account = await host.AccountOf(await host.Gold.Registered(customer with { Duns = null }));
        object said = new { name = "Jessop Kites", country = "DE", website = customer.Website, duns = customer.Duns };

        // The external id is new, the keys are those of an account.
        var attached = (await host.Crm.PutAccount("crm-1", said)).Expect(HttpStatusCode.OK);
        Assert.Equal((account.ToString(), "Jessop Kites"), (attached.Id, attached.String("name")));
        Assert.Equal(
            ["domain vendorSystem", "taxId ", "duns vendorSystem"],
            attached.Json.GetProperty("keys").EnumerateArray().OrderBy(it => it.GetProperty("addedAt").GetDateTimeOffset())
                .Select(
                    it =>
                        $"{it.GetProperty("kind").GetString()} "
                        + $"{(it.IsNull("confirmed") ? "" : it.GetProperty("confirmed").GetProperty("by").GetString())}"));
        Assert.Equal(attached.Text, (await host.Crm.PutAccount("crm-1", said)).Expect(HttpStatusCode.OK).Text);
        Assert.Equal(attached.Text, (await Staff.Get("/v1/accounts/by-external-id/crm-1")).Text);

        var made = (await host.Crm.PutAccount("crm-2", new { name = "Kelmscott Paper", country = "GB" }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal($"/v1/accounts/{made.Id}", made.Headers.Location!.ToString());
        var elsewhere = (await host.Crm.PutAccount("crm-2", said)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(
            ("keyElsewhere", account),
            (elsewhere.Problem, elsewhere.Json.GetProperty("accounts").EnumerateArray().Single().GetGuid()));
        var another = CustomerKeys.New();
        await host.Gold.Registered(another);
        Assert.Equal(
            "keyElsewhere",
            (await host.Crm.PutAccount(
                "crm-3", new { name = "X", country = "DE", website = customer.Website, duns = another.Duns }))
                    .Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal(404, (await Staff.Get("/v1/accounts/by-external-id/crm-3")).Status);
        // Whoever comes by a key that the vendor confirmed means this customer, whatever the name.
        Assert.Equal(
            "approved",
            (await host.Platinum.Registered(
                customer with { Name = AccountActions.OtherName }, ["platform"], "60000.00")).DealStatus);
        await host.Database.ExpectConsistent();
    }

    [Fact]
    public async Task Of_concurrent_puts_of_one_new_customer_one_creates_it()
    {
        var customer = CustomerKeys.New();
        object said = new { name = "Lavenham Wool", country = "DE", website = customer.Website };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Crm.PutAccount("crm-race", said)));

        Assert.Single(answers, it => it.Status == 201);
        Assert.Single(answers.Select(it => it.Id).Distinct());
        await host.Database.ExpectConsistent();
    }

    private Api Staff => host.ChannelManager;

    private async Task<(string Status, string Lines)> Read(Answer deal)
    {
        var read = await Staff.Deal(deal.Id);
        return (read.DealStatus, read.Lines);
    }
}
