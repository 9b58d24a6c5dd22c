using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Claims;

/// <summary>
/// Why a claim was released: its protection was over or its offer not answered, its deal was withdrawn, lost or revoked, a
/// conflict was decided against it, or something else that starts no cooling off.
/// </summary>
public enum ClaimEnd { Expired, Withdrawn, Lost, Revoked, Decided, Other }

/// <summary>
/// A hold on one product line of one end customer, or a place on its waitlist. It belongs to a deal or to the vendor.
/// </summary>
public sealed class Claim
{
    private Claim() { }

    internal Claim(PartnerId partner, ClaimTarget on, ClaimState state, DateTimeOffset now)
    {
        (Partner, Account, Unit, ProductLine, State) = (partner, on.Account, on.Unit, on.ProductLine, state);
        if (state is ClaimState.Held) HeldSince = now;
    }

    internal Claim(ClaimTarget on, Protection? protection, DateTimeOffset now)
    {
        (Account, Unit, ProductLine, State, HeldSince) = (on.Account, on.Unit, on.ProductLine, ClaimState.Held, now);
        SetProtection(protection);
    }

    /// <summary>
    /// Ascends in the order in which the database accepted the claims on a customer. This is the order of the waitlist.
    /// </summary>
    public long Id { get; private init; }

    public PartnerId? Partner { get; private set; }

    public AccountId Account { get; private set; }

    /// <summary>The account the claim was made on, if that has been merged into <see cref="Account"/>; otherwise null.</summary>
    public AccountId? MovedFrom { get; private set; }

    public string Unit { get; private set; } = "";
    public string ProductLine { get; private init; } = "";
    public ClaimState State { get; private set; }

    /// <summary>When it took the line that it holds or held; null while it never held it.</summary>
    public DateTimeOffset? HeldSince { get; private set; }

    public DateTimeOffset? ProtectedFrom { get; private set; }
    public DateTimeOffset? ProtectedUntil { get; private set; }

    /// <summary>Null: not approved, or a claim of the vendor that never expires.</summary>
    public Protection? Protection => ProtectedFrom is { } from && ProtectedUntil is { } until ? new(from, until) : null;

    /// <summary>Until when its partner may accept the line, if it is offered.</summary>
    public DateTimeOffset? OfferedUntil { get; private set; }

    /// <summary>When the clock ends it, as things stand; null: no clock does.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public int? ProgramVersion { get; private set; }

    /// <summary>The resale margin in percent while it is protected: that of its approval. Null: not approved.</summary>
    public decimal? MarginPercent { get; private set; }

    /// <summary>First in line on the waitlist, whatever the order of registration.</summary>
    public bool HasPriority { get; private set; }

    /// <summary>
    /// Protection left when the claim had to go back to the waitlist. It runs on once the claim holds the line again.
    /// </summary>
    public TimeSpan? RemainingProtection { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>
    /// When its protection would have ended, had a conflict not kept it longer. It does that once. Null: none has.
    /// </summary>
    public DateTimeOffset? UntilBeforeConflict { get; private set; }

    /// <summary>What the conflict moved that end to; null: none has.</summary>
    public DateTimeOffset? UntilByConflict { get; private set; }

    /// <summary>What it was when it was released.</summary>
    public ClaimState? ReleasedFrom { get; private set; }

    /// <summary>Why it was released; null: it was not.</summary>
    public ClaimEnd? ReleasedBecause { get; private set; }

    public ClaimTarget Target => new(Account, Unit, ProductLine);

    public bool IsLive => State is not ClaimState.Released;

    public bool IsProtected => State is ClaimState.Held && Protection is not null;

    public bool HasExpired(DateTimeOffset now) => IsLive && ExpiresAt <= now;

    /// <summary>When it ended, whether or not that is stored; null: it lives.</summary>
    public DateTimeOffset? EndedAt(DateTimeOffset now) => ReleasedAt ?? (HasExpired(now) ? ExpiresAt : null);

    /// <summary>It takes the line, and what was left of an earlier protection runs on.</summary>
    internal void Hold(DateTimeOffset now)
    {
        (State, HeldSince, ExpiresAt) = (ClaimState.Held, now, null);
        if (RemainingProtection is { } kept) SetProtection(new(now, now + kept));
        (HasPriority, RemainingProtection) = (false, null);
    }

    internal void Offer(DateTimeOffset until) =>
        (State, OfferedUntil, ExpiresAt) = (ClaimState.Offered, until, until);

    internal void ReturnToWaitlist(DateTimeOffset now)
    {
        var left = UsualUntil > now ? UsualUntil - now : null;
        (State, HasPriority, RemainingProtection) = (ClaimState.Waitlisted, true, RemainingProtection ?? left);
        (HeldSince, ExpiresAt) = (null, null);
        SetProtection(null);
    }

    internal void AssignUnit(string unit) => Unit = unit;

    internal void Protect(Protection span, int programVersion, decimal marginPercent)
    {
        SetProtection(span);
        (ProgramVersion, MarginPercent) = (programVersion, marginPercent);
    }

    internal void SetProtection(Protection? span) =>
        (ProtectedFrom, ProtectedUntil, ExpiresAt) = (span?.From, span?.Until, span?.Until);

    /// <summary>The clock ends it at another instant than its protection.</summary>
    internal void KeepUntil(DateTimeOffset until) => ExpiresAt = until;

    /// <summary>The clock ends it with its protection or its offer again; one without, never.</summary>
    internal void KeepToItsEnd() => ExpiresAt = State is ClaimState.Offered ? OfferedUntil : ProtectedUntil;

    /// <summary>A conflict moves the end of its protection.</summary>
    internal void SetProtectionByConflict(DateTimeOffset until)
    {
        UntilBeforeConflict ??= ProtectedUntil;
        SetProtection(new(ProtectedFrom!.Value, until));
        UntilByConflict = until;
    }

    /// <summary>That it was released is taken back: it waits again.</summary>
    internal void WaitAgain() =>
        (State, HeldSince, ReleasedAt, ReleasedFrom, ReleasedBecause) = (ClaimState.Waitlisted, null, null, null, null);

    /// <summary>What was left of its protection when it was released.</summary>
    internal TimeSpan? ProtectionLeft =>
        ReleasedFrom is not ClaimState.Held || !(ProtectedUntil > ReleasedAt) ? null
            : UsualUntil > ReleasedAt ? UsualUntil - ReleasedAt
            : ProtectedUntil - ReleasedAt;

    /// <summary>When its protection ends without the days that a conflict gives.</summary>
    private DateTimeOffset? UsualUntil => ProtectedUntil == UntilByConflict ? UntilBeforeConflict : ProtectedUntil;

    /// <summary>A conflict has moved the end of its protection to where it is.</summary>
    public bool IsKeptByConflict => IsProtected && ProtectedUntil == UntilByConflict;

    /// <summary>Its deal goes to another partner.</summary>
    internal void MoveToPartner(PartnerId partner) => Partner = partner;

    internal void MoveToAccount(AccountId account) => (MovedFrom, Account) = (Origin == account ? null : Origin, account);

    internal AccountId Origin => MovedFrom ?? Account;

    /// <summary>
    /// Moves the claim to another customer. Its protection is lost; its <see cref="Id"/>, and so its place in line, stays.
    /// </summary>
    internal void Reassign(AccountId account, ClaimState state, DateTimeOffset now)
    {
        if (state is ClaimState.Released) Release(now);
        (
            Account, MovedFrom, Unit, State, HasPriority, RemainingProtection, ProgramVersion, MarginPercent) = (
                account, null, "", state, false, null, null, null);
        HeldSince = state is ClaimState.Held ? now : null;
        SetProtection(null);
    }

    internal ClaimSnapshot Snapshot(ClaimOutcome outcome) => new(
        Id, outcome, State, HasPriority, RemainingProtection, Protection, ProgramVersion, OwnerStatus: null)
    {
        HeldSince = HeldSince,
        ExpiresAt = ExpiresAt,
        MarginPercent = MarginPercent,
    };

    internal void Restore(ClaimSnapshot was)
    {
        (
            State, HasPriority, RemainingProtection, ProgramVersion, MarginPercent) = (
                was.State, was.HasPriority, was.RemainingProtection, was.ProgramVersion, was.MarginPercent);
        SetProtection(was.Protection);
        (HeldSince, ExpiresAt) = (was.HeldSince, was.ExpiresAt);
        (ReleasedAt, ReleasedFrom, ReleasedBecause) = (null, null, null);
    }

    internal void Release(DateTimeOffset at, ClaimEnd because = ClaimEnd.Other)
    {
        if (!IsLive) return;

        (ReleasedAt, ReleasedFrom, ReleasedBecause) = (at, State, because);
        (State, ExpiresAt) = (ClaimState.Released, null);
    }

    /// <summary>Its release was a mistake, or came before an order did: it has the line, or its place in line, again.</summary>
    internal void TakeBack()
    {
        State = ReleasedFrom is ClaimState.Held ? ClaimState.Held : ClaimState.Waitlisted;
        (ReleasedAt, ReleasedFrom, ReleasedBecause) = (null, null, null);
        ExpiresAt = State is ClaimState.Held ? ProtectedUntil : null;
    }
}
