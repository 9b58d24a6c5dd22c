using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Demo;
using ApiClient = ChannelProgram.Infrastructure.Identity.ApiClient;

namespace ChannelProgram.Api.Tests.Partners;

internal sealed class PartnerOperations : IFeatureOperations
{
    private const string One = $"/v1/partners/{Callers.Absent}";

    private static readonly string[] Staff =
        [.. Enum.GetValues<Role>().Where(it => it < Role.PartnerAdmin).Select(it => $"{it}")];

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("listPartners", "GET", "/v1/partners", null, [Callers.Crm, .. Staff]),
        new("getPartner", "GET", One, null, [Callers.ManagingSystem, Callers.Crm, .. Enum.GetNames<Role>()], "partner.manage"),
        new(
            "updatePartner", "PATCH", One, new { },
            [Callers.ManagingSystem, Callers.Crm, nameof(Role.PartnerAdmin), .. Callers.Deciders], "partner.manage"),
        new("acceptAgreement", "POST", $"{One}/accept-agreement", new { version = "1" }, [nameof(Role.PartnerAdmin)]),
        new("suspendPartner", "POST", $"{One}/suspend", null, Callers.Deciders),
        new("reinstatePartner", "POST", $"{One}/reinstate", null, Callers.Deciders),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup>
    {
        // There are others, none of this type.
        ["/v1/partners"] = async (host, _) =>
        {
            await Example(host);
            return new(host.ChannelManager, "/v1/partners?type=var", () => Forget(host));
        },
        ["/v1/partners/{id}"] = async (host, operation) =>
        {
            var (partner, system) = await Example(host);
            if (operation.Name is "reinstatePartner") await host.ChannelManager.Suspend(partner);
            return new(
                operation.Definition.Access.Permission!.PartnerScope is null ? host.ChannelManager : system,
                operation.Definition.Path.Replace("{id}", partner, StringComparison.Ordinal), () => Forget(host));
        },
        ["/v1/partners/{id}/accept-agreement"] = async (host, _) => new(
            host.Person("admin@gold.example"), $"/v1/partners/{await host.Gold.PartnerId()}/accept-agreement"),
    };

    /// <summary>The partner of the examples, and its system.</summary>
    private static async Task<(string Partner, Api System)> Example(ChannelHost host)
    {
        await Forget(host);
        var partner = Partner.SignUp(
            new("Birch Consulting", "DE", PartnerType.Var), "gold", 1, host.Clock.Now,
            new StrongKey(KeyKind.Domain, "demo-partner-gold.com"));
        var client = $"client-{Guid.NewGuid():N}";
        await host.Database.Write(db => db.AddRange(
            partner, ApiClient.System(client, DemoSeed.SecretOf(client), partner.Id, Scopes.Partner, host.Clock.Now)));
        return ($"{partner.Id.Value}", host.As(client));
    }

    private static Task Forget(ChannelHost host) => host.Database.Execute("""
        DELETE FROM oauth_tokens WHERE application_id IN (
          SELECT id FROM api_clients WHERE partner IN (SELECT id FROM partners WHERE type = 'Var'));
        DELETE FROM api_clients WHERE partner IN (SELECT id FROM partners WHERE type = 'Var');
        DELETE FROM partner_keys WHERE partner IN (SELECT id FROM partners WHERE type = 'Var');
        DELETE FROM partners WHERE type = 'Var'
        """);
}
