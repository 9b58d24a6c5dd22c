using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Partners;

/// <summary>Settings of the partners' life.</summary>
public sealed record PartnerTerms : IProgramSection
{
    public const int MaxAgreementLength = 50;

    string IProgramSection.Name => "partners";

    /// <summary>The version of the agreement that partners accept.</summary>
    [Line(MaxAgreementLength)]
    public string AgreementVersion { get; init; } = "1";
}

public static class PartnerProgram
{
    extension(ProgramVersion program)
    {
        public PartnerTerms Partners => program.Section<PartnerTerms>();
    }
}
