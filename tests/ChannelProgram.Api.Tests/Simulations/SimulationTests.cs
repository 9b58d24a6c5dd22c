using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;
using ChannelProgram.Api.Tests.Tiers;

namespace ChannelProgram.Api.Tests.Simulations;

public sealed class SimulationTests(ShippedProgramHost host) : IClassFixture<ShippedProgramHost>, IAsyncLifetime
{
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
        host.Clock.Now = new(2027, 1, 10, 12, 0, 0, TimeSpan.Zero);
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
        host.Clock.Now = new(2027, 1, 10, 12, 0, 0, TimeSpan.Zero);

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

    private async Task<string> Drafted(string tier, Action<JsonNode> change)
    {
        var program = JsonNode.Parse(
            (await host.ProgramAdmin.Get($"{ProgramActions.Versions}/1")).Expect(HttpStatusCode.OK).Text)!["program"]!;
        change(program["tiers"]!.AsArray().Single(it => it!["code"]!.GetValue<string>() == tier)!);
        return await host.Drafted(new { tiers = program["tiers"] });
    }

    private async Task<JsonElement> Simulated(string draft) => Assert.Single(
        (await host.ProgramAdmin.Get(Path(draft, $"partner={_id}&from=2026-11-20&until=2027-01-10")))
            .Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().ToList());

    private static List<string> Held(JsonElement partner, string member) =>
    [
        .. partner.GetProperty(member).EnumerateArray()
            .Select(it => $"{it.GetProperty("tier").GetString()} {it.GetProperty("from").GetString()![..10]}"),
    ];
}
