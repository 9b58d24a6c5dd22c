using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>A line that comes free is offered to the deal that has waited longest for it.</summary>
public sealed partial class Deal
{
    /// <summary>Offers the deal a line that came free and that it is first in line for, for some business days.</summary>
    public void Offer(ClaimTarget freed, ProgramVersion program, DateTimeOffset now)
    {
        var claim = WaitingFor(freed)
            ?? throw new InvalidOperationException($"Deal {Id.Value} does not wait for {freed}.");

        Change(now, isAutomatic: true, () =>
        {
            claim.Offer(program.GetOfferUntil(now));
            LetClaimsEndByTheClock();
            RecalculateStatus(now);
        }, DealEvent.Offered);
    }

    public bool WaitsFor(ClaimTarget line) => WaitingFor(line) is not null;

    /// <summary>
    /// Takes offered lines. They are screened like a new registration, and protected at once if nothing speaks against them;
    /// otherwise staff decides, together with what it already has to decide about the deal. A line that was protected before it
    /// had to wait needs no new decision.
    /// </summary>
    /// <param name="lines">Null: all that are offered.</param>
    public Refusal? AcceptOffer(
        IReadOnlyCollection<string>? lines, Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var offered = OfferedOn(lines, by.Program, now);
        if (offered.Refusal is { } refused) return refused;
        if (by.RefusedFor([]) is { } notEligible) return notEligible;
        if (offered.Value.Where(it => it.RemainingProtection is null).Max(
            it => customer.History.NothingLeftUntil(it.Target, by.Program, now)) is { } until)
            return DealRefusals.CoolingOff(until);

        Change(now, isAutomatic: false, () =>
        {
            foreach (var claim in offered.Value) claim.Hold(now);
            ScreenAccepted(offered.Value, by, customer, now);
        });
        LastActivityAt = now;
        return null;
    }

    /// <summary>Gives up offered lines.</summary>
    /// <param name="lines">Null: all that are offered.</param>
    public Refusal? DeclineOffer(IReadOnlyCollection<string>? lines, ProgramVersion program, DateTimeOffset now)
    {
        var offered = OfferedOn(lines, program, now);
        if (offered.Refusal is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            var declined = offered.Value.Select(it => it.ProductLine).ToHashSet();
            foreach (var claim in Lines.Live.Where(it => declined.Contains(it.ProductLine)))
                claim.Release(now, ClaimEnd.Withdrawn);
            if (Lines.AllReleased) Outcome ??= DealOutcome.Withdrawn;
            RecalculateStatus(now);
        });
        return null;
    }

    private void ScreenAccepted(IReadOnlyList<Claim> accepted, Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        if (accepted.Any(it => it.IsProtected)) StayInReview();
        // While it was waitlisted, staff may have been asked about its customer: the new review gets its own due date.
        var isNew = !ReviewRequired;
        var undecided = accepted.Where(it => !it.IsProtected && StateOf(it.ProductLine) is ClaimState.Held).ToList();
        if (undecided.Count > 0 && Status is not (DealStatus.Submitted or DealStatus.InformationRequested))
        {
            FindReviewReasons(by, customer, now);
            if (ReviewRequired || ReviewReasons is not ReviewReasons.None || !AutoApprove(undecided, by, customer.History, now))
            {
                ReviewRequired = Lines.AnyProtected;
                if (isNew && Status is DealStatus.Waitlisted) CloseReview();
            }
        }

        LetClaimsEndByTheClock();
        RecalculateStatus(now);
        if (NeedsReview) RequestReview(by.Program, now);
    }

    private Result<IReadOnlyList<Claim>> OfferedOn(
        IReadOnlyCollection<string>? lines, ProgramVersion program, DateTimeOffset now)
    {
        if (Check(DealActions.AcceptOffer, program, now) is { } refused) return refused;

        var unknown = (lines ?? []).Index().Where(it => Lines.OfferedUntilOf(it.Item) is null)
            .ToDictionary(it => $"/lines/{it.Index}", string[] (_) => ["is not offered to this deal"]);
        if (unknown.Count > 0) return Refusal.Invalid(unknown);
        return Lines.Offered.Where(it => lines is null || lines.Contains(it.ProductLine)).ToList();
    }

    private Claim? WaitingFor(ClaimTarget line) => _claims.Find(it => it.Target == line && it.State is ClaimState.Waitlisted);
}
