using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>The customer of a registration, read under the customer's lock.</summary>
/// <param name="Accounts">The accounts that its keys belong to; if there are several, staff decides between them.</param>
/// <param name="Areas">Those of the partner and of these accounts.</param>
public sealed record MatchedCustomer(IReadOnlyCollection<AccountId> Accounts, SellingAreas Areas)
{
    /// <summary>What others hold, or are offered.</summary>
    public IReadOnlySet<ClaimTarget> TakenTargets { get; init; } = new HashSet<ClaimTarget>();

    /// <summary>What won deals of the same partner have just given up to this one.</summary>
    public IReadOnlyCollection<ClaimTarget> TakenOver { get; init; } = [];

    public ReviewReasons ReviewReasons { get; init; }

    /// <summary>Some key of the customer is confirmed, not necessarily one given in the registration.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What other registrations of the same partner hold or await on these accounts.</summary>
    public IReadOnlySet<ClaimTarget> OwnTargets { get; init; } = new HashSet<ClaimTarget>();

    /// <summary>What the partner had on this customer so far.</summary>
    public ProtectionHistory History { get; init; } = ProtectionHistory.None;

    public IReadOnlyCollection<Money> OpenValues { get; init; } = [];

    public static ReviewReasons ReviewReasonsOf(CustomerMatch match) =>
        (match.HasSimilarNames ? ReviewReasons.SimilarNames : ReviewReasons.None)
        | (match.NameDiffers ? ReviewReasons.NameDiffers : ReviewReasons.None);

    /// <summary>What it takes over is for the buying unit that had it. Several had it: staff names one.</summary>
    public ClaimTarget WithUnitTakenOver(ClaimTarget wanted) =>
        TakenOver.Where(it => wanted == it with { Unit = wanted.Unit }).Distinct().ToList() is [var one] ? one : wanted;

    public bool IsTaken(ClaimTarget wanted) => TakenTargets.Any(wanted.ConflictsWith);
}

/// <param name="Taken">What others hold of the customer, or are offered.</param>
public sealed record NamedUnit(string Name, IReadOnlyCollection<ClaimTarget> Taken);
