using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.VendorClaims;

/// <summary>The numbers of the vendor's own claims. Days are of 24 hours.</summary>
public sealed record VendorClaimTerms : IProgramSection
{
    string IProgramSection.Name => "vendorClaims";

    /// <summary>So long a direct claim lasts without activity of the vendor.</summary>
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
