using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Deals;

public class UpdateDealTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Everything = """
        {
          "customer": {"city": "Hamburg", "contact": {"name": "Ada Example", "email": "ada@acme.example"}},
          "products": [{"code": "analytics", "amount": {"amount": "12000.00", "currency": "USD"}}],
          "expectedCloseDate": "2027-09-30", "stage": "committed", "owner": "Sam Seller", "description": "Soon.\nVery soon.", "externalId": "EXTERNAL"
        }
        """;

    [Theory]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/json")]
    public async Task Changeable_members_change_and_the_rest_stays(string mediaType)
    {
        var before = await host.Gold.Registered(Registration.NewCustomer());
        var externalId = $"crm-{Guid.NewGuid():N}";

        var after =
            (await host.Gold.Change(before.Id, Everything.Replace("EXTERNAL", externalId, StringComparison.Ordinal), mediaType))
                .Expect(HttpStatusCode.OK);

        var (was, now) = (before.Json, after.Json);
        Assert.Equal("""{"amount":"12000.00","currency":"USD"}""", now.GetProperty("value").GetRawText());
        Assert.Equal(("2027-09-30", "committed", "Sam Seller", "Soon.\nVery soon.", externalId, "approved"), (
            after.String("expectedCloseDate"), after.String("stage"), after.String("owner"), after.String("description"),
            after.String("externalId"),
            after.DealStatus));
        Assert.Equal(
            """{"name":"Ada Example","email":"ada@acme.example"}""",
            now.GetProperty("customer").GetProperty("contact").GetRawText());
        foreach (var same in new[] { "id", "number", "type", "protection", "source", "submittedAt", "createdAt" })
            Assert.Equal(was.GetProperty(same).GetRawText(), now.GetProperty(same).GetRawText());
        Assert.Equal(
            was.GetProperty("customer").GetProperty("website").GetRawText(),
            now.GetProperty("customer").GetProperty("website").GetRawText());
        Assert.Equal(after.Text, (await host.Gold.Deal(before.Id)).Text);
        Assert.Equal((await host.Gold.Deal(before.Id)).ETag, after.ETag);
        Assert.NotEqual(before.ETag, after.ETag);
    }

    [Fact]
    public async Task Null_removes_what_is_optional_and_an_empty_patch_changes_nothing()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        await host.Gold.Change(deal.Id, Everything.Replace("EXTERNAL", $"{Guid.NewGuid()}", StringComparison.Ordinal));

        var bare = (await host.Gold.Change(
            deal.Id,
            """{"owner":null, "description":null, "externalId":null, "customer":{"city":null, "contact":{"name":null}}}"""))
            .Expect(HttpStatusCode.OK);
        Assert.All(new[] { "owner", "description", "externalId" }, it => Assert.True(bare.IsNull(it)));
        Assert.Equal(
            """{"name":null,"email":"ada@acme.example"}""",
            bare.Json.GetProperty("customer").GetProperty("contact").GetRawText());
        Assert.True(
            (await host.Gold.Change(deal.Id, """{"customer": {"contact": null}}""")).Json.GetProperty("customer")
                .IsNull("contact"));

        var rows = await host.Rows();
        host.Clock.Now += TimeSpan.FromMinutes(1);
        var same = (await host.Gold.Change(deal.Id, "{}")).Expect(HttpStatusCode.OK);
        Assert.Equal((await host.Gold.Deal(deal.Id)).Text, same.Text);
        Assert.Equal(rows, await host.Rows());
    }

    [Fact]
    public async Task The_version_that_is_changed_has_to_be_named()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        using var patch = new StringContent("""{"owner":"Sam"}""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(
            "preconditionRequired",
            (await host.Gold.Send(HttpMethod.Patch, $"/v1/deals/{deal.Id}", patch)).Expect((HttpStatusCode)428).Problem);
        await host.Gold.Change(deal.Id, """{"owner":"Sue"}""");
        using var again = new StringContent("""{"owner":"Sam"}""", System.Text.Encoding.UTF8, "application/json");
        var stale = await host.Gold.Send(HttpMethod.Patch, $"/v1/deals/{deal.Id}", again, ("If-Match", deal.ETag!));
        Assert.Equal("versionChanged", stale.Expect(HttpStatusCode.PreconditionFailed).Problem);
        Assert.Equal("Sue", (await host.Gold.Deal(deal.Id)).String("owner"));
    }

    [Fact]
    public async Task Of_many_who_change_one_version_at_once_one_does()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.Gold.Send(
            HttpMethod.Patch, $"/v1/deals/{deal.Id}",
            new StringContent($$"""{"owner":"Seller {{i}}"}""", System.Text.Encoding.UTF8, "application/json"),
            ("If-Match", deal.ETag!))));

        Assert.Equal((1, 19), (answers.Count(it => it.Status == 200), answers.Count(it => it.Status == 412)));
        Assert.Equal(answers.Single(it => it.Status == 200).Text, (await host.Gold.Deal(deal.Id)).Text);
    }

    [Theory]
    [InlineData("""{"customer":{"name":"Other"}}""", "/customer/name")]
    [InlineData("""{"customer":{"website":null}}""", "/customer/website")]
    [InlineData("""{"customer":{"duns":"150483782"},"source":"joint","owner":"Sam"}""", "/customer/duns /source")]
    [InlineData("""{"products":[{"code":"platform","amount":{"amount":"1.00","currency":"USD"}}]}""", "/products")]
    [InlineData(
        """{"products":[{"code":"analytics","amount":{"amount":"1.00","currency":"EUR"}}]}""", "/products/0/amount/currency")]
    public async Task What_staff_has_to_correct_is_refused_by_its_place_and_nothing_changes(string patch, string pointers)
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        var refused = (await host.Gold.Change(deal.Id, patch)).Expect(HttpStatusCode.Conflict);

        Assert.Equal(("notEditable", "approved"), (refused.Problem, refused.String("currentStatus")));
        Assert.Equal(pointers.Split(' '), refused.Json.GetProperty("pointers").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(deal.Text, (await host.Gold.Deal(deal.Id)).Text);
    }

    [Fact]
    public async Task Saying_the_same_again_is_no_change_even_of_what_is_fixed()
    {
        var website = Registration.NewCustomer();
        var deal = await host.Gold.Registered(website);
        var whole = DealActions.Json(website);
        whole["owner"] = "Sam";

        Assert.Equal("Sam", (await host.Gold.Change(deal.Id, whole.ToJsonString())).Expect(HttpStatusCode.OK).String("owner"));
        await host.Gold.Withdraw(deal.Id);
        (await host.Gold.Change(deal.Id, whole.ToJsonString())).Expect(HttpStatusCode.OK);
        Assert.Equal(
            "withdrawn",
            (await host.Gold.Change(deal.Id, """{"owner":null}""")).Expect(HttpStatusCode.Conflict).String("currentStatus"));
    }

    [Theory]
    [InlineData("""{"stage":null,"products":null,"customer":null}""", "/customer", "/products", "/stage")]
    [InlineData("""{"colour":"red","owner":7,"customer":{"city":""}}""", "/colour", "/customer/city", "/owner")]
    [InlineData(
        """{"expectedCloseDate":"2020-01-01","description":"\n","externalId":" "}""", "/description", "/expectedCloseDate",
        "/externalId")]
    [InlineData("""{"customer":{"contact":{"email":"nobody"}}}""", "/customer/contact/email")]
    [InlineData(
        """{"products":[{"code":"analytics","amount":{"amount":"1,5","currency":"USD"}},{"code":"nothing"}]}""",
        "/products/0/amount/amount", "/products/1/amount", "/products/1/code")]
    [InlineData("""{"partner":"019ab000-0000-7000-8000-000000000001"}""", "/partner")]
    [InlineData("""{"owner":"a","owner":"b"}""", "/owner")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    [InlineData("{", "")]
    public async Task A_patch_that_is_wrong_is_refused_with_all_its_faults(string patch, params string[] pointers)
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        Assert.Equal(pointers, (await host.Gold.Change(deal.Id, patch)).Expect(HttpStatusCode.BadRequest).Faults);
        // It is told before whether there is such a deal at all.
        Assert.Equal(pointers, (await host.Gold.Change($"{Guid.NewGuid()}", patch)).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(deal.Text, (await host.Gold.Deal(deal.Id)).Text);
    }

    [Fact]
    public async Task What_is_wrong_only_together_with_the_deal_is_told_too()
    {
        var deal = (await host.Gold.Register(Registration.NewCustomer(), amount: "0")).Expect(HttpStatusCode.Created);

        Assert.Equal(
            ["/products/0/amount/amount"],
            (await host.Gold.Change(deal.Id, """{"stage":"committed"}""")).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal("qualified", (await host.Gold.Deal(deal.Id)).String("stage"));
    }

    [Fact]
    public async Task An_external_id_stays_the_partners_only_one()
    {
        var (taken, deal) = ($"crm-{Guid.NewGuid():N}", await host.Gold.Registered(Registration.NewCustomer()));
        (await host.Gold.Register(Registration.NewCustomer(), externalId: taken)).Expect(HttpStatusCode.Created);

        var refused = (await host.Gold.Change(deal.Id, $$"""{"externalId":"{{taken}}"}""")).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("externalIdInUse", "approved"), (refused.Problem, refused.String("currentStatus")));
        var others = await host.Platinum.Registered(Registration.NewCustomer());
        (await host.Platinum.Change(others.Id, $$"""{"externalId":"{{taken}}"}""")).Expect(HttpStatusCode.OK);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            await host.Gold.Change(
                (await host.Gold.Registered(Registration.NewCustomer())).Id, $$"""{"externalId":"{{taken}}-2"}""")));
        Assert.Equal([200, 409], both.Select(it => it.Status).Order());
    }

    [Fact]
    public async Task A_raise_beyond_what_was_approved_needs_staff_again_and_leaves_the_protection_alone()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());

        var raised = await host.Gold.Change(deal.Id, Amount("50000.01"));
        Assert.Equal(
            ("approved", true, false),
            (raised.DealStatus, raised.Json.GetProperty("reviewRequired").GetBoolean(), raised.IsNull("decisionDueBy")));
        Assert.Equal(deal.Json.GetProperty("protection").GetRawText(), raised.Json.GetProperty("protection").GetRawText());
        Assert.Equal(["approve", "lose", "revoke"], (await host.ChannelManager.Deal(deal.Id)).Next());

        Assert.False(
            (await host.ChannelManager.Approve(deal.Id)).Expect(HttpStatusCode.OK).Json.GetProperty("reviewRequired")
                .GetBoolean());
        Assert.False((await host.Gold.Change(deal.Id, Amount("62500.01"))).Json.GetProperty("reviewRequired").GetBoolean());
        Assert.True((await host.Gold.Change(deal.Id, Amount("62500.02"))).Json.GetProperty("reviewRequired").GetBoolean());
    }

    [Fact]
    public async Task A_patch_that_meets_a_lapsed_line_offers_it_to_the_next()
    {
        var customer = Registration.NewCustomer();
        var both = await host.Gold.Registered(customer, "analytics", "platform");
        host.Clock.Now += TimeSpan.FromDays(1);
        var next = await host.Platinum.Registered(customer, "analytics");
        host.Clock.Now += TimeSpan.FromDays(29);

        Assert.Equal(
            "notEditable", (await host.Gold.Change(both.Id, """{"owner":"Sam"}""")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("analytics waitlisted", (await host.Platinum.Deal(next.Id)).Lines);
        (await host.Gold.Change(both.Id, "{}")).Expect(HttpStatusCode.OK);
        Assert.Equal("analytics offered", (await host.Platinum.Deal(next.Id)).Lines);
        Assert.Equal("approved", (await host.Platinum.AcceptOffer(next.Id)).Expect(HttpStatusCode.OK).DealStatus);
    }

    [Fact]
    public async Task What_is_not_JSON_is_not_read()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var refused = (await host.Gold.Change(deal.Id, "{}", "text/plain")).Expect(HttpStatusCode.UnsupportedMediaType);
        Assert.Contains("application/merge-patch+json", refused.String("detail"), StringComparison.Ordinal);
        Assert.Equal(
            "application/merge-patch+json, application/json", refused.Headers.NonValidated["Accept-Patch"].ToString());
        Assert.Equal(415, (await host.Gold.Send(
            HttpMethod.Post, "/v1/deals",
            new StringContent("{}", System.Text.Encoding.UTF8, "application/merge-patch+json"))).Status);
    }

    [Fact]
    public async Task Nobody_changes_a_deal_of_another_partner()
    {
        var deal = await host.Gold.Registered(Registration.NewCustomer());
        var absent = await host.Platinum.Change($"{Guid.NewGuid()}", """{"owner":"Sam"}""");
        var others = await host.Platinum.Change(deal.Id, """{"owner":"Sam"}""");

        Assert.Equal((404, 404), (absent.Status, others.Status));
        Assert.Equal(Without(absent), Without(others));
        Assert.Equal(403, (await host.ChannelManager.Change(deal.Id, """{"owner":"Sam"}""")).Status);

        static string Without(Answer answer) =>
            string.Join(' ', answer.Json.EnumerateObject().Where(it => it.Name != "traceId").Select(it => $"{it}"));
    }

    [Fact]
    public async Task A_deal_keeps_and_reprices_a_product_that_the_program_sells_no_more_and_no_other_deal_gets_it()
    {
        var (old, other) = (
            await host.Gold.Registered(Registration.NewCustomer(), "analytics", "support"),
            await host.Gold.Registered(Registration.NewCustomer()));
        var document = JsonNode.Parse(await host.Database.Query<string>("SELECT document FROM program_versions"))!;
        document["version"] = 2;
        document["products"]!.AsArray().RemoveAt(2);
        await host.Database.Execute($"""
            INSERT INTO program_versions (number, effective_from, published_at, document)
            VALUES (2, '2026-06-01 00:00:00+00:00', '2026-06-01 00:00:00+00:00', '{document.ToJsonString()}')
            """);
        await using var later = host.Another();
        later.StartServer();
        var gold = host.Gold.At(later.Address);

        Assert.Equal(
            ["/products/0/code"],
            (await gold.Register(Registration.NewCustomer(), ["support"])).Expect(HttpStatusCode.BadRequest).Faults);
        var repriced = (await gold.Change(old.Id, Products("analytics", "support"))).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("analytics held, support held", "22.00"),
            (repriced.Lines, repriced.Json.GetProperty("value").GetProperty("amount").GetString()));
        Assert.Equal(
            ["/products/1/code"],
            (await gold.Change(other.Id, Products("analytics", "support"))).Expect(HttpStatusCode.BadRequest).Faults);
        Assert.Equal(other.Text, (await gold.Deal(other.Id)).Text);
    }

    private static string Products(params string[] codes) =>
        JsonSerializer.Serialize(
            new { products = codes.Select(code => new { code, amount = new { amount = "11.00", currency = "USD" } }) });

    private static string Amount(string amount) =>
        JsonSerializer.Serialize(
            new { products = new[] { new { code = "analytics", amount = new { amount, currency = "USD" } } } });
}
