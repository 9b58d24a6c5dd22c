using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

public static class DealPermissions
{
    public static readonly Permission Read = ClaimPermissions.ReadDeals;

    /// <summary>Staff registers on behalf of a partner.</summary>
    public static readonly Permission Register = PermissionOf(DealActor.Partner | DealActor.Decider);

    private static readonly Dictionary<DealActor, Permission> ByActor =
        DealActions.All.Select(it => it.By).Distinct().ToDictionary(it => it, PermissionOf);

    public static IEnumerable<Permission> OfActions => ByActor.Values;

    public static readonly Permission Write = ByActor[DealActor.Partner];

    public static readonly Permission Decide = ByActor[DealActor.Decider];

    public static Permission Of(DealAction action) => ByActor[action.By];

    /// <summary>Shows other partners' registrations, so it is only for those who decide or audit.</summary>
    public static readonly Permission ReadMatching = new(null, [], Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    private static Permission PermissionOf(DealActor by) => new(
        by.HasFlag(DealActor.Partner) ? "deals.write" : null,
        [
            .. by.HasFlag(DealActor.VendorSystem) ? ["vendor.deals.write"] : (string[])[],
            .. by.HasFlag(DealActor.Billing) ? ["vendor.billing.write"] : (string[])[],
        ],
        [
            .. by.HasFlag(DealActor.Partner) ? [Role.PartnerAdmin, Role.PartnerSales] : (Role[])[],
            .. by.HasFlag(DealActor.ChannelManager) ? [Role.ChannelManager] : (Role[])[],
            .. by.HasFlag(DealActor.ProgramAdmin) ? [Role.ProgramAdmin] : (Role[])[],
            .. by.HasFlag(DealActor.Finance) ? [Role.Finance] : (Role[])[],
        ]);
}
