using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Conflicts;

public static class ConflictPermissions
{
    public static readonly Permission Read = new(
        "deals.read", [], Role.PartnerAdmin, Role.PartnerSales, Role.ChannelManager, Role.ConflictSteering,
        Role.ExecutiveSponsor, Role.ProgramAdmin, Role.Auditor);

    /// <summary>Partners about their own deals; staff about any.</summary>
    public static readonly Permission Open = new(
        "deals.write", [], Role.PartnerAdmin, Role.PartnerSales, Role.ChannelManager, Role.ConflictSteering,
        Role.ExecutiveSponsor, Role.ProgramAdmin);

    /// <summary>What only a party does.</summary>
    public static readonly Permission TakePart = new("deals.write", [], Role.PartnerAdmin, Role.PartnerSales);

    /// <summary>What the vendor's people do. Who decides a case is narrower: see its level.</summary>
    public static readonly Permission Handle = new(
        null, [], Role.ChannelManager, Role.ConflictSteering, Role.ExecutiveSponsor, Role.ProgramAdmin);

    public static readonly Permission ReadAll = new(
        null, [], Role.ChannelManager, Role.ConflictSteering, Role.ExecutiveSponsor, Role.ProgramAdmin, Role.Auditor);
}
