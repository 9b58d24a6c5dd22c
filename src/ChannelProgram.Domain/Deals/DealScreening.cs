using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Domain.Deals;

public sealed partial class Deal
{
    /// <summary>
    /// Gives the deal a line that came free and that it was first in line for. The line is protected at once if nothing speaks
    /// against it, otherwise staff decides, together with what it already has to decide about the deal. A line that was protected
    /// before it had to wait needs no new decision.
    /// </summary>
    public void PromoteFromWaitlist(ClaimTarget freed, Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var claim = _claims.Find(it => it.Target == freed && it.State is ClaimState.Waitlisted)
            ?? throw new InvalidOperationException($"Deal {Id.Value} does not wait for {freed}.");

        Change(now, isAutomatic: true, () =>
        {
            var forStaff = false;
            claim.Hold(now);
            if (claim.IsProtected)
            {
                StayInReview();
                forStaff = ReviewRequired;
            }
            else if (Status is not DealStatus.Submitted && StateOf(freed.ProductLine) is ClaimState.Held)
            {
                FindReviewReasons(by, customer);
                if (!ReviewRequired && ReviewReasons is ReviewReasons.None) AutoApprove([claim], by, now);
                else
                {
                    (forStaff, ReviewRequired) = (true, Status is DealStatus.Approved);
                    // While it was waitlisted, staff may have been asked about its customer: the new review gets its own due
                    // date.
                    if (Status is DealStatus.Waitlisted) CloseReview();
                }
            }
            RecalculateStatus();
            if (forStaff) RequestReview(by.Program, now);
        });
    }

    /// <summary>
    /// Decides what needs no staff: approves a deal without doubts within its tier's limit, waitlists one with no free line.
    /// </summary>
    private void Screen(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var before = State();
        ScreenLines(by, customer, now);
        RecalculateStatus();
        if (NeedsReview) RequestReview(by.Program, now);
        if (Status is not DealStatus.Submitted) Record(TypeOf(Status), now, isAutomatic: true, before);
    }

    private void ScreenLines(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        FindReviewReasons(by, customer);
        if (Lines.AnyLineWaitlisted) ReviewReasons |= ReviewReasons.NotAllAvailable;
        if (ReviewReasons is ReviewReasons.None) AutoApprove(Lines.Undecided, by, now);
    }

    private void FindReviewReasons(Registrant by, MatchedCustomer customer) => ReviewReasons =
        (ReviewRequired ? ReviewReasons : ReviewReasons & ReviewReasons.OfCustomer)
        | customer.ReviewReasons
        | by.ReviewReasonsOf([Value, .. customer.OpenValues])
        | (!customer.IsConfirmed
            && by.Program.ConvertToProgramCurrency(Value) > by.Program.DealRegistration.UnconfirmedKeysLimit.Value
            ? ReviewReasons.KeysUnconfirmed
            : ReviewReasons.None)
        | (IsUnambiguous ? ReviewReasons.None : ReviewReasons.KeysDisagree);

    /// <summary>A deal that is already approved keeps its reapproval threshold.</summary>
    private void AutoApprove(IEnumerable<Claim> claims, Registrant by, DateTimeOffset now)
    {
        foreach (var claim in claims) claim.Protect(by.Program.DealRegistration.GetProtection(now), by.Program.Version);
        if (Status is not DealStatus.Approved) ReapprovalThreshold = by.AutoApprovalLimitIn(Value.Currency);
    }
}
