using System.Net;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;

namespace ChannelProgram.Api.Tests.Programs;

/// <summary>A program changed over the API, and what is decided before and after.</summary>
public class ProgramVersionTests : IAsyncLifetime
{
    private const string Versions = ProgramActions.Versions;

    private readonly IsolatedHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_draft_decides_nothing_and_a_published_version_decides_from_its_instant_on()
    {
        var draft = await _host.Drafted();
        var before = await _host.Gold.Registered(Registration.NewCustomer());
        Assert.Equal(30, DaysOf(before));

        var from = _host.Clock.Now.AddDays(1);
        var published = (await _host.Publish(draft, from)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("published", from), (published.String("status"), published.Json.GetProperty("effectiveFrom").GetDateTimeOffset()));
        Assert.Empty(published.Next());
        Assert.Equal(30, DaysOf(await _host.Gold.Registered(Registration.NewCustomer())));

        _host.Clock.Now = from.AddMicroseconds(-1);
        Assert.Equal(30, DaysOf(await _host.Gold.Registered(Registration.NewCustomer())));
        _host.Clock.Now = from;
        Assert.Equal(45, DaysOf(await _host.Gold.Registered(Registration.NewCustomer())));
        Assert.Equal(30, DaysOf(await _host.Gold.Deal(before.Id)));
    }

    [Fact]
    public async Task A_protection_keeps_its_margin_under_a_version_that_grants_another()
    {
        var (partner, customer) = (await _host.AddPartner(), Registration.NewCustomer());
        var deal = await partner.Registered(customer, "analytics");
        var (id, account) = (await partner.PartnerId(), await _host.AccountOf(deal));
        var tiers = JsonNode.Parse((await _host.ProgramAdmin.Get($"{Versions}/1")).Expect(HttpStatusCode.OK).Text)!
            ["program"]!["tiers"]!.AsArray();
        tiers.Single(it => (string?)it!["code"] == "gold")!["benefits"]!["marginPercent"] = "32.5";
        var from = deal.Instant("protection.until").AddDays(-5);
        (await _host.Publish(await _host.Drafted(new { tiers }), from)).Expect(HttpStatusCode.OK);

        _host.Clock.Now = from;
        (await partner.Extend(deal.Id)).Expect(HttpStatusCode.OK);
        (await _host.ChannelManager.DecideExtension(deal.Id, grant: true)).Expect(HttpStatusCode.OK);
        var later = await partner.Registered(customer, "platform");

        Assert.Equal(("30", "32.5"), (MarginOf(await partner.Deal(deal.Id)), MarginOf(later)));
        Assert.Equal("30 ownProtection", await Quoted("analytics", from));
        Assert.Equal("32.5 ownProtection", await Quoted("platform", from));
        Assert.Equal("32.5 tierMargin", await Quoted("support", from));
        Assert.Equal("30 tierMargin", await Quoted("support", from.AddSeconds(-1)));

        static string? MarginOf(Answer it) => it.Json.GetProperty("products")[0].GetProperty("marginPercent").GetString();

        async Task<string> Quoted(string product, DateTimeOffset at)
        {
            var terms = (await _host.Crm.Get(
                $"/v1/entitlements?partner={id}&account={account}&product={product}"
                + $"&at={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}")).Expect(HttpStatusCode.OK);
            return $"{terms.String("marginPercent")} {terms.String("reason")}";
        }
    }

    [Fact]
    public async Task Published_at_once_it_decides_after_five_seconds_on_every_node()
    {
        await using var other = _host.Another();
        other.StartServer();
        var elsewhere = new Api([other.Address], _host.Clock, new SystemSignIn("demo-silver"));
        Assert.Equal(1, await VersionFor(elsewhere));

        (await _host.Publish(await _host.Drafted())).Expect(HttpStatusCode.OK);

        Assert.Equal(1, await VersionFor(_host.Silver));
        _host.Clock.Now = _host.Clock.Now.AddSeconds(5).AddMicroseconds(-1);
        Assert.Equal((1, 1), (await VersionFor(_host.Silver), await VersionFor(elsewhere)));
        _host.Clock.Now = _host.Clock.Now.AddMicroseconds(1);
        Assert.Equal((2, 2), (await VersionFor(_host.Silver), await VersionFor(elsewhere)));
    }

    [Fact]
    public async Task The_version_of_any_instant_can_be_read()
    {
        var start = _host.Clock.Now;
        (await _host.Publish(await _host.Drafted(), start.AddDays(10))).Expect(HttpStatusCode.OK);
        (await _host.Publish(await _host.Drafted(), start.AddDays(5))).Expect(HttpStatusCode.OK);
        // Published later for the same instant: it takes the other's place.
        (await _host.Publish(await _host.Drafted(), start.AddDays(10))).Expect(HttpStatusCode.OK);

        foreach (var (days, seconds, version) in new[] { (0, 0, 1), (5, -1, 1), (5, 0, 3), (10, -1, 3), (10, 0, 4) })
            Assert.Equal(version, await VersionAt(start.AddDays(days).AddSeconds(seconds)));
        (await _host.Gold.Get("/v1/program?at=2001-01-01T00:00:00Z")).Refused(HttpStatusCode.NotFound, "notFound");

        async Task<int> VersionAt(DateTimeOffset at) =>
            (await _host.Gold.Get($"/v1/program?at={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}")).Expect(HttpStatusCode.OK)
                .Json.GetProperty("version").GetInt32();
    }

    [Fact]
    public async Task All_faults_of_a_draft_are_told_at_once_and_it_is_not_published()
    {
        var draft = await _host.Drafted(new
        {
            version = 7,
            currency = "EUR",
            surprise = 1,
            products = new object[]
            {
                new { code = "analytics", name = "Analytics", line = "platform" }, new { code = "new", name = "", line = "new" },
            },
            dealRegistration = new { protectionDays = -1, secondReminderDays = 14, autoApproveLimit = "12.345" },
            wins = new { keepDays = "90" },
        });

        var faults = (await _host.ProgramAdmin.Post($"{Versions}/{draft}/validate")).Expect(HttpStatusCode.OK)
            .Json.GetProperty("faults").EnumerateArray()
            .ToDictionary(it => it.GetProperty("at").GetString()!, it => it.GetProperty("messages")[0].GetString()!);

        Assert.Equal(
            [
                ("/currency", "Must be USD: the program's currency never changes."),
                ("/dealRegistration/autoApproveLimit", "Must be an amount in the program's currency."),
                ("/dealRegistration/protectionDays", "Must be a whole number from 1 to 3650."),
                ("/dealRegistration/secondReminderDays", "Must be less than firstReminderDays."),
                ("/products/0/line", "Must be analytics: a product's line never changes."),
                ("/products/1/name", "Is required."),
                ("/surprise", "Is not a member of this request."),
                ("/version", "Is set when the version is published: leave it out."),
                ("/wins/keepDays", "Must be a whole number."),
            ],
            faults.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => (it.Key, it.Value)));
        var refused = (await _host.Publish(draft)).Refused(HttpStatusCode.Conflict, "programHasFaults");
        Assert.Equal("draft", refused.String("currentStatus"));
        Assert.Equal(
            1L, await _host.Database.Query<long>("SELECT count(*) FROM program_versions"));
    }

    [Fact]
    public async Task A_draft_is_changed_compared_and_deleted()
    {
        var draft = await _host.Drafted();
        var path = $"{Versions}/{draft}";
        var read = (await _host.ProgramAdmin.Get(path)).Expect(HttpStatusCode.OK);

        var changed = (await _host.Change(path, read.ETag!, new
        {
            program = new { dealRegistration = new { protectionDays = (int?)null, undoDays = 9 } },
        })).Expect(HttpStatusCode.OK);
        (await _host.Change(path, read.ETag!, new { program = new { } }))
            .Refused(HttpStatusCode.PreconditionFailed, "versionChanged");

        // Without a value it has the default, which is version 1's.
        var changes = (await _host.ProgramAdmin.Get($"{path}/changes?from=1")).Expect(HttpStatusCode.OK).Json;
        var change = Assert.Single(changes.GetProperty("changes").EnumerateArray());
        Assert.Equal(
            ("/dealRegistration/undoDays", "7", "9"),
            (change.GetProperty("at").GetString(), change.GetProperty("before").GetString(),
                change.GetProperty("after").GetString()));

        (await _host.ProgramAdmin.Send(HttpMethod.Delete, path, null)).Expect(HttpStatusCode.NoContent);
        (await _host.ProgramAdmin.Get(path)).Refused(HttpStatusCode.NotFound, "notFound");
        Assert.NotEqual(read.Text, changed.Text);
    }

    [Fact]
    public async Task A_tier_is_compared_by_its_code_wherever_it_stands()
    {
        var tiers = (await _host.ProgramAdmin.Get($"{Versions}/1")).Json.GetProperty("program").GetProperty("tiers")
            .EnumerateArray().Select(it => JsonNode.Parse(it.GetRawText())!.AsObject()).ToList();
        tiers[2]["openRegistrationLimit"] = 80;
        tiers.Reverse();
        var draft = await _host.Drafted(new { tiers });

        var changes = (await _host.ProgramAdmin.Get($"{Versions}/{draft}/changes")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(
            ["/tiers/gold/openRegistrationLimit"],
            changes.GetProperty("changes").EnumerateArray().Select(it => it.GetProperty("at").GetString()));
    }

    [Fact]
    public async Task A_setting_of_any_name_is_compared_at_its_place()
    {
        var draft = await _host.Drafted(new Dictionary<string, int> { ["a/b~c"] = 1 });

        var changes = (await _host.ProgramAdmin.Get($"{Versions}/{draft}/changes")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("/a~1b~0c", changes.GetProperty("changes")[0].GetProperty("at").GetString());
    }

    [Fact]
    public async Task A_published_version_can_be_neither_changed_nor_deleted_nor_published_again()
    {
        var draft = await _host.Drafted();
        (await _host.Publish(draft)).Expect(HttpStatusCode.OK);
        var path = $"{Versions}/{draft}";
        var published = (await _host.ProgramAdmin.Get(path)).Expect(HttpStatusCode.OK);

        foreach (var refused in new[]
        {
            await _host.Change(path, published.ETag!, new { program = new { wins = new { keepDays = 1 } } }),
            await _host.ProgramAdmin.Send(HttpMethod.Delete, path, null),
            await _host.Publish(draft),
        })
        {
            refused.Refused(HttpStatusCode.Conflict, "versionPublished");
        }

        Assert.Equal(published.Text, (await _host.ProgramAdmin.Get(path)).Text);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_does()
    {
        var draft = await _host.Drafted();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.Publish(draft)));

        Assert.Equal(1, answers.Count(it => it.Status == 200));
        Assert.All(answers.Where(it => it.Status != 200), it => Assert.Equal("versionPublished", it.Problem));
        Assert.Equal(2L, await _host.Database.Query<long>("SELECT count(*) FROM program_versions"));
    }

    [Fact]
    public async Task An_instant_in_the_past_or_too_near_is_refused()
    {
        var draft = await _host.Drafted();

        foreach (var seconds in new[] { -3600, 0, 4 })
            Assert.Contains(
                "/effectiveFrom", (await _host.Publish(draft, _host.Clock.Now.AddSeconds(seconds)))
                    .Refused(HttpStatusCode.BadRequest, "invalid").Faults);
        (await _host.Publish(draft, _host.Clock.Now.AddSeconds(5))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"program":[]}""")]
    [InlineData("""{"program":"all"}""")]
    [InlineData("""{"program":{"a":1,"a":2}}""")]
    [InlineData("""{"program":{"a":{"b":1,"b":2}}}""")]
    [InlineData("""{"program":{"a":"\u0000"}}""")]
    [InlineData("""{"program":{"a":"\ud800"}}""")]
    [InlineData("""{"program":{"\ud800":1}}""")]
    [InlineData("""{"program":null}""")]
    [InlineData("""{}""")]
    public async Task A_document_that_is_no_plain_object_is_refused(string body) => Assert.Contains(
        "/program", (await _host.ProgramAdmin.PostText(Versions, body)).Refused(HttpStatusCode.BadRequest, "invalid").Faults);

    [Fact]
    public async Task A_document_of_any_other_form_is_a_draft_with_faults()
    {
        foreach (var program in new[]
        {
            "{}", """{"tiers":{"gold":1}}""", """{"tiers":[null,1,{"code":[]}]}""", """{"wins":null}""",
        })
        {
            var draft = (await _host.ProgramAdmin.PostText(Versions, $$"""{"program":{{program}}}"""))
                .Expect(HttpStatusCode.Created);
            var path = $"{Versions}/{draft.Json.GetProperty("version").GetInt32()}";
            Assert.NotEmpty((await _host.ProgramAdmin.Post($"{path}/validate")).Expect(HttpStatusCode.OK)
                .Json.GetProperty("faults").EnumerateArray());
            (await _host.ProgramAdmin.Get($"{path}/changes")).Expect(HttpStatusCode.OK);
            (await _host.ProgramAdmin.Post($"{path}/publish")).Refused(HttpStatusCode.Conflict, "programHasFaults");
        }
    }

    [Fact]
    public async Task Versions_are_listed_page_by_page()
    {
        for (var i = 0; i < 3; i++) await _host.Drafted();
        (await _host.Publish("3")).Expect(HttpStatusCode.OK);

        var (seen, next) = (new List<string>(), (string?)"");
        while (next is not null)
        {
            var page = (await _host.ProgramAdmin.Get($"{Versions}?limit=2{(next == "" ? "" : $"&after={next}")}"))
                .Expect(HttpStatusCode.OK).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(it => $"{it.GetProperty("version").GetInt32()} {it.GetProperty("status").GetString()}"));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(["4 draft", "3 published", "2 draft", "1 published"], seen);
    }

    private static int DaysOf(Answer deal)
    {
        var protection = deal.Json.GetProperty("protection");
        return (protection.GetProperty("until").GetDateTimeOffset() - protection.GetProperty("from").GetDateTimeOffset()).Days;
    }

    private static async Task<int> VersionFor(Api caller) =>
        (await caller.Get("/v1/program")).Expect(HttpStatusCode.OK).Json.GetProperty("version").GetInt32();
}
