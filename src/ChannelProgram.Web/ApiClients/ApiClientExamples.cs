using ChannelProgram.Application.ApiClients;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.ApiClients;

internal static class ApiClientExamples
{
    private const string Secret = "cps_7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM";
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Managed = ["update", "rotate", "revoke"];

    public static readonly PartnerApiClientForm Input = new("CRM integration", ["deals.read", "deals.write"]);

    public static readonly PartnerApiClientForm Update = new("CRM integration, read only", ["deals.read"]);

    public static readonly RotateApiClient.Body Rotation = new("P14D");

    public static readonly ApiClientView Client = View("CRM integration", "deals.read", "deals.write");

    public static readonly ApiClientView Updated = Client with { Name = Update.Name!, Scopes = ["deals.read"] };

    public static readonly IssuedSecret Issued = new(Client, Secret);

    public static readonly IssuedSecret Rotated = new(InExchange(Client), Secret);

    public static readonly ApiClientView Revoked = AsRevoked(Client);

    public static readonly Listing<ApiClientView> Page = new([Client], Next: null);

    public static readonly VendorApiClientForm VendorInput = new("Billing", ["vendor.billing.write"], null);

    public static readonly VendorApiClientForm VendorUpdate = new("Billing, read only", ["vendor.deals.read"], null);

    public static readonly ApiClientView VendorClient = View("Billing", "vendor.billing.write");

    public static readonly ApiClientView VendorUpdated =
        VendorClient with { Name = VendorUpdate.Name!, Scopes = ["vendor.deals.read"] };

    public static readonly IssuedSecret IssuedToVendor = new(VendorClient, Secret);

    public static readonly IssuedSecret VendorRotated = new(InExchange(VendorClient), Secret);

    public static readonly ApiClientView VendorRevoked = AsRevoked(VendorClient);

    public static readonly Listing<ApiClientView> VendorPage = new([VendorClient], Next: null);

    private static ApiClientView View(string name, params string[] scopes) => new(
        new("019aa5b3-5e17-7c42-9b30-6f708192a3b4"), "client-019aa5b35e177c429b306f708192a3b4", ApiClientKind.System, name,
        ApiClientStatus.Active, scopes, [], LastUsedAt: null, OldSecretUntil: null, Noon, RevokedAt: null, Managed);

    private static ApiClientView InExchange(ApiClientView it) =>
        it with { OldSecretUntil = Noon.AddDays(14), NextActions = ["update", "dropOldSecret", "revoke"] };

    private static ApiClientView AsRevoked(ApiClientView it) =>
        it with { Status = ApiClientStatus.Revoked, RevokedAt = Noon, NextActions = [] };
}
