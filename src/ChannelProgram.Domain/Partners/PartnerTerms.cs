using System.ComponentModel.DataAnnotations;
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

    /// <summary>How many hours an applicant has to answer the mail that confirms its address.</summary>
    [Range(1, 720)]
    public int ApplicationConfirmationHours { get; init; } = 72;

    /// <summary>How many business days staff has to decide an application that is in doubt.</summary>
    [Range(1, 250)]
    public int ApplicationDecisionBusinessDays { get; init; } = 2;

    /// <summary>How many days an application is kept after it was decided, or not confirmed in time.</summary>
    [Range(1, 3650)]
    public int ApplicationKeptDays { get; init; } = 90;
}

public static class PartnerProgram
{
    extension(ProgramVersion program)
    {
        public PartnerTerms Partners => program.Section<PartnerTerms>();
    }
}
