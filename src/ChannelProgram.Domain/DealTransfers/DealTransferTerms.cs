using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.DealTransfers;

/// <summary>Settings of handing a deal over to another partner.</summary>
public sealed record DealTransferTerms : IProgramSection
{
    string IProgramSection.Name => "dealTransfers";

    /// <summary>For how many days the other partner may accept it.</summary>
    [Range(1, 365)]
    public int OfferDays { get; init; } = 14;

    /// <summary>How many business days staff has to decide.</summary>
    [Range(1, 250)]
    public int DecisionBusinessDays { get; init; } = 2;
}

public static class DealTransferProgram
{
    extension(ProgramVersion program)
    {
        public DealTransferTerms DealTransfers => program.Section<DealTransferTerms>();
    }
}
