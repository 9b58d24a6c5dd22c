namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>More time, and orders.</summary>
internal sealed partial class ModelCustomer
{
    private string Extend(ModelDeal deal, DateTimeOffset now)
    {
        if (!deal.Extensible(now).Any()) return Forbidden;
        if (deal.ExtensionAskedAt is not null) return "409 extensionPending";
        var extended = Extended(deal, now);
        if (extended.Count == 0) return "409 protectionUsedUp";

        if (deal.Extensions == 0 && deal.ProgressAt > extended.Min(it => it.Claim.From))
            return GrantExtension(deal, extended, now);
        deal.ExtensionAskedAt = now;
        deal.RequestReview(now);
        return Done;
    }

    private string DecideExtension(ModelDeal deal, bool grant, DateTimeOffset now)
    {
        if (deal.ExtensionAskedAt is null) return Forbidden;
        // What it was asked for may be over, and other lines still protected.
        if (grant && !deal.Extensible(now).Any()) return Forbidden;
        var extended = grant ? Extended(deal, now) : [];
        if (grant && extended.Count == 0) return "409 protectionUsedUp";
        if (grant) return GrantExtension(deal, extended, now);

        deal.ExtensionAskedAt = null;
        deal.Settle(now);
        return Done;
    }

    private List<(ModelClaim Claim, DateTimeOffset Until)> Extended(ModelDeal deal, DateTimeOffset now) =>
    [
        .. from claim in deal.Extensible(now)
           let until = Protection(deal.Partner, claim.Line, now).Extended(claim.Until!.Value)
           where until is not null
           select (claim, until.Value),
    ];

    private static string GrantExtension(
        ModelDeal deal, List<(ModelClaim Claim, DateTimeOffset Until)> extended, DateTimeOffset now)
    {
        foreach (var (claim, until) in extended) claim.Protect(claim.From!.Value, until);
        (deal.Extensions, deal.ExtensionAskedAt) = (deal.Extensions + 1, null);
        deal.Settle(now);
        return Done;
    }

    private string Win(ModelDeal deal, ActionArguments told, DateTimeOffset now)
    {
        if (!deal.MayWin(now)) return Forbidden;
        Notice([.. deal.Late(now).Select(it => it.Line)], deal.Partner, now);
        var winnable = deal.Winnable(told.WonOn, now).Select(it => it.Line).ToHashSet();
        if (told.WonOn > now.UtcDateTime.Date || winnable.Count == 0 || told.Lines?.All(winnable.Contains) is false)
            return Invalid;

        deal.WinLines = [.. winnable.Where(it => told.Lines?.Contains(it) is not false)];
        var late = deal.Claims.Where(it => !it.IsLive && deal.WinLines.Contains(it.Line)).ToList();
        deal.WinDue = BusinessDays.After(now, 10);
        // Kept once per deal: after that a late order takes nothing.
        if (!deal.WasKept)
            foreach (var claim in late.Where(it => !IsTaken(it.Line))) claim.Revive();
        if (!deal.WasKept)
            foreach (var claim in deal.Claims.Where(it => it.IsProtected && it.Dies < deal.WinDue)) claim.Dies = deal.WinDue;

        (deal.WasKept, deal.ActiveAt) = (true, now);
        deal.Settle(now);
        return Done;
    }

    private static string ConfirmWin(ModelDeal deal, DateTimeOffset now)
    {
        (deal.WinDue, deal.WonAt, deal.Outcome) = (null, now, "won");
        foreach (var claim in deal.Live.ToList())
            if (claim.Is is ClaimIs.Held && deal.WinLines.Contains(claim.Line)) claim.Dies = now.AddDays(90);
            else claim.End(now, EndedBy.Other);
        deal.Settle(now);
        return Done;
    }
}
