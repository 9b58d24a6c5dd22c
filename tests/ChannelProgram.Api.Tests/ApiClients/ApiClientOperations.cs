using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.ApiClients;

internal sealed class ApiClientOperations : IFeatureOperations
{
    private const string OfPartner = "/v1/partners/{id}/api-clients";
    private const string OneOfPartner = $"{OfPartner}/{{apiClientId}}";
    private const string All = $"/v1/partners/{Callers.Absent}/api-clients";
    private const string One = $"{All}/{Callers.Absent}";
    private const string VendorsOne = $"/v1/api-clients/{Callers.Absent}";

    private static readonly object Input = new { name = "CRM", scopes = (string[])["deals.read"] };

    private static readonly string[] Manage = [Callers.ManagingSystem, nameof(Role.PartnerAdmin)];
    private static readonly string[] Revoke = [.. Manage, .. Callers.Deciders];
    private static readonly string[] Read = [.. Revoke, nameof(Role.Auditor)];
    private static readonly string[] ManageVendors = [nameof(Role.ProgramAdmin)];
    private static readonly string[] ReadVendors = [nameof(Role.ProgramAdmin), nameof(Role.Auditor)];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("addPartnerApiClient", "POST", All, Input, Manage, "partner.manage"),
        new("listPartnerApiClients", "GET", All, null, Read, "partner.manage"),
        new("getPartnerApiClient", "GET", One, null, Read, "partner.manage"),
        new("updatePartnerApiClient", "PATCH", One, new { }, Manage, "partner.manage"),
        new("rotatePartnerApiClient", "POST", $"{One}/rotate", null, Manage, "partner.manage"),
        new("dropOldPartnerApiClientSecret", "POST", $"{One}/drop-old-secret", null, Manage, "partner.manage"),
        new("revokePartnerApiClient", "POST", $"{One}/revoke", null, Revoke, "partner.manage"),
        new("addApiClient", "POST", "/v1/api-clients", new { }, ManageVendors),
        new("listApiClients", "GET", "/v1/api-clients", null, ReadVendors),
        new("getApiClient", "GET", VendorsOne, null, ReadVendors),
        new("updateApiClient", "PATCH", VendorsOne, new { }, ManageVendors),
        new("rotateApiClient", "POST", $"{VendorsOne}/rotate", null, ManageVendors),
        new("dropOldApiClientSecret", "POST", $"{VendorsOne}/drop-old-secret", null, ManageVendors),
        new("revokeApiClient", "POST", $"{VendorsOne}/revoke", null, ManageVendors),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        [OfPartner] = ClientOfPartner,
        [OneOfPartner] = ClientOfPartner,
        [$"{OneOfPartner}/rotate"] = ClientOfPartner,
        [$"{OneOfPartner}/drop-old-secret"] = ClientOfPartner,
        [$"{OneOfPartner}/revoke"] = ClientOfPartner,
        ["/v1/api-clients"] = VendorsAlone,
        ["/v1/api-clients/{id}"] = VendorsClient,
    };

    /// <summary>A partner with the client of the example, and no other.</summary>
    private static async Task<OperationSetup> ClientOfPartner(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await host.PartnerWithoutClients();
        var (all, admin, path) = (
            $"/v1/partners/{partner}/api-clients", await host.AdminOf(partner), operation.Definition.Path);
        if (path == OfPartner && !operation.Definition.IsRead) return new(admin, all);

        var client = await Make(host, admin, all, "addPartnerApiClient", path);
        return path == OfPartner ? new(admin, all) : new(admin, $"{client}{path[OneOfPartner.Length..]}", resource: client);
    }

    /// <summary>For the list, all clients of the demo are somebody else's for a moment.</summary>
    private static async Task<OperationSetup> VendorsAlone(ChannelHost host, DocumentedOperation operation)
    {
        const string Path = "/v1/api-clients";
        if (!operation.Definition.IsRead) return new(host.ProgramAdmin, Path);

        var another = await host.PartnerWithoutClients();
        await host.Database.Execute($"UPDATE api_clients SET partner = '{another}' WHERE partner IS NULL");
        var client = await Make(host, host.ProgramAdmin, Path, "addApiClient", Path);
        return new(host.ProgramAdmin, Path, () => host.Database.Execute(
            $"UPDATE api_clients SET partner = NULL WHERE partner = '{another}'; "
            + $"UPDATE api_clients SET partner = '{another}' WHERE id = '{client.Split('/')[^1]}'"));
    }

    private static async Task<OperationSetup> VendorsClient(ChannelHost host, DocumentedOperation operation)
    {
        var path = operation.Definition.Path;
        var client = await Make(host, host.ProgramAdmin, "/v1/api-clients", "addApiClient", path);
        return new(host.ProgramAdmin, $"{client}{path["/v1/api-clients/{id}".Length..]}");
    }

    /// <returns>The path of the client.</returns>
    private static async Task<string> Make(ChannelHost host, Api caller, string all, string operation, string path)
    {
        var made = (await caller.PostText(all, await host.ExampleOf(operation))).Expect(HttpStatusCode.Created);
        var client = $"{all}/{made.Json.GetProperty("client").GetProperty("id").GetString()}";
        // An old secret can be dropped once there is one.
        if (path.EndsWith("/drop-old-secret", StringComparison.Ordinal))
            (await caller.Post($"{client}/rotate")).Expect(HttpStatusCode.OK);
        return client;
    }
}
