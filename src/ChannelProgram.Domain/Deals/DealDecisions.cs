using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>Approval, rejection and withdrawal.</summary>
public sealed partial class Deal
{
    /// <summary>
    /// Staff approves: every held line that is not yet protected is from now on. A unit that it names is what the deal is
    /// about from then on: lines that nobody holds there are no longer waited for.
    /// </summary>
    /// <param name="unit">Null: <see cref="UnitFor"/> asks for none.</param>
    public Refusal? Approve(ProgramVersion program, DateTimeOffset now, NamedUnit? unit = null)
    {
        if (Check(DealActions.Approve) is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            if (unit is not null) Lines.AssignUnit(unit, now);
            Lines.Protect(program, now);
            (ReviewRequired, ReviewReasons) = (false, ReviewReasons.None);
            ReapprovalThreshold = program.DealRegistration.CalculateReapprovalThreshold(Value.Amount);
            RecalculateStatus();
        }, Status is DealStatus.Waitlisted ? null : DealEvent.Approved);
        return null;
    }

    /// <summary>Which buying unit an approval names.</summary>
    /// <param name="asked">What staff says; without it, the partner's own word counts.</param>
    /// <param name="several">The customer has several buyers.</param>
    /// <returns>The unit; empty if none is to be named.</returns>
    public Result<string> UnitFor(string? asked, bool several)
    {
        if (!DealActions.Approve.IsAllowedFrom(this) || !IsUnambiguous) return "";

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
    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (Check(DealActions.Withdraw) is { } refused) return refused;

        Change(now, isAutomatic: false, () => End(DealOutcome.Withdrawn));
        return null;
    }

    /// <summary>Staff turns it down: nothing is held or awaited any more.</summary>
    /// <param name="message">Told to the partner; none with <see cref="DealReason.NotAvailable"/>, which never says more.</param>
    public Refusal? Reject(DealReason reason, string? message, DateTimeOffset now)
    {
        if (Check(DealActions.Reject) is { } refused) return refused;

        Change(now, isAutomatic: false, () => End(DealOutcome.Rejected(reason, message)));
        return null;
    }

    private void End(DealOutcome outcome)
    {
        Lines.Release();
        Outcome = outcome;
        RecalculateStatus();
    }
}
