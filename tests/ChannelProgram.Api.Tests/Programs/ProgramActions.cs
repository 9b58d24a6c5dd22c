using System.Net;
using System.Net.Http.Json;

namespace ChannelProgram.Api.Tests.Programs;

internal static class ProgramActions
{
    public const string Versions = "/v1/program/versions";

    /// <summary>The number of a draft like version 1, but for what is given.</summary>
    public static async Task<string> Drafted(this ChannelHost host, object? program = null) =>
        $"{(await host.ProgramAdmin.Post(Versions, new
        {
            basedOn = 1,
            program = program ?? new { dealRegistration = new { protectionDays = 45 } },
        })).Expect(HttpStatusCode.Created).Json.GetProperty("version").GetInt32()}";

    public static Task<Answer> Publish(this ChannelHost host, string version, DateTimeOffset? from = null) =>
        host.ProgramAdmin.Post($"{Versions}/{version}/publish", new { effectiveFrom = from });

    public static Task<Answer> Change(this ChannelHost host, string path, string version, object patch) =>
        host.ProgramAdmin.Send(HttpMethod.Patch, path, JsonContent.Create(patch), ("If-Match", version));

    public static Answer Refused(this Answer answer, HttpStatusCode code, string problem)
    {
        Assert.Equal(problem, answer.Expect(code).Problem);
        return answer;
    }
}
