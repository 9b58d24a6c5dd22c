namespace ChannelProgram.Application.Common;

/// <param name="PartnerScope">Null: no partner's system may call.</param>
/// <param name="VendorScope">Null: no vendor's system may call.</param>
public sealed record Permission(string? PartnerScope, string? VendorScope, params Role[] Roles);

public static class Scopes
{
    public static readonly IReadOnlySet<string> Partner = Required(it => it.PartnerScope);

    public static readonly IReadOnlySet<string> Vendor = Required(it => it.VendorScope);

    private static HashSet<string> Required(Func<Permission, string?> scope) =>
        [.. Mediation.Features.SelectMany(it => it.Permissions).Select(scope).OfType<string>()];
}
