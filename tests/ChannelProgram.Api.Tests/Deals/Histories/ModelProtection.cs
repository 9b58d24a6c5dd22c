namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>What one partner had on one customer and line up to an instant: its 90 days in 180, and its cooling off.</summary>
internal sealed class ModelProtection(IReadOnlyList<(ModelDeal Deal, ModelClaim Claim)> had, DateTimeOffset now)
{
    private readonly DateTimeOffset _since = now.AddDays(-180);

    public TimeSpan Left => TimeSpan.FromDays(90)
        - Spans.Aggregate(TimeSpan.Zero, (sum, it) => sum + (it.Until - (it.From > _since ? it.From : _since)));

    public bool IsUsedUp => Left <= TimeSpan.Zero;

    /// <summary>The end of a protection that is granted now, cut to what is left; null: nothing is.</summary>
    public DateTimeOffset? Granted => IsUsedUp ? null : Earlier(now.AddDays(30), now + Left);

    /// <summary>Null: the line may be registered again.</summary>
    public DateTimeOffset? CoolingOffUntil
    {
        get
        {
            var until = had.Where(CoolsOff).Max(it => it.Claim.EndedAt?.AddDays(30));
            if (IsUsedUp && UsedUpUntil is var free && !(free <= until)) until = free;
            return until > now ? until : null;
        }
    }

    /// <summary>The oldest of the days leave the 180 first: as many have to as there are beyond 90.</summary>
    private DateTimeOffset UsedUpUntil
    {
        get
        {
            var beyond = -Left;
            foreach (var (from, until) in Spans.OrderBy(it => it.From))
            {
                var counted = from > _since ? from : _since;
                if (until - counted > beyond) return (counted + beyond).AddDays(180);
                beyond -= until - counted;
            }

            throw new InvalidOperationException("Its days are not used up.");
        }
    }

    /// <summary>Protection, and days held undecided beyond 10.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Spans =>
        had.SelectMany(it => SpansOf(it.Claim)).Where(it => it.From < it.Until && it.Until > _since);

    /// <summary>The end of an extension by 30 days; null: nothing is left.</summary>
    public DateTimeOffset? Extended(DateTimeOffset until) =>
        Earlier(until.AddDays(30), now + Left) is var end && end > until ? end : null;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static bool CoolsOff((ModelDeal Deal, ModelClaim Claim) it) => it.Claim.Because switch
    {
        // Its line was lost, and its late order was confirmed all the same.
        _ when it.Deal.Status is "won" && it.Deal.WinLines.Contains(it.Claim.Line) => false,
        EndedBy.Expiry or EndedBy.Loss or EndedBy.Revocation => true,
        EndedBy.Withdrawal => it.Claim.EndedAt > BusinessDays.After(it.Deal.SubmittedAt, 5),
        _ => false,
    };

    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> SpansOf(ModelClaim claim)
    {
        var end = claim.EndedAt ?? now;
        if (claim.HeldSince is { } held) yield return (held.AddDays(10), claim.From ?? end);
        if (claim is { From: { } from, Until: { } until }) yield return (from, Earlier(until, end));
    }
}
