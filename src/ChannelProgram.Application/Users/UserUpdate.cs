using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Users;

/// <summary>Steps of every change of a user: lock, check the version, decide, store.</summary>
/// <remarks>Users are part of what protects the API, so all goes by the machine's clock.</remarks>
public sealed class UserUpdate(
    IChannelDb db, IUsers users, IPeople people, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
{
    public DateTimeOffset Now => clock.MachineNow();

    /// <summary>Whether there is such an owner for this caller. Of another partner it sees as much as of none.</summary>
    public async Task<bool> Sees(PartnerId? owner, CancellationToken ct) =>
        owner is not { } partner ? caller.Known.SeesEveryPartner : await db.Partners.AnyAsync(it => it.Id == partner, ct);

    public Task<Result<UserView>> Update(
        PartnerId? owner, UserId id, Func<ProgramUser, bool, DateTimeOffset, Refusal?> change, CancellationToken ct) =>
        Update(owner, id, (user, isLastAdmin, now) => Task.FromResult(change(user, isLastAdmin, now)), ct);

    /// <param name="change">Is told whether this is the last administrator.</param>
    public async Task<Result<UserView>> Update(
        PartnerId? owner, UserId id, Func<ProgramUser, bool, DateTimeOffset, Task<Refusal?>> change, CancellationToken ct)
    {
        if (!await Sees(owner, ct) || await users.Lock(owner, id, ct) is not { } user) return UserRefusals.NotFound;

        var (now, hasOneAdmin) = (Now, await users.HasOneAdmin(owner, ct));
        if (!preconditions.Met(View(user, hasOneAdmin))) return Refusal.VersionChanged;
        if (await change(user, user.IsActiveAdmin && hasOneAdmin, now) is { } refused) return refused;

        await users.Store(user, ct);
        await db.Save(ct);
        return View(user, await users.HasOneAdmin(owner, ct));
    }

    /// <summary>Whether the person belongs to the partner now; nobody who leaves meanwhile is linked.</summary>
    public async Task<bool> IsMember(PartnerId? owner, PersonId person, CancellationToken ct)
    {
        if (owner is not { } partner) return false;

        await people.Lock(partner, ct);
        return await db.Memberships.AnyAsync(
            it => it.Partner == partner && it.Person == person && it.Until == null, ct);
    }

    /// <summary>How many administrators there are is part of what a caller sees.</summary>
    public UserView View(ProgramUser user, bool hasOneAdmin) => UserView.Of(
        user, caller.Known.May(user.Partner is null ? UserPermissions.ManageStaff : UserPermissions.Manage),
        user.IsActiveAdmin && hasOneAdmin);

    /// <summary>A system gives only roles that may do no more than its own token.</summary>
    public bool MayGrant(Role role) =>
        caller.Known.Kind is not (CallerKind.PartnerSystem or CallerKind.VendorSystem)
        || caller.Known.Scopes.IsSupersetOf(UserRoles.ScopesOf(role));
}
