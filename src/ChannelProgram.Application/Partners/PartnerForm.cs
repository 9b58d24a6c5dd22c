using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Companies;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Partners;

/// <summary>What can be changed of a partner.</summary>
/// <param name="Name">Changed by staff only.</param>
/// <param name="Country">ISO 3166-1 alpha-2, in upper case. Changed by staff only.</param>
/// <param name="Type">Changed by staff only.</param>
/// <param name="ChannelManager">The id of the member of staff who is responsible for it. Changed by staff only.</param>
/// <param name="DeputyManager">The id of the member of staff who stands in. Changed by staff only.</param>
/// <param name="Distributor">The id of the partner, of the type distributor, that it buys from. Changed by staff only.</param>
public sealed record PartnerForm(
    [Required, ProperName(Partner.MaxNameLength)] string? Name,
    [Required, CountryCode] string? Country,
    [Required] PartnerType? Type,
    [Website] string? Website,
    [Line(Partner.MaxPhoneLength)] string? Phone,
    [Count(0, Partner.MaxAddresses, Of = "addresse")] IReadOnlyList<PartnerForm.Address?>? Addresses,
    Guid? ChannelManager,
    Guid? DeputyManager,
    PartnerId? Distributor)
{
    [SchemaName("PartnerAddressInput")]
    public sealed record Address(
        [Required] PartnerAddressKind? Kind,
        [Required, Line(PartnerAddress.MaxLineLength)] string? Street,
        [Line(PartnerAddress.MaxPostalCodeLength)] string? PostalCode,
        [Required, Line(PartnerAddress.MaxLineLength)] string? City,
        [Line(PartnerAddress.MaxLineLength)] string? Region,
        [Required, CountryCode] string? Country);

    internal static PartnerForm Of(Partner it) => new(
        it.Name, it.Country, it.Type, it.Website, it.Phone,
        [.. it.Addresses.Select(at => new Address(at.Kind, at.Street, at.PostalCode, at.City, at.Region, at.Country))],
        it.ChannelManager, it.DeputyManager, it.Distributor);

    internal PartnerProfile Profile => new(
        Name!, Country!, Type!.Value, Website, Phone,
        [.. (Addresses ?? []).Select(it =>
            new PartnerAddress(it!.Kind!.Value, it.Street!, it.PostalCode, it.City!, it.Region, it.Country!))]);

    internal PartnerPlacement Placement => new(ChannelManager, DeputyManager, Distributor);
}
