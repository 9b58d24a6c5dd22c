using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>Approval, and what ends a deal.</summary>
public sealed partial class Deal
{
    public const int MaxNoteLength = 2000;

    /// <summary>Why the partner lost it, if it did.</summary>
    public LossReason? LostFor { get; private set; }

    /// <summary>What the partner, or whoever reported it, said about that.</summary>
    public string? LossNote { get; private set; }

    /// <summary>Why staff took back its end; partners are not told.</summary>
    public string? UndoneBecause { get; private set; }

    /// <summary>
    /// Staff approves: every held line that is not yet protected is from now on. A unit that it names is what the deal is
    /// about from then on: lines that nobody has there are no longer waited for.
    /// </summary>
    /// <param name="unit">Null: <see cref="UnitFor"/> asks for none.</param>
    public Refusal? Approve(
        ProtectionHistory history, ProgramVersion program, DateTimeOffset now, NamedUnit? unit = null)
    {
        if (Check(DealActions.Approve, program, now) is { } refused) return refused;
        if (Lines.Undecided.Any() && Lines.Undecided.All(it => history.Grant(it.Target, program, now) is null))
            return DealRefusals.ProtectionUsedUp(Status);

        Change(now, isAutomatic: false, () =>
        {
            if (unit is not null) Lines.AssignUnit(unit, now);
            foreach (var claim in Lines.Undecided.ToList())
                if (history.Grant(claim.Target, program, now) is { } span)
                    claim.Protect(span, program.Version, history.MarginPercent);
                // Each line stands for itself: nothing is left of the partner's days on this one.
                else claim.Release(now);
            (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
            ReapprovalThreshold = program.DealRegistration.CalculateReapprovalThreshold(Value.Amount);
            if (Type is DealType.PublicTender) TenderConfirmedAt = now;
            RecalculateStatus(now);
        }, Status is DealStatus.Waitlisted ? null : DealEvent.Approved);
        return null;
    }

    /// <summary>Which buying unit an approval names.</summary>
    /// <param name="asked">What staff says; without it, the partner's own word counts.</param>
    /// <param name="several">The customer has several buyers.</param>
    /// <returns>The unit; empty if none is to be named.</returns>
    public Result<string> UnitFor(string? asked, bool several, ProgramVersion program, DateTimeOffset now)
    {
        if (!DealActions.Approve.IsAllowedFrom(new(this, program, now)) || !IsUnambiguous) return "";

        if (several && Lines.AnyWithoutUnit)
            return asked ?? Customer.Unit
                ?? (Result<string>)DealRefusals.UnitRefused(
                    "is required: this customer has several buyers, and the partner named none");
        if (asked is null || Lines.Live.All(it => it.Unit == asked)) return "";
        return DealRefusals.UnitRefused(
            several
                ? "is named already, and is another"
                : "must be left out: this customer is not marked as one with several buyers");
    }

    /// <summary>The partner gives it up: nothing is held or awaited any more.</summary>
    public Refusal? Withdraw(ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Withdraw, program, now) is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            if (AnswerDueBy is not null) EndInformationRequest();
            if (ConfirmationDueBy is not null) DropUnconfirmedWin();
            End(DealOutcome.Withdrawn, ClaimEnd.Withdrawn, now);
        });
        return null;
    }

    /// <summary>Staff turns it down: nothing is held or awaited any more.</summary>
    /// <param name="message">Told to the partner; none with <see cref="DealReason.NotAvailable"/>, which never says more.</param>
    public Refusal? Reject(DealReason reason, string? message, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Reject, program, now) is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            if (AnswerDueBy is not null) EndInformationRequest();
            End(DealOutcome.Rejected(reason, message), ClaimEnd.Other, now);
        });
        return null;
    }

    /// <summary>The customer buys elsewhere, or not at all: nothing is held or awaited any more.</summary>
    public Refusal? Lose(LossReason reason, string? note, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Lose, program, now) is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            (LostFor, LossNote) = (reason, note);
            End(DealOutcome.Lost, ClaimEnd.Lost, now);
        });
        return null;
    }

    /// <summary>Staff takes back what it had approved, or a win.</summary>
    /// <param name="message">Told to the partner; none with <see cref="DealReason.NotAvailable"/>, which never says more.</param>
    public Refusal? Revoke(DealReason reason, string? message, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Revoke, program, now) is { } refused) return refused;
        if (reason is DealReason.Inactive
            && (Status is not DealStatus.Approved || IdleFor(now) < TimeSpan.FromDays(program.Protection.InactiveDays)))
            return DealRefusals.NotInactive(Status);

        Change(now, isAutomatic: false, () =>
        {
            if (ConfirmationDueBy is not null) DropUnconfirmedWin();
            End(DealOutcome.Revoked(reason, message), ClaimEnd.Revoked, now);
        });
        return null;
    }

    public bool MayBeUndone(ProgramVersion program, DateTimeOffset now) =>
        EndsAt > now.AddDays(-program.DealRegistration.UndoDays)
        && (Type is DealType.PublicTender || Undone.Any(it => !IsOverBy(it, now)));

    /// <summary>What it would have again.</summary>
    public IReadOnlyList<ClaimTarget> UndoTargets(DateTimeOffset now) =>
        [.. Undone.Where(it => !IsOverBy(it, now)).Select(it => it.Target)];

    /// <summary>That it was lost or withdrawn was a mistake: it has again what it had. Protection ends when it did.</summary>
    /// <param name="taken">What others have of its lines.</param>
    public Refusal? Undo(
        string reason, IReadOnlyCollection<ClaimTarget> taken, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.Undo, program, now) is { } refused) return refused;
        var back = Undone.Where(it => !IsOverBy(it, now)).ToList();
        if (back.Exists(it => it.ReleasedFrom is ClaimState.Held && taken.Any(it.Target.ConflictsWith)))
            return DealRefusals.LinesTaken(Status);

        Change(now, isAutomatic: false, () =>
        {
            foreach (var claim in back) claim.TakeBack();
            (Outcome, LostFor, LossNote, UndoneBecause) = (null, null, null, reason);
            RecalculateStatus(now);
            StayInReview();
            RecalculateStatus(now);
            if (NeedsReview) RequestReview(program, now);
        }, DealEvent.Changed);
        return null;
    }

    private IEnumerable<Claim> Undone => _claims.Where(it =>
        it.ReleasedBecause is ClaimEnd.Withdrawn or ClaimEnd.Lost && it.ReleasedAt == EndsAt);

    /// <summary>Its protection would be over by now, had it not been released.</summary>
    private static bool IsOverBy(Claim claim, DateTimeOffset now) =>
        claim.ReleasedFrom is ClaimState.Held && claim.ProtectedUntil <= now;

    private void End(DealOutcome outcome, ClaimEnd because, DateTimeOffset now)
    {
        Lines.Release(now, because);
        Outcome = outcome;
        RecalculateStatus(now);
    }
}
