using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Deals;

public static class DealPermissions
{
    public static readonly Permission Read = new("deals.read", "vendor.deals.read", Enum.GetValues<Role>());

    /// <summary>A partner registers for itself, staff for the partner it names.</summary>
    public static readonly Permission Register =
        new("deals.write", null, Role.PartnerAdmin, Role.PartnerSales, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Write = new("deals.write", null, Role.PartnerAdmin, Role.PartnerSales);

    public static readonly Permission Decide = new(null, null, Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>How the customer was recognised tells of other partners' registrations: only for those who decide and who audit.</summary>
    public static readonly Permission ReadMatching = new(null, null, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);
}
