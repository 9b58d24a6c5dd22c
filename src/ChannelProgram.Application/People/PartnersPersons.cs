using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.People;

/// <summary>People of one partner, and the steps of every change of one: lock, check the version, decide.</summary>
public sealed class PartnersPersons(
    IChannelDb db, IPeople people, IPreconditions preconditions, IProgramVersions programs, CurrentCaller caller,
    ProgramClock clock)
{
    /// <summary>In the program's time zone.</summary>
    public DateOnly Today => programs.InForce(clock.Now()).Calendar.Today(clock.Now());

    /// <summary>Of another partner a caller sees as much as of none.</summary>
    public Task<bool> Sees(PartnerId partner, CancellationToken ct) => db.Partners.AnyAsync(it => it.Id == partner, ct);

    /// <summary>Each by the latest time at this partner.</summary>
    public IQueryable<Membership> Latest(PartnerId partner)
    {
        var all = db.Memberships;
        return all.Where(it => it.Partner == partner && !all.Any(later =>
            later.Partner == partner && later.Person == it.Person && later.CreatedAt > it.CreatedAt));
    }

    /// <returns>The latest first; empty: no such person was ever there.</returns>
    public async Task<IReadOnlyList<Membership>> Of(PartnerId partner, PersonId person, CancellationToken ct) =>
        await db.Memberships.Where(it => it.Partner == partner && it.Person == person)
            .OrderByDescending(it => it.CreatedAt).ToListAsync(ct);

    /// <summary>Whether somebody with this address belongs to the partner now.</summary>
    public Task<bool> HasMember(PartnerId partner, string email, CancellationToken ct)
    {
        var comparable = Membership.Comparable(email);
        return db.Memberships.AnyAsync(
            it => it.Partner == partner && it.Until == null && it.ComparableEmail == comparable, ct);
    }

    public async Task<Result<PersonView>> Update(
        PartnerId partner, PersonId person, Func<Membership, Task<Refusal?>> change, CancellationToken ct)
    {
        if (!await Sees(partner, ct)) return PersonRefusals.NotFound;
        await people.Lock(partner, ct);
        var memberships = await Of(partner, person, ct);
        if (memberships.Count == 0) return PersonRefusals.NotFound;
        if (!preconditions.Met(View(memberships))) return Refusal.VersionChanged;

        return await change(memberships[0]) is { } refused ? refused : View(memberships);
    }

    public PersonView View(IReadOnlyList<Membership> memberships) =>
        PersonView.Of(memberships, caller.Known.May(PersonPermissions.Manage));
}
