using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

public enum CallerKind { PartnerSystem, PartnerUser, VendorSystem, Staff, Program }

/// <summary>Roles of people: the vendor's staff first, then the partners' users.</summary>
public enum Role
{
    ProgramAdmin, ChannelManager, ConflictSteering, ExecutiveSponsor, Finance, Auditor,
    PartnerAdmin, PartnerSales, PartnerMarketing, PartnerFinance,
}

public static class RoleNames
{
    /// <summary>As they are recorded for good.</summary>
    public static readonly RecordedNames<Role> Recorded = new(
        (Role.ProgramAdmin, "programAdmin"), (Role.ChannelManager, "channelManager"), (Role.ConflictSteering, "conflictSteering"),
        (Role.ExecutiveSponsor, "executiveSponsor"), (Role.Finance, "finance"), (Role.Auditor, "auditor"),
        (Role.PartnerAdmin, "partnerAdmin"), (Role.PartnerSales, "partnerSales"), (Role.PartnerMarketing, "partnerMarketing"),
        (Role.PartnerFinance, "partnerFinance"));
}

/// <param name="Id">Client id, user id, or <c>program</c>.</param>
public sealed record Caller(
    CallerKind Kind, string Id, PartnerId? Partner, IReadOnlySet<Role> Roles, IReadOnlySet<string> Scopes)
{
    public static readonly Caller Program =
        new(CallerKind.Program, "program", null, new HashSet<Role>(), new HashSet<string>());

    /// <summary>Its partner is suspended: it reads, and changes nothing but what is its own as a person.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The sign-in that the token comes from; null: a system's.</summary>
    public Guid? Session { get; init; }

    /// <summary>Staff who must set up a second factor before anything else.</summary>
    public bool LacksTwoFactor { get; init; }

    public bool IsPartner => Kind is CallerKind.PartnerSystem or CallerKind.PartnerUser;

    public bool SeesEveryPartner => !IsPartner;

    public bool May(Permission permission) => Kind switch
    {
        CallerKind.PartnerSystem => permission.PartnerScope is { } scope && Scopes.Contains(scope),
        CallerKind.VendorSystem => Scopes.Overlaps(permission.VendorScopes),
        CallerKind.PartnerUser or CallerKind.Staff => Roles.Overlaps(permission.Roles),
        CallerKind.Program => true,
        _ => false,
    };
}

/// <summary>The caller of the scope. While it is null, no partner's data can be read.</summary>
public sealed class CurrentCaller
{
    public Caller? Caller { get; set; }

    public Caller Known => Caller ?? throw new InvalidOperationException("Nobody was recognised.");
}
