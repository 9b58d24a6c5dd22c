namespace ChannelProgram.Application.Common;

/// <summary>What an operation asks of its caller: a scope of a system, or one of the roles of a person.</summary>
/// <param name="PartnerScope">The scope a partner's system needs; null: no partner's system may.</param>
/// <param name="VendorScope">The scope a vendor's system needs; null: no vendor's system may.</param>
public sealed record Permission(string? PartnerScope, string? VendorScope, params Role[] Roles);

/// <summary>The scopes that a client may hold, as published: those that some operation requires.</summary>
public static class Scopes
{
    public static readonly IReadOnlySet<string> Partner = Required(it => it.PartnerScope);

    public static readonly IReadOnlySet<string> Vendor = Required(it => it.VendorScope);

    private static HashSet<string> Required(Func<Permission, string?> scope) =>
        [.. Mediation.Features.SelectMany(it => it.Permissions).Select(scope).OfType<string>()];
}
