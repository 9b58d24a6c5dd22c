using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>The protected span, half-open: at <paramref name="Until"/> it is over, whether or not a job has run.</summary>
public readonly record struct Protection(DateTimeOffset From, DateTimeOffset Until);

public enum ClaimState { Held, Waitlisted, Released }

public static class ClaimStates
{
    /// <summary>How a line reads whose claims on the customers that the deal may mean are these: held only if all are.</summary>
    public static ClaimState Together(IEnumerable<ClaimState> claims)
    {
        var live = claims.Where(it => it is not ClaimState.Released).ToList();
        return live.Count == 0 ? ClaimState.Released
            : live.TrueForAll(it => it is ClaimState.Held) ? ClaimState.Held
            : ClaimState.Waitlisted;
    }
}

/// <summary>What can be claimed: one end customer's buying unit (empty: the whole customer) for one product line.</summary>
public readonly record struct Claimable(AccountId Account, string Unit, string ProductLine);

/// <summary>One deal's call on an end customer and product line: held, or waiting for whoever holds it.</summary>
public sealed class Claim
{
    private Claim() { }

    internal Claim(PartnerId partner, Claimable on, ClaimState state) =>
        (Partner, Account, Unit, ProductLine, State) = (partner, on.Account, on.Unit, on.ProductLine, state);

    /// <summary>Ascending in the order in which the database accepted the claims of one customer: the order of waiting.</summary>
    public long Id { get; private init; }

    public PartnerId Partner { get; private init; }
    public AccountId Account { get; private set; }
    public string Unit { get; private init; } = "";
    public string ProductLine { get; private init; } = "";
    public ClaimState State { get; private set; }

    public DateTimeOffset? ProtectedFrom { get; private set; }
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>The span in which it is protected; null while nobody decided.</summary>
    public Protection? Protection => ProtectedFrom is { } from && ProtectedUntil is { } until ? new(from, until) : null;

    /// <summary>The program version under which it was protected.</summary>
    public int? ProgramVersion { get; private set; }

    public Claimable On => new(Account, Unit, ProductLine);

    public bool IsProtected => State is ClaimState.Held && Protection is not null;

    /// <summary>Held and dead by the clock.</summary>
    public bool HasLapsed(DateTimeOffset now) => State is ClaimState.Held && ProtectedUntil <= now;

    internal void Take() => State = ClaimState.Held;

    internal void Protect(ProgramVersion program, DateTimeOffset now) =>
        (ProtectedFrom, ProtectedUntil, ProgramVersion) = (now, now + program.Protection, program.Number);

    /// <summary>It is about another customer: what it was there is over, and it keeps its place in the order of waiting.</summary>
    internal void GoTo(AccountId account, ClaimState state) =>
        (Account, State, ProtectedFrom, ProtectedUntil, ProgramVersion) = (account, state, null, null, null);

    internal void Release() => State = ClaimState.Released;
}
