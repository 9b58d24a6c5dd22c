namespace ChannelProgram.Application.Common;

/// <summary>What an operation asks of its caller: a scope of a system, or one of the roles of a person.</summary>
/// <param name="PartnerScope">The scope a partner's system needs; null: no partner's system may.</param>
/// <param name="VendorScope">The scope a vendor's system needs; null: no vendor's system may.</param>
public sealed record Permission(string? PartnerScope, string? VendorScope, params Role[] Roles)
{
    public static readonly Permission ReadDeals = new("deals.read", "vendor.deals.read", Enum.GetValues<Role>());

    /// <summary>A partner registers for itself, staff for the partner it names.</summary>
    public static readonly Permission RegisterDeals =
        new("deals.write", null, Role.PartnerAdmin, Role.PartnerSales, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission WriteDeals = new("deals.write", null, Role.PartnerAdmin, Role.PartnerSales);

    public static readonly Permission DecideDeals = new(null, null, Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>What else the program knows of a customer: who decides sees it, and who checks decisions.</summary>
    public static readonly Permission ReadMatching = new(null, null, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    /// <summary>End customers are the program's: no partner reads them.</summary>
    public static readonly Permission ReadAccounts = new(
        null, "vendor.accounts.read",
        Role.ChannelManager, Role.ProgramAdmin, Role.ConflictSteering, Role.ExecutiveSponsor, Role.Finance, Role.Auditor);

    public static readonly Permission WriteAccounts = new(null, "vendor.accounts.write", Role.ChannelManager, Role.ProgramAdmin);
}

/// <summary>The scopes that a client may hold, as published.</summary>
public static class Scopes
{
    public static readonly IReadOnlySet<string> Partner = new HashSet<string> { "deals.read", "deals.write" };

    public static readonly IReadOnlySet<string> Vendor = new HashSet<string> { "vendor.deals.read", "vendor.accounts.read", "vendor.accounts.write" };
}
