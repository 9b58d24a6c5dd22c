using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Certifications;
using ChannelProgram.Api.Tests.Contract;

namespace ChannelProgram.Api.Tests.Badges;

internal sealed class BadgeOperations : IFeatureOperations
{
    private const string Badges = "/v1/badges";
    private const string Issuer = "/v1/badge-issuer";
    private const string Absent = "0000000000000000000000000000000000000000";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getBadge", "GET", $"{Badges}/{Absent}", null, Callers.Everybody),
        new("getBadgeStatus", "GET", $"{Badges}/{Absent}/status", null, Callers.Everybody),
        new("getBadgeIssuer", "GET", Issuer, null, Callers.Everybody),
        new("getBadgeKeys", "GET", $"{Issuer}/keys", null, Callers.Everybody),
        new("getBadgeKey", "GET", $"{Issuer}/keys/{new string('A', 43)}", null, Callers.Everybody),
        new("getBadgeAchievement", "GET", $"{Issuer}/achievements/none/1", null, Callers.Everybody),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [$"{Badges}/{{badge}}"] = OfSomebody,
        [$"{Issuer}/keys/{{key}}"] = OfTheKey,
        [$"{Issuer}/achievements/{{certification}}"] = (host, operation) => Task.FromResult(new OperationSetup(
            host.Nobody,
            operation.Definition.Path.Replace("{certification}", "foundation", StringComparison.Ordinal)
                .Replace("{version}", "1", StringComparison.Ordinal))),
    };

    private static async Task<OperationSetup> OfSomebody(ChannelHost host, DocumentedOperation operation)
    {
        var person = await host.ProgramAdmin.NewPerson(await host.PartnerWithoutClients());
        var recorded = (await host.ProgramAdmin.Record(person)).Expect(HttpStatusCode.Created);
        return new(
            host.Nobody,
            operation.Definition.Path.Replace("{badge}", recorded.String("badge")!.Split('/')[^1], StringComparison.Ordinal));
    }

    private static async Task<OperationSetup> OfTheKey(ChannelHost host, DocumentedOperation operation)
    {
        var keys = (await host.Nobody.Get($"{Issuer}/keys")).Expect(HttpStatusCode.OK).Json.GetProperty("keys");
        var id = keys[0].GetProperty("kid").GetString()!.Split('/')[^1];
        return new(host.Nobody, operation.Definition.Path.Replace("{key}", id, StringComparison.Ordinal));
    }
}
