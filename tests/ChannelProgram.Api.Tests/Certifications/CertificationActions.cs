using System.Net;
using ChannelProgram.Api.Tests.People;
using ChannelProgram.Api.Tests.Users;

namespace ChannelProgram.Api.Tests.Certifications;

internal static class CertificationActions
{
    public const string Attempts = "/v1/certification-attempts";

    public static object Result(
        string person, string certification = "foundation", string score = "82.5", string takenOn = "2026-11-20",
        string? externalId = null) =>
        new { externalId = externalId ?? $"lms-{Guid.NewGuid():N}", person, certification, score, takenOn };

    public static Task<Answer> Record(
        this Api caller, string person, string certification = "foundation", string score = "82.5",
        string takenOn = "2026-11-20", string? externalId = null) =>
        caller.Post(Attempts, Result(person, certification, score, takenOn, externalId));

    /// <summary>The certificates of somebody, one after the other, passed on that day.</summary>
    public static async Task Certify(this Api caller, string person, string takenOn, params string[] certifications)
    {
        foreach (var it in certifications)
            (await caller.Record(person, it, "100", takenOn)).Expect(HttpStatusCode.Created);
    }

    /// <returns>The id of somebody new of this partner.</returns>
    public static async Task<string> NewPerson(this Api caller, string partner) =>
        (await caller.AddPerson($"/v1/partners/{partner}/people", UserActions.NewAddress())).Split('/')[^1];

    /// <summary><c>foundation 2026-11-20-2028-11-20, technicalLab 2026-11-20-</c> of one person.</summary>
    public static async Task<string> Held(this Api caller, string partner, string person)
    {
        var all = (await caller.Get($"/v1/partners/{partner}/certifications")).Expect(HttpStatusCode.OK).Json;
        return string.Join(
            ", ", all.GetProperty("people").EnumerateArray().Where(it => it.GetProperty("person").GetString() == person)
                .SelectMany(it => it.GetProperty("held").EnumerateArray())
                .Select(it => $"{it.GetProperty("certification").GetString()} "
                    + $"{it.GetProperty("since").GetString()}-{it.GetProperty("until").GetString()}"));
    }

    /// <summary>How many people of the partner are certified on the sales and on the technical track.</summary>
    public static async Task<(int Sales, int Technical)> Certified(this Api caller, string partner)
    {
        var all = (await caller.Get($"/v1/partners/{partner}/certifications")).Expect(HttpStatusCode.OK).Json;
        return (all.GetProperty("certifiedSales").GetInt32(), all.GetProperty("certifiedTechnical").GetInt32());
    }
}
