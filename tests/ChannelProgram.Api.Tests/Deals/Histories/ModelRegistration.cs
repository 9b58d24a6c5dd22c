namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>How a registration is taken in.</summary>
internal sealed partial class ModelCustomer
{
    /// <param name="isRepeat">An expansion or a renewal.</param>
    public string Register(
        ModelPartner partner, IReadOnlyList<string> lines, decimal value, int stage, bool isRepeat, DateTimeOffset now)
    {
        var own = Deals.Where(it => it.Partner == partner).ToDictionary(it => it, it => it.At(now));
        if (isRepeat && !lines.All(line => own.Values.Any(it =>
            it.Status is "won" && it.WinLines.Contains(line) && it.WonAt > now.AddMonths(-24)))) return "403 noOwnWin";

        var having = own.Where(it => lines.Any(line => it.Value.ClaimOn(line) is { IsLive: true })).ToList();
        if (having.Exists(it => !isRepeat || it.Value.Status is not "won")) return "409 alreadyRegistered";
        if (lines.Any(it => Protection(partner, it, now).CoolingOffUntil is not null)) return "409 coolingOff";
        if (partner.IsFull(now)) return "409 openLimitReached";

        Notice(lines, partner, now);
        foreach (var (won, _) in having)
        {
            foreach (var claim in won.Claims.Where(it => lines.Contains(it.Line))) claim.End(now, EndedBy.Other);
            won.Settle(now);
        }

        var deal = new ModelDeal(partner, value, now) { ActiveAt = now };
        deal.Begin(stage);
        foreach (var line in lines)
        {
            var claim = new ModelClaim(line) { Is = ClaimIs.Waitlisted };
            if (!IsTaken(line)) claim.Take(now);
            deal.Claims.Add(claim);
        }

        deal.Doubts = DoubtsAbout(deal, partner.FewWins(now), now)
            | (deal.Claims.Exists(it => it.Is is ClaimIs.Waitlisted) ? Doubts.NotAllLines : Doubts.None);
        Deals.Add(deal);
        if (deal.Doubts is Doubts.None) Protect(deal, deal.Undecided, now);
        deal.Settle(now);
        deal.RequestReview(now);
        return "201";
    }

    private Doubts DoubtsAbout(ModelDeal deal, bool fewWins, DateTimeOffset now)
    {
        var open = Deals.Where(it => it.Partner == deal.Partner && it != deal && it.SubmittedAt > now.AddDays(-90))
            .Select(it => it.At(now))
            .Where(it => it.Live.Any() && it.Status is not "won").Sum(it => it.Value);
        return (deal.Partner.Limit is { } limit && deal.Value + open <= limit ? Doubts.None : Doubts.Limit)
            // Nobody confirms a key of these customers.
            | (deal.Value > 50_000 ? Doubts.UnconfirmedKeys : Doubts.None)
            | (fewWins ? Doubts.FewWins : Doubts.None);
    }
}
