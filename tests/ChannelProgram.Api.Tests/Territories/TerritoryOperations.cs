using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Territories;

namespace ChannelProgram.Api.Tests.Territories;

internal sealed class TerritoryOperations : IFeatureOperations
{
    private const string One = $"{TerritoryActions.All}/{Callers.Absent}";

    private static readonly string[] Read = [Callers.ReadingSystem, Callers.Crm, .. Enum.GetNames<Role>()];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("grantTerritory", "POST", TerritoryActions.All, new { }, AccountOperations.Write),
        new("listTerritories", "GET", TerritoryActions.All, null, Read, "deals.read"),
        new("getTerritory", "GET", One, null, Read, "deals.read"),
        new("endTerritory", "POST", $"{One}/end", null, AccountOperations.Write),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [TerritoryActions.All] = Prepared,
        [$"{TerritoryActions.All}/{{id}}"] = Prepared,
    };

    /// <summary>A new partner with the territory of the example, unless that is the operation. It reads it itself.</summary>
    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        var (shown, partner, path) = (
            TerritoryExamples.Partner.ToString(), await host.PartnerWithoutClients(), operation.Definition.Path);
        if (operation.Name == "grantTerritory")
            return new(host.ChannelManager, path, () => Forget(host)) { Named = (shown, partner) };

        var body = (await host.ExampleOf("grantTerritory")).Replace(shown, partner, StringComparison.Ordinal);
        var made = (await host.ChannelManager.PostText(TerritoryActions.All, body)).Expect(HttpStatusCode.Created).Id;
        return new(
            operation.Definition.IsRead ? await host.AdminOf(partner) : host.ChannelManager,
            path.Replace("{id}", made, StringComparison.Ordinal), () => Forget(host), $"{TerritoryActions.All}/{made}");
    }

    private static Task Forget(ChannelHost host) => host.Database.Execute("DELETE FROM territories");
}
