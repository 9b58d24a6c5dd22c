using System.Net;
using System.Text.Json.Nodes;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Programs;
using ChannelProgram.Api.Tests.Tiers;

namespace ChannelProgram.Api.Tests.Simulations;

/// <summary>Publishes a version, which decides from then on: on a database of its own.</summary>
public sealed class SimulatedRankTests(ShippedProgramHost host) : IClassFixture<ShippedProgramHost>
{
    [Fact]
    public async Task A_draft_without_places_among_all_keeps_a_tier_that_the_version_in_force_took_by_them()
    {
        (await host.Publish(await Drafted(topPercent: "50"))).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        // Without any revenue it is the last of all.
        var partner = await (await host.AddPartner("registered")).PartnerId();
        await host.CertifyPeople(partner, sales: 2, technical: 1);
        await host.ChannelManager.Evaluate(partner);
        host.Clock.Now = new(2027, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var draft = await Drafted(topPercent: null);

        var simulated = Assert.Single(
            (await host.ProgramAdmin.Get(
                $"{ProgramActions.Versions}/{draft}/simulation?partner={partner}&from=2027-04-01&until=2027-05-01"))
                .Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().ToList());

        // The first quarter is judged in the middle of April.
        Assert.Equal(["silver", "registered"], Held("before"));
        Assert.Equal(["silver"], Held("after"));
        Assert.True(simulated.GetProperty("differs").GetBoolean());

        List<string?> Held(string member) =>
            [.. simulated.GetProperty(member).EnumerateArray().Select(it => it.GetProperty("tier").GetString())];
    }

    /// <summary>Silver asks for certified people and, to be kept, for a place among all partners, or for none.</summary>
    private async Task<string> Drafted(string? topPercent)
    {
        var tiers = JsonNode.Parse(
            (await host.ProgramAdmin.Get($"{ProgramActions.Versions}/1")).Expect(HttpStatusCode.OK).Text)!["program"]!["tiers"]!
            .AsArray();
        var silver = tiers[1]!["requirements"]!;
        silver["commitment"] = "0.00";
        silver["quarterlyRevenue"] = null;
        foreach (var tier in tiers.Skip(1)) tier!["requirements"]!["topPercentByRevenue"] = topPercent;
        return await host.Drafted(new { tiers, tierRules = new { graceMonths = 0 } });
    }
}
