using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;
using ChannelProgram.Api.Tests.Tiers;

namespace ChannelProgram.Api.Tests.Simulations;

public sealed class SimulationTests(ShippedProgramHost host) : IClassFixture<ShippedProgramHost>, IAsyncLifetime
{
    private const string Berlin = "Europe/Berlin";

    /// <summary>The last day that is replayed is over.</summary>
    private static readonly DateTimeOffset End = new(2027, 1, 10, 12, 0, 0, TimeSpan.Zero);

    private Api _partner = null!;
    private string _id = "";

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _partner = await host.AddPartner("registered");
        _id = await _partner.PartnerId();
        await host.CertifyPeople(_id, sales: 2, technical: 1);
        await host.Contract(_id, "10000.00");
        await host.ChannelManager.Evaluate(_id);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_draft_that_asks_for_more_gives_another_tier_and_refuses_what_it_would_have_let_through()
    {
        host.Clock.Now += TimeSpan.FromDays(1);
        var deal = await _partner.Registered(Registration.NewCustomer());
        host.Clock.Now = End;
        var draft = await Drafted("silver", it => it["requirements"]!["salesPeople"] = 3);
        var rows = await host.Rows();

        var partner = await Simulated(draft);

        Assert.True(partner.GetProperty("differs").GetBoolean());
        Assert.Equal(["silver 2026-11-24"], Held(partner, "before"));
        Assert.Equal(["registered"], Held(partner, "after").Select(it => it.Split(' ')[0]));
        var registration = Assert.Single(partner.GetProperty("registrations").EnumerateArray().ToList());
        Assert.Equal(
            (deal.Id, "waitsForStaff", "tierCannotRegister"),
            (
                registration.GetProperty("deal").GetString(), registration.GetProperty("before").GetString(),
                registration.GetProperty("after").GetString()));
        Assert.Equal(rows, await host.Rows());
        Assert.Equal("silver", (await _partner.Tier(_id)).Json.GetProperty("held").GetString());
    }

    [Fact]
    public async Task A_draft_with_other_limits_approves_otherwise()
    {
        await host.ChannelManager.GiveTier(_id, "gold");
        host.Clock.Now += TimeSpan.FromDays(1);
        await _partner.Registered(Registration.NewCustomer());
        host.Clock.Now = End;

        var lower = await Simulated(await Drafted("gold", it => it["autoApprovalLimit"] = "1.00"));
        var same = await Simulated(await Drafted("platinum", it => it["autoApprovalLimit"] = "300000.00"));

        Assert.Equal(
            ["approvedAtOnce waitsForStaff"],
            lower.GetProperty("registrations").EnumerateArray()
                .Select(it => $"{it.GetProperty("before").GetString()} {it.GetProperty("after").GetString()}"));
        Assert.False(same.GetProperty("differs").GetBoolean());
        Assert.Contains("gold", Held(same, "after").Select(it => it.Split(' ')[0]));
    }

    [Fact]
    public async Task Each_of_several_partners_is_judged_by_its_own_registrations()
    {
        var other = await host.AddPartner("registered");
        string[] ids = [_id, await other.PartnerId()];
        foreach (var id in ids) await host.ChannelManager.GiveTier(id, "gold");
        host.Clock.Now += TimeSpan.FromDays(1);
        var deal = await _partner.Registered(Registration.NewCustomer());
        (await other.Register(Registration.NewCustomer(), amount: "1000.00")).Expect(HttpStatusCode.Created);
        host.Clock.Now = End;
        var draft = await Drafted("gold", it => it["autoApprovalLimit"] = "5000.00");

        var all = (await Simulate(draft, string.Join(',', ids))).GetProperty("items").EnumerateArray().ToList();
        var first = await Simulate(draft, string.Join(',', ids), "&limit=1");
        var second = await Simulate(draft, string.Join(',', ids), $"&limit=1&after={first.GetProperty("next").GetString()}");

        Assert.Equal(
            ids.Order(StringComparer.Ordinal), all.Select(it => it.GetProperty("partner").GetString()!));
        Assert.Equal([deal.Id], Registrations(all.Single(it => it.GetProperty("partner").GetString() == _id)));
        var same = all.Single(it => it.GetProperty("partner").GetString() != _id);
        Assert.False(same.GetProperty("differs").GetBoolean());
        Assert.Empty(Registrations(same));
        Assert.Equal(
            all.Select(it => it.GetRawText()),
            new[] { first, second }.SelectMany(it => it.GetProperty("items").EnumerateArray()).Select(it => it.GetRawText()));
    }

    [Fact]
    public async Task A_public_tender_waits_for_staff_under_any_limit_and_is_open_until_staff_approves_it()
    {
        await host.ChannelManager.GiveTier(_id, "gold");
        host.Clock.Now += TimeSpan.FromDays(1);
        var tender = await Tender();
        host.Clock.Now += TimeSpan.FromDays(1);
        (await host.ChannelManager.Approve(tender.Id)).Expect(HttpStatusCode.OK);
        var deal = await _partner.Registered(Registration.NewCustomer());
        host.Clock.Now += TimeSpan.FromDays(1);
        var late = await Tender();
        host.Clock.Now = End;

        Assert.Equal(
            [deal.Id], Registrations(await Simulated(await Drafted("gold", it => it["autoApprovalLimit"] = "1.00"))));
        Assert.Equal(
            [late.Id], Registrations(await Simulated(await Drafted("gold", it => it["openRegistrationLimit"] = 1))));

        async Task<Answer> Tender()
        {
            var body = DealActions.Json(Registration.NewCustomer());
            (body["type"], body["tenderId"]) = ("publicTender", "T-1");
            return (await _partner.PostText("/v1/deals", body.ToJsonString())).Expect(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task A_registration_is_judged_by_the_value_that_it_was_made_with()
    {
        await host.ChannelManager.GiveTier(_id, "gold");
        host.Clock.Now += TimeSpan.FromDays(1);
        var deal = await _partner.Registered(Registration.NewCustomer());
        (await _partner.Change(
            deal.Id, """{"products": [{"code": "analytics", "amount": {"amount": "12000.00", "currency": "USD"}}]}"""))
            .Expect(HttpStatusCode.OK);
        host.Clock.Now = End;

        var between = await Simulated(await Drafted("gold", it => it["autoApprovalLimit"] = "11000.00"));
        var below = await Simulated(await Drafted("gold", it => it["autoApprovalLimit"] = "9000.00"));

        Assert.False(between.GetProperty("differs").GetBoolean());
        Assert.Equal([deal.Id], Registrations(below));
    }

    [Fact]
    public async Task Keys_that_were_confirmed_only_later_count_as_unconfirmed()
    {
        var (known, unknown) = (CustomerKeys.New(), CustomerKeys.New());
        await host.ChannelManager.GiveTier(_id, "gold");
        await Confirm(await (await host.AddPartner()).Registered(known, ["platform"]), known);
        host.Clock.Now += TimeSpan.FromDays(1);
        await _partner.Registered(known);
        var unsure = await _partner.Registered(unknown);
        host.Clock.Now += TimeSpan.FromDays(1);
        await Confirm(unsure, unknown);
        host.Clock.Now = End;

        var partner = await Simulated(
            await host.Drafted(new { dealRegistration = new { unconfirmedKeysLimit = "5000.00" } }));

        Assert.Equal([unsure.Id], Registrations(partner));

        async Task Confirm(Answer deal, CustomerKeys customer) =>
            (await host.ChannelManager.Key(await host.AccountOf(deal), "/confirm", "duns", customer.Duns!))
                .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_time_zone_alone_is_no_difference()
    {
        await host.ChannelManager.GiveTier(_id, "gold", "2026-12-05T12:00:00Z");
        host.Clock.Now += TimeSpan.FromDays(1);
        await _partner.Registered(Registration.NewCustomer());
        host.Clock.Now = End;

        var same = await Simulated(await host.Drafted(new { timeZone = Berlin }));
        var other = await Simulated(await Drafted("silver", it => it["requirements"]!["salesPeople"] = 3, Berlin));

        // The same days, by their beginning in UTC.
        Assert.Equal(["gold 2026-11-24", "silver 2026-12-06"], Held(same, "before"));
        Assert.Equal(["gold 2026-11-23", "silver 2026-12-05"], Held(same, "after"));
        Assert.False(same.GetProperty("differs").GetBoolean());
        Assert.Equal(["gold 2026-11-23", "registered 2026-12-05"], Held(other, "after"));
        Assert.True(other.GetProperty("differs").GetBoolean());
        Assert.Empty(Registrations(other));
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_told()
    {
        var draft = await host.Drafted();
        foreach (var (span, fault) in new[]
        {
            ("from=2027-01-01", "from"), ("from=2026-10-01&until=2026-10-01", "until"), ("until=2026-11-24", "until"),
            ("from=2020-01-01&until=2026-01-01", "until"), ("from=yesterday", "from"),
        })
            Assert.Equal([fault], (await host.ProgramAdmin.Get(Path(draft, span))).Expect(HttpStatusCode.BadRequest).Faults);

        Assert.Equal(404, (await host.ProgramAdmin.Get(Path("999"))).Status);
        var broken = await host.Drafted(new { tierRules = new { graceMonths = -1 } });
        Assert.Equal("programHasFaults", (await host.ProgramAdmin.Get(Path(broken))).Expect(HttpStatusCode.Conflict).Problem);
    }

    private static string Path(string version, string query = "") => $"{ProgramActions.Versions}/{version}/simulation?{query}";

    private async Task<string> Drafted(string tier, Action<JsonNode> change, string timeZone = "UTC")
    {
        var program = JsonNode.Parse(
            (await host.ProgramAdmin.Get($"{ProgramActions.Versions}/1")).Expect(HttpStatusCode.OK).Text)!["program"]!;
        change(program["tiers"]!.AsArray().Single(it => it!["code"]!.GetValue<string>() == tier)!);
        return await host.Drafted(new { tiers = program["tiers"], timeZone });
    }

    private async Task<JsonElement> Simulated(string draft) =>
        Assert.Single((await Simulate(draft, _id)).GetProperty("items").EnumerateArray().ToList());

    private async Task<JsonElement> Simulate(string draft, string partners, string page = "") =>
        (await host.ProgramAdmin.Get(Path(draft, $"partner={partners}&from=2026-11-20&until=2027-01-10{page}")))
            .Expect(HttpStatusCode.OK).Json;

    /// <summary>The deals that would have met something else.</summary>
    private static List<string> Registrations(JsonElement partner) =>
        [.. partner.GetProperty("registrations").EnumerateArray().Select(it => it.GetProperty("deal").GetString()!)];

    private static List<string> Held(JsonElement partner, string member) =>
    [
        .. partner.GetProperty(member).EnumerateArray()
            .Select(it => $"{it.GetProperty("tier").GetString()} {it.GetProperty("from").GetString()![..10]}"),
    ];
}
