using System.Net;
using System.Text.Json;
using ChannelProgram.Api.Tests.Certifications;
using ChannelProgram.Api.Tests.Commitments;

namespace ChannelProgram.Api.Tests.Tiers;

/// <summary>What is done about tiers, by its name.</summary>
internal static class TierActions
{
    public static string TierOf(string partner) => $"/v1/partners/{partner}/tier";

    public static async Task<Answer> Tier(this Api caller, string partner) =>
        (await caller.Get(TierOf(partner))).Expect(HttpStatusCode.OK);

    public static async Task<Answer> Evaluate(this Api caller, string partner) =>
        (await caller.Post($"{TierOf(partner)}/evaluate")).Expect(HttpStatusCode.OK);

    /// <summary>Staff gives a partner a tier, whatever it has earned.</summary>
    public static async Task<Answer> GiveTier(
        this Api staff, string partner, string tier, string until = "2099-01-01T00:00:00Z", string reason = "For a test.") =>
        (await staff.Post($"{TierOf(partner)}/overrides", new { tier, reason, until })).Expect(HttpStatusCode.OK);

    /// <summary>New people of the partner, who passed what makes them certified on each track on that day.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<IReadOnlyList<string>> CertifyPeople(
        this ChannelHost host, string partner, int sales, int technical, string takenOn = "2026-11-20")
    {
        var people = new List<string>();
        for (var i = 0; i < Math.Max(sales, technical); i++)
        {
            people.Add(await host.ChannelManager.NewPerson(partner));
            if (i < sales) await host.ChannelManager.Certify(people[i], takenOn, "foundation", "sales");
            if (i < technical) await host.ChannelManager.Certify(people[i], takenOn, "technical");
        }

        return people;
    }

    /// <summary>A commitment that staff has confirmed.</summary>
    public static async Task Contract(this ChannelHost host, string partner, string amount, int year = 2026)
    {
        var path = await host.ChannelManager.SubmittedCommitment(partner, year, amount);
        (await host.ProgramAdmin.Post($"{path}/confirm")).Expect(HttpStatusCode.OK);
    }

    /// <summary><c>commitment 0/10000 below</c> of each requirement of a tier.</summary>
    public static IReadOnlyList<string> RequirementsOf(this JsonElement tier, string code) =>
    [
        .. tier.GetProperty("requirements").EnumerateArray().Where(it => it.GetProperty("tier").GetString() == code)
            .Select(it => $"{it.GetProperty("code").GetString()} {it.GetProperty("value").GetString()}/"
                + $"{it.GetProperty("threshold").GetString()} {it.GetProperty("reason").GetString()}"),
    ];

    /// <summary><c>2026-11-23T12:00:00Z registered</c> of each evaluation that is listed, the first one first.</summary>
    public static async Task<IReadOnlyList<string>> Evaluations(this Api caller, string partner) =>
    [
        .. (await caller.Get($"{TierOf(partner)}/evaluations")).Expect(HttpStatusCode.OK).Json.GetProperty("items")
            .EnumerateArray().Reverse().Select(it =>
                $"{it.GetProperty("at").GetString()![..10]} {it.GetProperty("held").GetString()}"
                + string.Concat(it.GetProperty("changes").EnumerateArray().Select(change => $" {change.GetString()}"))),
    ];
}
