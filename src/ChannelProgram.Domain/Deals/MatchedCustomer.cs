using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>Its customer as a registration meets it, read under the customer's lock.</summary>
/// <param name="Accounts">Those that its keys point at: one, or those between which staff has yet to decide.</param>
public sealed record MatchedCustomer(IReadOnlyCollection<AccountId> Accounts)
{
    /// <summary>What on these is held by anybody.</summary>
    public IReadOnlySet<ClaimTarget> Held { get; init; } = new HashSet<ClaimTarget>();

    /// <summary>What about the customer is for staff to look at.</summary>
    public ReviewReasons ReviewReasons { get; init; }

    /// <summary>Some key of it is confirmed, whether or not it was registered by that one.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What of these another registration of the same partner holds or awaits.</summary>
    public IReadOnlySet<ClaimTarget> Own { get; init; } = new HashSet<ClaimTarget>();

    /// <summary>What the partner's other deals that are open on these accounts are worth, each once.</summary>
    public IReadOnlyCollection<Money> OpenValues { get; init; } = [];

    /// <summary>What about a match is for staff to decide. A similar name blocks nothing.</summary>
    public static ReviewReasons ReviewReasonsOf(CustomerMatch match) =>
        (match.HasSimilarNames ? ReviewReasons.SimilarNames : ReviewReasons.None)
        | (match.NameDiffers ? ReviewReasons.NameDiffers : ReviewReasons.None);

    public bool IsTaken(ClaimTarget wanted) => Held.Any(wanted.ConflictsWith);
}

/// <summary>The buying unit of its customer that staff says a deal is about.</summary>
/// <param name="Held">What others hold of the customer.</param>
public sealed record NamedUnit(string Name, IReadOnlyCollection<ClaimTarget> Held);
