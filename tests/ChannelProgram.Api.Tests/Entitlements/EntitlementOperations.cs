using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Entitlements;

internal sealed class EntitlementOperations : IFeatureOperations
{
    private const string Path = "/v1/entitlements";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new(
            "getEntitlements", "GET", Path, null,
            [Callers.Crm, Callers.Billing, .. Callers.Deciders, nameof(Role.Finance), nameof(Role.Auditor)]),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup> { [Path] = Prepared };

    private static async Task<OperationSetup> Prepared(ChannelHost host, DocumentedOperation operation)
    {
        var partner = await host.AddPartner();
        var id = await partner.PartnerId();
        await partner.Registered(Registration.NewCustomer());
        var account = await host.Database.Read(db => db.Set<Claim>()
            .Where(it => it.Partner == new PartnerId(Guid.Parse(id))).Select(it => it.Account).FirstAsync());
        return new(host.ChannelManager, $"{Path}?partner={id}&account={account.Value}&product=analytics");
    }
}
