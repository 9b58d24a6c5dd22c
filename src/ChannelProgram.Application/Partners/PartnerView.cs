using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Partners;

/// <summary>A company of the program, as itself and the vendor read it.</summary>
/// <param name="Domains">The domains of its own organisation. It registers no deals with a customer that has one of them.</param>
/// <param name="Tier">The code of the tier that it holds.</param>
/// <param name="SuspensionMessage">What staff says about its suspension.</param>
/// <param name="LeavesAt">From when on it leaves the program, or did. Null: it stays.</param>
/// <param name="Successor">The partner that takes over its business. Shown to the vendor only.</param>
/// <param name="ChannelManager">The id of the member of staff who is responsible for it. Shown to the vendor only.</param>
/// <param name="DeputyManager">The id of the member of staff who stands in. Shown to the vendor only.</param>
/// <param name="Distributor">The partner that it buys from.</param>
/// <param name="Agreement">The last agreement that it accepted. Null if it accepted none.</param>
/// <param name="NextActions">What this caller may do with it now.</param>
[SchemaName("Partner")]
public sealed record PartnerView(
    Guid Id,
    [Line(Partner.MaxNameLength)] string Name,
    [CountryCode] string Country,
    PartnerType Type,
    [Line(Website.MaxLength)] string? Website,
    [Line(Partner.MaxPhoneLength)] string? Phone,
    [Line(StrongKey.MaxLength)] IReadOnlyList<string> Domains,
    [Count(0, Partner.MaxAddresses)] IReadOnlyList<PartnerAddressView> Addresses,
    [Code] string Tier,
    PartnerStatus Status,
    [MultiLine(Partner.MaxMessageLength)] string? SuspensionMessage,
    DateTimeOffset? LeavesAt,
    Guid? Successor,
    Guid? ChannelManager,
    Guid? DeputyManager,
    Guid? Distributor,
    PartnerView.AgreementView? Agreement,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [Name] IReadOnlyList<string> NextActions)
{
    /// <param name="By">The id of whoever accepted it.</param>
    [SchemaName("AcceptedAgreement")]
    public sealed record AgreementView(
        [Line(PartnerTerms.MaxAgreementLength)] string Version, [Line(CallerId.MaxLength)] string By, DateTimeOffset At);

    public static PartnerView Of(Partner it, Caller caller, DateTimeOffset now) => new(
        it.Id.Value,
        it.Name,
        it.Country,
        it.Type,
        it.Website,
        it.Phone,
        [.. it.Keys.Where(key => key.Kind is KeyKind.Domain).Select(key => key.Value).Order(StringComparer.Ordinal)],
        [.. it.Addresses.Select(PartnerAddressView.Of)],
        it.TierAt(now),
        it.StatusAt(now),
        it.SuspensionMessage,
        it.LeavesAt,
        caller.IsPartner ? null : it.Successor?.Value,
        caller.IsPartner ? null : it.ChannelManager,
        caller.IsPartner ? null : it.DeputyManager,
        it.Distributor?.Value,
        it.Agreement is { } accepted ? new(accepted.Version, accepted.By, accepted.At) : null,
        it.CreatedAt,
        it.UpdatedAt,
        [.. NextActionsOf(it, caller, now)]);

    private static IEnumerable<string> NextActionsOf(Partner it, Caller caller, DateTimeOffset now)
    {
        var isReadOnly = it.Status is PartnerStatus.Suspended or PartnerStatus.Offboarded;
        if (caller.May(PartnerPermissions.Write) && !(caller.IsPartner && isReadOnly)) yield return "update";
        if (caller.May(PartnerPermissions.Accept) && !isReadOnly) yield return "acceptAgreement";
        if (caller.May(PartnerPermissions.Decide) && it.MayBeSuspended) yield return "suspend";
        if (it.MayBeReinstated(now)
            && caller.May(it.LeavesAt is null ? PartnerPermissions.Decide : PartnerPermissions.Offboard))
            yield return "reinstate";
        if (caller.May(PartnerPermissions.Offboard) && it.MayBeOffboarded) yield return "offboard";
    }
}

[SchemaName("PartnerAddress")]
public sealed record PartnerAddressView(
    PartnerAddressKind Kind,
    [Line(PartnerAddress.MaxLineLength)] string Street,
    [Line(PartnerAddress.MaxPostalCodeLength)] string? PostalCode,
    [Line(PartnerAddress.MaxLineLength)] string City,
    [Line(PartnerAddress.MaxLineLength)] string? Region,
    [CountryCode] string Country)
{
    public static PartnerAddressView Of(PartnerAddress it) =>
        new(it.Kind, it.Street, it.PostalCode, it.City, it.Region, it.Country);
}
