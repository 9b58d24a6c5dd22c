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

public enum ClaimState { Held, Waitlisted, Released }

public static class ClaimStates
{
    public static ClaimState Combine(IEnumerable<ClaimState> claims)
    {
        var live = claims.Where(it => it is not ClaimState.Released).ToList();
        return live.Count == 0 ? ClaimState.Released
            : live.TrueForAll(it => it is ClaimState.Held) ? ClaimState.Held
            : ClaimState.Waitlisted;
    }
}
