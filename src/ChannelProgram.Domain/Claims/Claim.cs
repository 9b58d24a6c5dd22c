using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Claims;

/// <summary>One call on an end customer and product line, of a deal or of the vendor: held, or waiting for whoever holds it.</summary>
public sealed class Claim
{
    private Claim() { }

    internal Claim(PartnerId partner, ClaimTarget on, ClaimState state) =>
        (Partner, Account, Unit, ProductLine, State) = (partner, on.Account, on.Unit, on.ProductLine, state);

    /// <summary>The vendor's own, who waits for nobody.</summary>
    internal Claim(ClaimTarget on, Protection? protection)
    {
        (Account, Unit, ProductLine, State) = (on.Account, on.Unit, on.ProductLine, ClaimState.Held);
        SetProtection(protection);
    }

    /// <summary>Ascending in the order in which the database accepted the claims of one customer: the order of waiting.</summary>
    public long Id { get; private init; }

    /// <summary>Whose it is; null: the vendor's.</summary>
    public PartnerId? Partner { get; private init; }

    public AccountId Account { get; private set; }

    /// <summary>On which account it was first, if that has become part of another; null: on this one.</summary>
    public AccountId? MovedFrom { get; private set; }

    public string Unit { get; private set; } = "";
    public string ProductLine { get; private init; } = "";
    public ClaimState State { get; private set; }

    public DateTimeOffset? ProtectedFrom { get; private set; }
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>The span in which it is protected; null while nobody decided.</summary>
    public Protection? Protection => ProtectedFrom is { } from && ProtectedUntil is { } until ? new(from, until) : null;

    /// <summary>The program version under which it was protected.</summary>
    public int? ProgramVersion { get; private set; }

    /// <summary>It waits before all that only their order of registration tells apart.</summary>
    public bool HasPriority { get; private set; }

    /// <summary>What is left of the protection that it had before it had to wait: it has that again when its line comes back.</summary>
    public TimeSpan? RemainingProtection { get; private set; }

    public ClaimTarget Target => new(Account, Unit, ProductLine);

    public bool IsProtected => State is ClaimState.Held && Protection is not null;

    /// <summary>Held and dead by the clock.</summary>
    public bool HasExpired(DateTimeOffset now) => State is ClaimState.Held && ProtectedUntil <= now;

    /// <summary>Takes the line it waited for; what was kept for it runs from now on, and nobody need decide that again.</summary>
    internal void Hold(DateTimeOffset now)
    {
        State = ClaimState.Held;
        if (RemainingProtection is { } kept) SetProtection(new(now, now + kept));
        (HasPriority, RemainingProtection) = (false, null);
    }

    /// <summary>Leaves a held line to an earlier claim, to be the next on it, for as long as it was protected yet.</summary>
    internal void ReturnToWaitlist(DateTimeOffset now)
    {
        (State, HasPriority, RemainingProtection) = (ClaimState.Waitlisted, true, ProtectedUntil - now);
        SetProtection(null);
    }

    /// <summary>Staff says which of the customer's units it is about.</summary>
    internal void AssignUnit(string unit) => Unit = unit;

    internal void Protect(Protection span, int programVersion)
    {
        SetProtection(span);
        ProgramVersion = programVersion;
    }

    /// <summary>Sets the span in which it lives; null: no clock ends it.</summary>
    internal void SetProtection(Protection? span) => (ProtectedFrom, ProtectedUntil) = (span?.From, span?.Until);

    /// <summary>Its customer is part of another one now, or stands alone again.</summary>
    internal void MoveToAccount(AccountId account) => (MovedFrom, Account) = (Origin == account ? null : Origin, account);

    internal AccountId Origin => MovedFrom ?? Account;

    /// <summary>It is about another customer: what it was there is over, and it keeps its place in the order of waiting.</summary>
    internal void Reassign(AccountId account, ClaimState state)
    {
        (Account, MovedFrom, Unit, State, HasPriority, RemainingProtection, ProgramVersion) = (account, null, "", state, false, null, null);
        SetProtection(null);
    }

    /// <summary>It does not stand: how it is before that.</summary>
    internal ClaimSnapshot Snapshot(ClaimOutcome fate) => new(Id, fate, State, HasPriority, RemainingProtection, Protection, ProgramVersion, OwnerStatus: null);

    internal void Restore(ClaimSnapshot was)
    {
        (State, HasPriority, RemainingProtection, ProgramVersion) = (was.State, was.HasPriority, was.RemainingProtection, was.ProgramVersion);
        SetProtection(was.Protection);
    }

    internal void Release() => (State, HasPriority, RemainingProtection) = (ClaimState.Released, false, null);
}
