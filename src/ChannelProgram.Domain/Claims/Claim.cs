using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Claims;

/// <summary>
/// A hold on one product line of one end customer, or a place on its waitlist. It belongs to a deal or to the vendor.
/// </summary>
public sealed class Claim
{
    private Claim() { }

    internal Claim(PartnerId partner, ClaimTarget on, ClaimState state) =>
        (Partner, Account, Unit, ProductLine, State) = (partner, on.Account, on.Unit, on.ProductLine, state);

    internal Claim(ClaimTarget on, Protection? protection)
    {
        (Account, Unit, ProductLine, State) = (on.Account, on.Unit, on.ProductLine, ClaimState.Held);
        SetProtection(protection);
    }

    /// <summary>
    /// Ascends in the order in which the database accepted the claims on a customer. This is the order of the waitlist.
    /// </summary>
    public long Id { get; private init; }

    public PartnerId? Partner { get; private init; }

    public AccountId Account { get; private set; }

    /// <summary>The account the claim was made on, if that has been merged into <see cref="Account"/>; otherwise null.</summary>
    public AccountId? MovedFrom { get; private set; }

    public string Unit { get; private set; } = "";
    public string ProductLine { get; private init; } = "";
    public ClaimState State { get; private set; }

    public DateTimeOffset? ProtectedFrom { get; private set; }
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>Null: not approved, or a claim of the vendor that never expires.</summary>
    public Protection? Protection => ProtectedFrom is { } from && ProtectedUntil is { } until ? new(from, until) : null;

    public int? ProgramVersion { get; private set; }

    /// <summary>First in line on the waitlist, whatever the order of registration.</summary>
    public bool HasPriority { get; private set; }

    /// <summary>
    /// Protection left when the claim had to go back to the waitlist. It runs on once the claim holds the line again.
    /// </summary>
    public TimeSpan? RemainingProtection { get; private set; }

    public ClaimTarget Target => new(Account, Unit, ProductLine);

    public bool IsProtected => State is ClaimState.Held && Protection is not null;

    public bool HasExpired(DateTimeOffset now) => State is ClaimState.Held && ProtectedUntil <= now;

    internal void Hold(DateTimeOffset now)
    {
        State = ClaimState.Held;
        if (RemainingProtection is { } kept) SetProtection(new(now, now + kept));
        (HasPriority, RemainingProtection) = (false, null);
    }

    internal void ReturnToWaitlist(DateTimeOffset now)
    {
        (State, HasPriority, RemainingProtection) = (ClaimState.Waitlisted, true, ProtectedUntil - now);
        SetProtection(null);
    }

    internal void AssignUnit(string unit) => Unit = unit;

    internal void Protect(Protection span, int programVersion)
    {
        SetProtection(span);
        ProgramVersion = programVersion;
    }

    internal void SetProtection(Protection? span) => (ProtectedFrom, ProtectedUntil) = (span?.From, span?.Until);

    internal void MoveToAccount(AccountId account) => (MovedFrom, Account) = (Origin == account ? null : Origin, account);

    internal AccountId Origin => MovedFrom ?? Account;

    /// <summary>
    /// Moves the claim to another customer. Its protection is lost; its <see cref="Id"/>, and so its place in line, stays.
    /// </summary>
    internal void Reassign(AccountId account, ClaimState state)
    {
        (
            Account, MovedFrom, Unit, State, HasPriority, RemainingProtection, ProgramVersion) = (
                account, null, "", state, false, null, null);
        SetProtection(null);
    }

    internal ClaimSnapshot Snapshot(ClaimOutcome outcome) =>
        new(Id, outcome, State, HasPriority, RemainingProtection, Protection, ProgramVersion, OwnerStatus: null);

    internal void Restore(ClaimSnapshot was)
    {
        (
            State, HasPriority, RemainingProtection, ProgramVersion) = (
                was.State, was.HasPriority, was.RemainingProtection, was.ProgramVersion);
        SetProtection(was.Protection);
    }

    internal void Release() => (State, HasPriority, RemainingProtection) = (ClaimState.Released, false, null);
}
