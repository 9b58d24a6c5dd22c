using ChannelProgram.Application.ApiClients;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>
/// People, users and systems of a partner that leaves. People join the successor with their history, and users sign in for it,
/// none as its administrator. Systems are revoked: a successor's systems have secrets of their own.
/// </summary>
public sealed class PeopleOfLeavingPartner(
    IChannelDb db, IUsers users, IPeople people, IApiClients clients, IProgramVersions programs, ProgramClock clock)
{
    public async Task End(PartnerId partner, PartnerId? successor, DateTimeOffset now, CancellationToken ct)
    {
        // In one order everywhere.
        foreach (var one in new[] { partner, successor }.OfType<PartnerId>().Order())
        {
            await people.Lock(one, ct);
            await users.Lock(one, ct);
        }

        await EndMemberships(partner, successor, now, ct);
        await EndUsers(partner, successor, ct);
        await RevokeClients(partner, ct);
    }

    private async Task EndMemberships(PartnerId partner, PartnerId? successor, DateTimeOffset now, CancellationToken ct)
    {
        var today = programs.InForce(now).Calendar.Today(now);
        await people.EndJoinings(partner, ct);
        var members = await db.Memberships.Where(it => it.Partner == partner && it.Until == null).ToListAsync(ct);
        foreach (var it in members) it.End(today, today, now);
        // Nobody is a member of two partners: the unique index is checked at every statement.
        await db.Save(ct);
        if (successor is { } to)
            db.Memberships.AddRange(members.Select(it =>
                Membership.Begin(it.Person, to, it.Name, it.Email, it.EmailConfirmed, today, now)));
        await db.Save(ct);
    }

    private async Task EndUsers(PartnerId partner, PartnerId? successor, CancellationToken ct)
    {
        foreach (var user in await users.FindAll(partner, ct))
        {
            if (user.Status is UserStatus.Invited) user.CancelInvitation(clock.MachineNow());
            else if (successor is { } to) user.MoveTo(to, clock.MachineNow());
            else user.Remove(isLastAdmin: false, clock.MachineNow());
            await users.Store(user, ct);
        }

        await db.Save(ct);
    }

    private async Task RevokeClients(PartnerId partner, CancellationToken ct)
    {
        foreach (var id in await clients.FindActive(partner, ct))
        {
            if (await clients.Lock(partner, id, ct) is not { } client) continue;
            client.Revoke(clock.MachineNow());
            await clients.Store(client, ct);
        }
    }
}
