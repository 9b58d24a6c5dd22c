using System.Net;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Web.VendorClaims;

namespace ChannelProgram.Api.Tests.VendorClaims;

internal sealed class VendorClaimOperations : IFeatureOperations
{
    private const string One = $"/v1/vendor-claims/{Callers.Absent}";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("makeVendorClaim", "POST", "/v1/vendor-claims", new { }, AccountOperations.Write),
        new("listVendorClaims", "GET", "/v1/vendor-claims", null, AccountOperations.Read),
        new("getVendorClaim", "GET", One, null, AccountOperations.Read),
        new("recordVendorActivity", "POST", $"{One}/activities", null, AccountOperations.Write),
        new("endVendorClaim", "POST", $"{One}/end", null, AccountOperations.Write),
        new("getVendorClaimByExternalId", "GET", "/v1/vendor-claims/by-external-id/crm-1", null, AccountOperations.Read),
        new("putVendorClaim", "PUT", "/v1/vendor-claims/by-external-id/crm-1", new { }, AccountOperations.Write),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        ["/v1/vendor-claims"] = FreeCustomer,
        ["/v1/vendor-claims/{id}"] = Claim,
        ["/v1/vendor-claims/by-external-id/{externalId}"] = Claim,
    };

    /// <summary>
    /// The example's customer, which no registration opens, is free; for a list to tell something, it is claimed.
    /// </summary>
    private static async Task<OperationSetup> FreeCustomer(ChannelHost host, DocumentedOperation operation)
    {
        await host.OpenAccount(VendorClaimExamples.Account);
        if (operation.Definition.IsRead) await MakeClaim(host);
        return new(host.StaffWith(operation.Definition.Access.Permission!), operation.Definition.Path, () => Forget(host));
    }

    private static async Task<OperationSetup> Claim(ChannelHost host, DocumentedOperation operation)
    {
        await host.OpenAccount(VendorClaimExamples.Account);
        var claim = await MakeClaim(host);
        var path = operation.Definition.Path.Replace("{id}", claim, StringComparison.Ordinal)
            .Replace("{externalId}", VendorClaimExamples.Form.ExternalId, StringComparison.Ordinal);
        return new(
            host.StaffWith(operation.Definition.Access.Permission!), path, () => Forget(host), $"/v1/vendor-claims/{claim}");
    }

    private static async Task<string> MakeClaim(ChannelHost host) =>
        (await host.ChannelManager.PostText("/v1/vendor-claims", await host.ExampleOf("makeVendorClaim")))
            .Expect(HttpStatusCode.Created).Id;

    /// <summary>Whoever makes the example next makes it anew: its id of the CRM is free again, too.</summary>
    private static Task Forget(ChannelHost host) => host.Database.Execute(
        "DELETE FROM claims WHERE vendor_claim IS NOT NULL; DELETE FROM vendor_claims");
}
