using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>Its customer as a registration meets it, read under the customer's lock.</summary>
/// <param name="Accounts">Those that its keys point at: one, or those between which staff has yet to decide.</param>
public sealed record Encounter(IReadOnlyCollection<AccountId> Accounts)
{
    /// <summary>What on these is held by anybody.</summary>
    public IReadOnlySet<Claimable> Held { get; init; } = new HashSet<Claimable>();

    /// <summary>What about the customer is for staff to look at.</summary>
    public ReviewReasons Doubts { get; init; }

    /// <summary>Some key of it is confirmed, whether or not it was registered by that one.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What of these another registration of the same partner holds or awaits.</summary>
    public IReadOnlySet<Claimable> Own { get; init; } = new HashSet<Claimable>();

    /// <summary>What the partner's other deals that are open on these accounts are worth, each once.</summary>
    public IReadOnlyCollection<Money> Open { get; init; } = [];

    public bool IsTaken(Claimable wanted) => Held.Any(wanted.Contends);
}

/// <summary>The buying unit of its customer that staff says a deal is about.</summary>
/// <param name="Held">What others hold of the customer.</param>
public sealed record NamedUnit(string Name, IReadOnlyCollection<Claimable> Held);
