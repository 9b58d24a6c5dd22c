using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Entitlements;

internal sealed class EntitlementsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [EntitlementPermissions.Read];
}

public static class EntitlementPermissions
{
    /// <summary>No partner: it would learn which customers others have registered.</summary>
    public static readonly Permission Read = new(
        null, ["vendor.deals.read", "vendor.billing.write"], Role.ChannelManager, Role.ProgramAdmin, Role.Finance, Role.Auditor);
}

public static class EntitlementRefusals
{
    public static readonly Refusal NoProgram = Fault("at", "is before the first version of the program");

    public static readonly Refusal NoSuchProduct = Fault("product", "is no product of the program");

    public static readonly Refusal NoSuchPartner = Fault("partner", "is no partner of the program");

    public static readonly Refusal NoSuchAccount = Fault("account", "is no account");

    public static Refusal? Missing(bool account, bool partner, bool product)
    {
        (string Name, bool IsMissing)[] required =
            [(nameof(account), account), (nameof(partner), partner), (nameof(product), product)];
        var missing = required.Where(it => it.IsMissing).ToDictionary(it => it.Name, _ => (string[])["is required"]);
        return missing.Count == 0 ? null : Refusal.Invalid(missing);
    }

    private static Refusal Fault(string parameter, string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { [parameter] = [fault] });
}
