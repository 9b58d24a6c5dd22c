namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>One end customer: every registration of it, in the order in which they were accepted.</summary>
internal sealed partial class ModelCustomer(string website)
{
    public const string Done = "200";

    public static readonly string[] Lines = ["analytics", "platform", "support"];

    public string Website => website;

    public List<ModelDeal> Deals { get; private set; } = [];

    /// <summary>One transaction: what is refused leaves nothing behind, not even what it noticed.</summary>
    public string Try(Func<ModelCustomer, string> act)
    {
        var copy = new ModelCustomer(website) { Deals = Deals.ConvertAll(it => it.Copy()) };
        var answer = act(copy);
        if (answer is Done or "201") Deals = copy.Deals;
        return answer;
    }

    /// <summary>The tidy-up: what the clock did, then what staff left undecided for too long.</summary>
    public void TidyUp(DateTimeOffset now)
    {
        PassOn(Deals.SelectMany(it => it.Advance(now)).Distinct().ToList(), now);
        foreach (var deal in Deals.Where(it => it.Review is not null))
        {
            var since = deal.Review!.Value.Since;
            if (BusinessDays.After(since, 5) <= now && deal is { Doubts: Doubts.Limit, Value: <= 25_000 }
                && (deal.Status is "submitted" || deal.ReviewRequired)
                && deal.Undecided.All(it => Protection(deal.Partner, it.Line, now).Granted is not null))
                Approve(deal, now);
            else if (deal.Status is "submitted" && BusinessDays.After(since, 20) <= now)
            {
                deal.EndReason = "notQualified";
                deal.End("rejected", EndedBy.Other, now);
                PassOn(Lines, now);
            }
        }
    }

    private ModelProtection Protection(ModelPartner partner, string line, DateTimeOffset now) => new(
        [.. from deal in Deals
            where deal.Partner == partner
            let read = deal.At(now)
            from claim in read.Claims
            where claim.Line == line
            select (read, claim)],
        now);

    private bool IsTaken(string line) => Deals.Exists(it => it.ClaimOn(line) is { Takes: true });

    private void Approve(ModelDeal deal, DateTimeOffset now)
    {
        Protect(deal, deal.Undecided, now);
        (deal.ReviewRequired, deal.Doubts) = (false, Doubts.None);
        deal.Settle(now);
    }

    /// <returns>False: nothing is left of the partner's days on one of them, and none was protected.</returns>
    private bool Protect(ModelDeal deal, IEnumerable<ModelClaim> claims, DateTimeOffset now)
    {
        var granted = claims.Select(it => (Claim: it, Until: Protection(deal.Partner, it.Line, now).Granted)).ToList();
        if (granted.Exists(it => it.Until is null)) return false;
        foreach (var (claim, until) in granted) claim.Protect(now, until!.Value);
        return true;
    }

    /// <summary>
    /// A transaction that needs these lines retires what has ended on them, and passes it on.
    /// </summary>
    private void Notice(IReadOnlyCollection<string> lines, ModelPartner partner, DateTimeOffset now) => PassOn(
        [.. Deals.Where(deal => lines.Any(line => deal.ClaimOn(line) is { IsLive: true } claim
                && (claim.Takes || deal.Partner == partner) && !deal.At(now).ClaimOn(line)!.IsLive))
            .SelectMany(it => it.Advance(now)).Distinct()],
        now);

    /// <summary>A line that is free is offered, for 2 business days, to the registration that has waited longest.</summary>
    private void PassOn(IEnumerable<string> lines, DateTimeOffset now)
    {
        var free = new Queue<string>(lines);
        while (free.TryDequeue(out var line))
        {
            if (IsTaken(line) || Deals.Find(it => it.ClaimOn(line) is { Is: ClaimIs.Waitlisted }) is not { } next) continue;

            foreach (var also in next.Advance(now)) free.Enqueue(also);
            if (next.ClaimOn(line) is { Is: ClaimIs.Waitlisted } claim)
            {
                (claim.Is, claim.Dies) = (ClaimIs.Offered, BusinessDays.After(now, 2));
                next.Settle(now);
            }
            else free.Enqueue(line);
        }
    }
}
