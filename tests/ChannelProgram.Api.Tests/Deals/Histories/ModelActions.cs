namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>What an action is told beside its deal.</summary>
/// <param name="Lines">Of an offer or an order; null: all.</param>
internal sealed record ActionArguments(
    IReadOnlyList<string>? Lines = null, string Reason = "other", bool Grant = true, int Stage = 0, DateTime WonOn = default);

/// <summary>The rules' table of actions.</summary>
internal sealed partial class ModelCustomer
{
    private const string Forbidden = "409 statusForbids";
    private const string Invalid = "400 invalid";

    public string Act(int index, string action, ActionArguments told, DateTimeOffset now)
    {
        var deal = Deals[index];
        PassOn(deal.Advance(now), now);
        var answer = Do(deal, action, told, now);
        PassOn(Lines, now);
        return answer;
    }

    private string Do(ModelDeal deal, string action, ActionArguments told, DateTimeOffset now)
    {
        var status = deal.Status;
        switch (action)
        {
            case "update":
                if (told.Stage == deal.Stage) return Done;
                if (status is not ("submitted" or "informationRequested" or "waitlisted" or "approved")) return "409 notEditable";
                deal.MoveToStage(told.Stage, now);
                return Done;
            case "approve":
                if (status is not "submitted" && !deal.ReviewRequired) return Forbidden;
                var usedUp = deal.Undecided.Where(it => Protection(deal.Partner, it.Line, now).IsUsedUp).ToList();
                if (usedUp.Count > 0 && deal.Undecided.All(usedUp.Contains)) return "409 protectionUsedUp";
                foreach (var claim in usedUp) claim.End(now, EndedBy.Other);
                Approve(deal, now);
                return Done;
            case "reject":
                if (status is not ("submitted" or "informationRequested" or "waitlisted")) return Forbidden;
                return End(deal, "rejected", EndedBy.Other, told.Reason, now);
            case "requestInformation":
                if (status is not "submitted") return Forbidden;
                if (!deal.MayBeAsked) return "409 questionsUsedUp";
                deal.Ask(now);
                return Done;
            case "answer":
                if (status is not "informationRequested") return Forbidden;
                deal.Answer(now);
                return Done;
            case "acceptOffer":
                return OfferFault(deal, told) ?? Accept(deal, told, now);
            case "declineOffer":
                return OfferFault(deal, told) ?? Decline(deal, told, now);
            case "extend":
                return Extend(deal, now);
            case "decideExtension":
                return DecideExtension(deal, told.Grant, now);
            case "win":
                return Win(deal, told, now);
            case "confirmWin":
                if (status is not "winReported") return Forbidden;
                if (told.WonOn > now.UtcDateTime.Date) return Invalid;
                return ConfirmWin(deal, now);
            case "lose":
                return status is "approved" ? End(deal, "lost", EndedBy.Loss, null, now) : Forbidden;
            case "revoke":
                if (status is not ("approved" or "winReported" or "won")) return Forbidden;
                if (told.Reason is "inactive" && (status is not "approved" || now < deal.IdleSince.AddDays(21)))
                    return "409 notInactive";
                return End(deal, "revoked", EndedBy.Revocation, told.Reason, now);
            case "withdraw":
                return deal.IsOver ? Forbidden : End(deal, "withdrawn", EndedBy.Withdrawal, null, now);
            case "undo":
                return Undo(deal, now);
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, null);
        }
    }

    private static string End(ModelDeal deal, string outcome, EndedBy because, string? reason, DateTimeOffset now)
    {
        deal.EndReason = reason;
        deal.End(outcome, because, now);
        return Done;
    }

    private static string? OfferFault(ModelDeal deal, ActionArguments told) =>
        !deal.HasOffer ? Forbidden
        : told.Lines?.All(line => deal.ClaimOn(line) is { Is: ClaimIs.Offered }) is false ? Invalid
        : null;

    /// <summary>Accepted lines are screened like a new registration, or wait with what waits for staff already.</summary>
    private string Accept(ModelDeal deal, ActionArguments told, DateTimeOffset now)
    {
        var accepted = deal.Offered.Where(it => told.Lines?.Contains(it.Line) is not false).ToList();
        if (accepted.Exists(it => Protection(deal.Partner, it.Line, now).IsUsedUp)) return "409 coolingOff";

        var status = deal.Status;
        foreach (var claim in accepted) claim.Take(now);
        if (status is not "submitted")
        {
            deal.Doubts = (deal.ReviewRequired ? deal.Doubts : Doubts.None) | DoubtsAbout(deal, deal.Partner.HasFewWins, now);
            if (deal.ReviewRequired || deal.Doubts is not Doubts.None || !Protect(deal, accepted, now))
                deal.ReviewRequired = deal.Claims.Exists(it => it.IsProtected);
        }

        deal.Settle(now);
        deal.RequestReview(now);
        deal.ActiveAt = now;
        return Done;
    }

    private static string Decline(ModelDeal deal, ActionArguments told, DateTimeOffset now)
    {
        foreach (var claim in deal.Offered.Where(it => told.Lines?.Contains(it.Line) is not false).ToList())
            claim.End(now, EndedBy.Withdrawal);
        if (!deal.Live.Any()) deal.Outcome ??= "withdrawn";
        deal.Settle(now);
        return Done;
    }

    /// <summary>Needs its lines free, and takes its old place in line where it waited.</summary>
    private string Undo(ModelDeal deal, DateTimeOffset now)
    {
        var back = deal.Undoable(now).ToList();
        if (back.Count == 0) return Forbidden;
        Notice([.. back.Select(it => it.Line)], deal.Partner, now);
        if (Deals.Exists(it => it != deal && it.Partner == deal.Partner
            && back.Exists(claim => it.ClaimOn(claim.Line) is { IsLive: true }))) return "409 alreadyRegistered";
        if (back.Exists(it => it.WasHeld && IsTaken(it.Line))) return "409 linesTaken";

        foreach (var claim in back) claim.Revive();
        deal.Outcome = null;
        deal.ReviewRequired = deal.Claims.Exists(it => it.IsProtected) && deal.Undecided.Any();
        deal.Settle(now);
        deal.RequestReview(now);
        return Done;
    }
}
