using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Commitments;

/// <summary>Settings of what partners contract for a program year.</summary>
public sealed record CommitmentTerms : IProgramSection
{
    string IProgramSection.Name => "commitments";

    /// <summary>How many business days staff has to confirm a commitment or turn it down.</summary>
    [Range(1, 250)]
    public int ConfirmWithinBusinessDays { get; init; } = 5;
}

public static class CommitmentProgram
{
    extension(ProgramVersion program)
    {
        public CommitmentTerms Commitments => program.Section<CommitmentTerms>();
    }
}
