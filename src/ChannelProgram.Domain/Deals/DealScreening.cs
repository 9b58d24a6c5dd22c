using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Domain.Deals;

/// <summary>What the program decides without a person, and what it finds for a person to decide.</summary>
public sealed partial class Deal
{
    /// <summary>
    /// Takes a line it waited for, the first in line now that it is free. That line alone is screened: protected at once
    /// if nothing speaks against it, else it is for staff. What staff already has before it, it decides as one. A line that
    /// was protected before it had to wait is not decided again.
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
                    // While it was waitlisted staff may have been asked about its customer; its own time begins now.
                    if (Status is DealStatus.Waitlisted) CloseReview();
                }
            }
            RecalculateStatus();
            if (forStaff) RequestReview(by.Program, now);
        });
    }

    /// <summary>Decides what needs no person: a clean deal within its tier's limit, and one with no line to be had.</summary>
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

    /// <summary>Finds what about its customer, its value or its partner is for a person to decide.</summary>
    private void FindReviewReasons(Registrant by, MatchedCustomer customer) => ReviewReasons =
        (ReviewRequired ? ReviewReasons : ReviewReasons & ReviewReasons.OfCustomer)
        | customer.ReviewReasons
        | by.ReviewReasonsOf([Value, .. customer.OpenValues])
        | (!customer.IsConfirmed && by.Program.ConvertToProgramCurrency(Value) > by.Program.DealRegistration.UnconfirmedKeysLimit.Value
            ? ReviewReasons.KeysUnconfirmed
            : ReviewReasons.None)
        | (IsUnambiguous ? ReviewReasons.None : ReviewReasons.KeysDisagree);

    /// <summary>Protects without a person. What a deal may grow to was settled when it became approved, and stays.</summary>
    private void AutoApprove(IEnumerable<Claim> claims, Registrant by, DateTimeOffset now)
    {
        foreach (var claim in claims) claim.Protect(by.Program.DealRegistration.GetProtection(now), by.Program.Version);
        if (Status is not DealStatus.Approved) ReapprovalThreshold = by.AutoApprovalLimitIn(Value.Currency);
    }
}
