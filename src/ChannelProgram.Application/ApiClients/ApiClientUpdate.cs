using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.ApiClients;

/// <summary>Steps of every change of a client: lock, check the version, decide, store.</summary>
/// <remarks>Clients are part of what protects the API, so all goes by the machine's clock.</remarks>
public sealed class ApiClientUpdate(
    IChannelDb db, IApiClients clients, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
{
    public DateTimeOffset Now => clock.MachineNow();

    /// <summary>Whether there is such an owner for this caller. Of another partner it sees as much as of none.</summary>
    public async Task<bool> Sees(PartnerId? owner, CancellationToken ct) =>
        owner is not { } partner ? caller.Known.SeesEveryPartner : await db.Partners.AnyAsync(it => it.Id == partner, ct);

    public async Task<Result<ApiClientView>> Update(
        PartnerId? owner, ApiClientId id, Func<ClientRegistration, DateTimeOffset, Refusal?> change, CancellationToken ct)
    {
        if (!await Sees(owner, ct) || await clients.Lock(owner, id, ct) is not { } client) return ApiClientRefusals.NotFound;

        var now = Now;
        if (!preconditions.Met(View(client, now))) return Refusal.VersionChanged;
        if (change(client, now) is { } refused) return refused;

        await clients.Store(client, ct);
        return View(client, now);
    }

    public ApiClientView View(ClientRegistration client, DateTimeOffset now) => client.Partner is null
        ? ApiClientView.Of(client, May(ApiClientPermissions.ManageVendors), May(ApiClientPermissions.ManageVendors), now)
        : ApiClientView.Of(client, May(ApiClientPermissions.Manage), May(ApiClientPermissions.Revoke), now);

    /// <summary>
    /// A system gives only what its own token has: otherwise one that may manage clients could do everything by another one.
    /// </summary>
    public bool MayGrant(IEnumerable<string> scopes) =>
        caller.Known.Kind is not (CallerKind.PartnerSystem or CallerKind.VendorSystem)
        || caller.Known.Scopes.IsSupersetOf(scopes);

    private bool May(Permission permission) => caller.Known.May(permission);
}
