using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.VendorClaims;

/// <summary>Settings of the vendor's claims. A day has 24 hours.</summary>
public sealed record VendorClaimTerms : IProgramSection
{
    string IProgramSection.Name => "vendorClaims";

    /// <summary>How many days a direct claim lasts without activity.</summary>
    [Range(1, 3650)]
    public int DirectClaimInactivityDays { get; init; } = 90;
}

public static class VendorClaimProgram
{
    extension(ProgramVersion program)
    {
        public VendorClaimTerms VendorClaims => program.Section<VendorClaimTerms>();
    }
}
