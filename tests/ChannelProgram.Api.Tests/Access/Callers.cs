using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Access;

/// <summary>
/// Everybody there is, by a name of ours: nobody, a partner's system with one scope, the vendor's systems, and a
/// person in each role.
/// </summary>
internal static class Callers
{
    public const string Nobody = "nobody";
    public const string ReadingSystem = "read";
    public const string WritingSystem = "write";
    public const string ManagingSystem = "manage";
    public const string Crm = "crm";
    public const string Billing = "billing";

    /// <summary>An id that nothing has.</summary>
    public const string Absent = "019ab000-0000-7000-8000-000000000001";

    public static readonly string[] Systems = [Nobody, ReadingSystem, WritingSystem, ManagingSystem, Crm, Billing];

    public static readonly string[] SignedIn = [.. Systems[1..], .. Enum.GetNames<Role>()];

    public static readonly string[] Everybody = [Nobody, .. SignedIn];

    public static readonly string[] PartnersPeople = [nameof(Role.PartnerAdmin), nameof(Role.PartnerSales)];

    /// <summary>Those of the staff who decide about deals and customers.</summary>
    public static readonly string[] Deciders = [nameof(Role.ProgramAdmin), nameof(Role.ChannelManager)];
}
