namespace ChannelProgram.Application.Common;

/// <param name="PartnerScope">Null: no partner's system may call.</param>
/// <param name="VendorScopes">A vendor's system needs one of them; none: no vendor's system may call.</param>
public sealed record Permission(string? PartnerScope, IReadOnlyList<string> VendorScopes, params Role[] Roles);

public static class Scopes
{
    public static readonly IReadOnlySet<string> Partner = Required(it => it.PartnerScope is { } scope ? [scope] : []);

    public static readonly IReadOnlySet<string> Vendor = Required(it => it.VendorScopes);

    private static HashSet<string> Required(Func<Permission, IEnumerable<string>> scopes) =>
        [.. Mediation.Features.SelectMany(it => it.Permissions).SelectMany(scopes)];
}
