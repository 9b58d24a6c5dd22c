using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Domain.Deals;

public sealed partial class Deal
{
    /// <summary>
    /// Decides what needs no staff: approves a deal without doubts within its tier's limit, waitlists one with no free line.
    /// </summary>
    private void Screen(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        var before = State();
        ScreenLines(by, customer, now);
        RecalculateStatus(now);
        if (NeedsReview) RequestReview(by.Program, now);
        if (Status is not DealStatus.Submitted) Record(TypeOf(Status), now, isAutomatic: true, before);
    }

    private void ScreenLines(Registrant by, MatchedCustomer customer, DateTimeOffset now)
    {
        FindReviewReasons(by, customer, now);
        if (Lines.AnyLineWaitlisted) ReviewReasons |= ReviewReasons.NotAllAvailable;
        if (ReviewReasons is ReviewReasons.None) AutoApprove(Lines.Undecided, by, customer.History, now);
    }

    private void FindReviewReasons(Registrant by, MatchedCustomer customer, DateTimeOffset now) => ReviewReasons =
        (ReviewRequired ? ReviewReasons : ReviewReasons & ReviewReasons.OfCustomer)
        | customer.ReviewReasons
        | customer.Areas.ReviewReasonsOf(Partner, Customer.Country, [.. LinesToDecide], customer.Accounts, now)
        | by.ReviewReasonsOf([Value, .. customer.OpenValues])
        | (!customer.IsConfirmed
            && by.Program.ConvertToProgramCurrency(Value) > by.Program.DealRegistration.UnconfirmedKeysLimit.Value
            ? ReviewReasons.KeysUnconfirmed
            : ReviewReasons.None)
        | (by.HasLowWinRate ? ReviewReasons.LowWinRate : ReviewReasons.None)
        | (Type is DealType.PublicTender ? ReviewReasons.PublicTender : ReviewReasons.None)
        | (IsUnambiguous ? ReviewReasons.None : ReviewReasons.KeysDisagree);

    /// <summary>A tender holds nothing: all that it is about is to be decided.</summary>
    private IEnumerable<string> LinesToDecide => Lines.Lines.Where(it =>
        ProtectionOf(it) is null && (Type is DealType.PublicTender || StateOf(it) is not ClaimState.Released));

    /// <summary>A deal that is already approved keeps its reapproval threshold.</summary>
    /// <returns>False: nothing is left of the days in which the partner may be protected; staff sees it.</returns>
    private bool AutoApprove(IEnumerable<Claim> claims, Registrant by, ProtectionHistory history, DateTimeOffset now)
    {
        if (!DealClaims.Protect(claims, history, by.Program, now)) return false;
        if (Status is not (DealStatus.Approved or DealStatus.WinReported))
            ReapprovalThreshold = by.AutoApprovalLimitIn(Value.Currency);
        return true;
    }
}
