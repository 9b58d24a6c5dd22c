using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Conflicts;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Who of staff may decide a case.</summary>
public sealed class ConflictDeciders(IConflicts conflicts, CurrentCaller caller)
{
    /// <summary>The caller, as somebody who would decide this case.</summary>
    public async Task<ConflictDecider> Of(Conflict conflict, CancellationToken ct)
    {
        var managers = await conflicts.ManagersOf([.. conflict.Parties.Select(it => it.Partner).Distinct()], ct);
        var id = Guid.Parse(caller.Known.Id, CultureInfo.InvariantCulture);
        var role = caller.Known.Roles.FirstOrDefault();
        // A program admin acts for a group that has nobody who may decide.
        var actsForGroup = role is Role.ProgramAdmin && (await conflicts.Staff(ct)).All(
            it => it.Role is Role.ProgramAdmin
                || conflict.CheckDecider(Read(it.Id, it.Role, managers, actsForGroup: false)) is not null);
        return Read(id, role, managers, actsForGroup);
    }

    /// <summary>The group that members of staff of this role belong to; null: to none.</summary>
    public static ConflictLevel? GroupOf(Role role) => role switch
    {
        Role.ChannelManager => ConflictLevel.WorkingTeam,
        Role.ConflictSteering => ConflictLevel.SteeringCommittee,
        Role.ExecutiveSponsor => ConflictLevel.ExecutiveSponsors,
        _ => null,
    };

    private static ConflictDecider Read(Guid id, Role role, IReadOnlySet<Guid> managers, bool actsForGroup) =>
        new(id, GroupOf(role), actsForGroup, managers.Contains(id), InSalesLine: role is Role.ChannelManager);
}
