using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.MarketFunds;

/// <summary>What a claim has to prove, each by a document.</summary>
public enum MarketFundProof { Invoice, Attendees, Photo, Registrants, Creative, Results, PublishedCopy }

/// <summary>A kind of activity that market development funds pay for.</summary>
public sealed record MarketFundActivity
{
    public const int MaxNameLength = 200;

    [Code]
    public required string Code { get; init; }

    [Line(MaxNameLength)]
    public required string Name { get; init; }

    /// <summary>Up to how much of the actual cost the program pays, in percent.</summary>
    [Range(typeof(decimal), "1", "100", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal SharePercent { get; init; } = 50;

    /// <summary>Which documents a claim needs.</summary>
    public IReadOnlyList<MarketFundProof> Proofs { get; init; } = [];
}

/// <summary>
/// How market development funds are requested and claimed. How much a partner has is a benefit of its tier.
/// </summary>
public sealed record MarketFundTerms : IProgramSection
{
    string IProgramSection.Name => "marketFunds";

    /// <summary>Every kind of activity that is paid for, each code once.</summary>
    [Count(0, 50, Of = "activity")]
    public IReadOnlyList<MarketFundActivity> Activities { get; init; } = [];

    /// <summary>How many business days before its start an activity has to be requested.</summary>
    [Range(0, 250)]
    public int RequestBeforeBusinessDays { get; init; } = 10;

    /// <summary>By how many percent the cost may grow before staff has to approve it again.</summary>
    [Range(0, 500)]
    public int ReapprovalIncreasePercent { get; init; } = 20;

    /// <summary>For how many days after its end an activity may be claimed. Then the rest of its reservation returns.</summary>
    [Range(1, 366)]
    public int ClaimDays { get; init; } = 60;

    /// <summary>How often one request may be claimed.</summary>
    [Range(1, 100)]
    public int MaxClaims { get; init; } = 3;

    /// <summary>How many days a partner has to complete a claim, once.</summary>
    [Range(1, 366)]
    public int CureDays { get; init; } = 10;

    public IEnumerable<(string Property, string Fault)> FindFaults()
    {
        if (Activities is null) yield break;
        if (Activities.GroupBy(it => it?.Code).Any(it => it.Count() > 1))
            yield return (nameof(Activities), "names an activity more than once");
        foreach (var (index, activity) in Activities.Index())
        {
            if (activity?.Proofs is not { } proofs) continue;

            var at = $"{nameof(Activities)}[{index}].{nameof(activity.Proofs)}";
            if (!proofs.All(Enum.IsDefined)) yield return (at, "names an unknown proof");
            if (proofs.Distinct().Count() < proofs.Count) yield return (at, "names a proof more than once");
        }
    }
}
