using ChannelProgram.Domain.Accounts;

namespace ChannelProgram.Domain.Claims;

/// <summary>What can be claimed: one product line of one end customer, for one of its buying units.</summary>
/// <param name="Unit">The buying unit; empty: the whole customer.</param>
public readonly record struct ClaimTarget(AccountId Account, string Unit, string ProductLine)
{
    public const int MaxUnitLength = 200;

    /// <summary>Different units do not conflict; a claim on the whole customer conflicts with every unit.</summary>
    public bool ConflictsWith(ClaimTarget other) =>
        Account == other.Account && ProductLine == other.ProductLine && (Unit is "" || other.Unit is "" || Unit == other.Unit);
}

/// <summary>The protected time: it begins at <c>from</c> and is over at <c>until</c>.</summary>
public readonly record struct Protection(DateTimeOffset From, DateTimeOffset Until);

/// <summary><c>offered</c>: the line came free, and whoever waited longest may have it, if it answers in time.</summary>
public enum ClaimState { Held, Offered, Waitlisted, Released }

public static class ClaimStates
{
    /// <summary>Nobody else can have a line that is held, or offered to somebody.</summary>
    public static bool TakesLine(this ClaimState state) => state is ClaimState.Held or ClaimState.Offered;

    /// <summary>Held only if all are; an offer is told whatever else is waited for.</summary>
    public static ClaimState Combine(IEnumerable<ClaimState> claims)
    {
        var live = claims.Where(it => it is not ClaimState.Released).ToList();
        return live.Count == 0 ? ClaimState.Released
            : live.TrueForAll(it => it is ClaimState.Held) ? ClaimState.Held
            : live.Contains(ClaimState.Offered) ? ClaimState.Offered
            : ClaimState.Waitlisted;
    }
}
