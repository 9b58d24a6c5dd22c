using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Documents;

/// <summary>Settings of the documents of deals.</summary>
public sealed record DocumentTerms : IProgramSection
{
    /// <summary>The most that <see cref="MaxBytes"/> can be.</summary>
    public const int ByteCeiling = 25 * 1024 * 1024;

    string IProgramSection.Name => "documents";

    /// <summary>How many bytes a document may have.</summary>
    [Range(1024, ByteCeiling)]
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How many documents a deal may have.</summary>
    [Range(1, 200)]
    public int MaxPerDeal { get; init; } = 20;
}

public static class DocumentProgram
{
    extension(ProgramVersion program)
    {
        public DocumentTerms Documents => program.Section<DocumentTerms>();
    }
}
