using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>A claim that a partner has or had on a customer, whichever of its deals it belongs to.</summary>
/// <param name="SubmittedAt">When its deal was.</param>
/// <param name="ReleasedAt">When its release was stored; null: it was not.</param>
/// <param name="ExpiresAt">When the clock ends it, while it is not released.</param>
/// <param name="ExpiryMeans">What the clock ends it as.</param>
/// <param name="WonAt">When a win of its line was confirmed; null: never.</param>
public sealed record PastClaim(
    DealId Deal, string Unit, string ProductLine, DateTimeOffset SubmittedAt, DateTimeOffset? HeldSince, Protection? Protection,
    DateTimeOffset? ReleasedAt, ClaimEnd? ReleasedBecause, DateTimeOffset? ExpiresAt, ClaimEnd ExpiryMeans, DateTimeOffset? WonAt)
{
    /// <summary>What the clock has ended is over, whether or not that is stored. Null: it lives.</summary>
    public DateTimeOffset? EndedAt(DateTimeOffset now) => ReleasedAt ?? (ExpiresAt <= now ? ExpiresAt : null);

    public ClaimEnd? EndedBecause(DateTimeOffset now) => EndedAt(now) is null ? null : ReleasedBecause ?? ExpiryMeans;

    public bool IsOn(ClaimTarget target) =>
        ProductLine == target.ProductLine && (Unit is "" || target.Unit is "" || Unit == target.Unit);
}

/// <summary>
/// What one partner had on one customer so far. It says how long the partner may still be protected there, and from when on it
/// may register again.
/// </summary>
public sealed class ProtectionHistory(IReadOnlyList<PastClaim> claims)
{
    public static readonly ProtectionHistory None = new([]);

    /// <summary>The resale margin of the partner, in percent: fixed for what is approved now.</summary>
    public decimal MarginPercent { get; private init; }

    public ProtectionHistory WithMargin(decimal percent) => new(claims) { MarginPercent = percent };

    /// <summary>The claims of won deals that its partner still has: an expansion or a renewal takes them over.</summary>
    public IEnumerable<PastClaim> KeptAfterWin(DateTimeOffset now) =>
        claims.Where(it => it.WonAt is not null && it.EndedAt(now) is null);

    public bool HasRecentWin(ClaimTarget on, ProgramVersion program, DateTimeOffset now) => claims.Any(
        it => it.IsOn(on) && it.WonAt > now.AddMonths(-program.Wins.RepeatBusinessMonths));

    /// <summary>The protection that an approval gives now: the program's days, or what is left of the partner's.</summary>
    /// <returns>Null: nothing is left.</returns>
    public Protection? Grant(ClaimTarget on, ProgramVersion program, DateTimeOffset now) =>
        CutToLimit(on, program.DealRegistration.GetProtection(now), now, program, now);

    /// <summary>Moves the end of a protection, to what is left from now on at most.</summary>
    /// <returns>Null: nothing is left.</returns>
    public Protection? Extend(ClaimTarget on, Protection span, int days, ProgramVersion program, DateTimeOffset now) =>
        CutToLimit(on, span with { Until = span.Until.AddDays(days) }, span.Until, program, now);

    /// <summary>
    /// Until when the partner may not register the line: some days after it lost it, and as long as nothing is left of its
    /// days. Null: it may.
    /// </summary>
    public DateTimeOffset? CoolingOffUntil(ClaimTarget on, ProgramVersion program, DateTimeOffset now)
    {
        var until = claims.Where(it => it.IsOn(on) && CoolsOff(it, program, now))
            .Max(it => it.EndedAt(now)?.AddDays(program.Protection.CoolingOffDays));
        if (NothingLeftUntil(on, program, now) is { } free && !(free <= until)) until = free;
        return until > now ? until : null;
    }

    /// <summary>Until when nothing is left of the partner's days; null: something is.</summary>
    public DateTimeOffset? NothingLeftUntil(ClaimTarget on, ProgramVersion program, DateTimeOffset now)
    {
        var excess = -Left(on, program, now);
        if (excess < TimeSpan.Zero) return null;

        // The oldest of its days leave the window first: those beyond the limit have to.
        var counted = now.AddDays(-program.Protection.LimitWindowDays);
        foreach (var (from, until) in SpansOn(on, program, now).OrderBy(it => it.From))
        {
            if (until <= counted) continue;
            if (from > counted) counted = from;
            if (until - counted > excess) break;
            excess -= until - counted;
            counted = until;
        }

        return (counted + excess).AddDays(program.Protection.LimitWindowDays);
    }

    private static bool CoolsOff(PastClaim it, ProgramVersion program, DateTimeOffset now) => it.EndedBecause(now) switch
    {
        _ when it.WonAt is not null => false,
        ClaimEnd.Expired or ClaimEnd.Lost or ClaimEnd.Revoked => true,
        // It had the line, and a conflict took it.
        ClaimEnd.Decided => it.Protection is not null,
        ClaimEnd.Withdrawn => it.EndedAt(now) > program.Calendar.AddBusinessDays(
            it.SubmittedAt, program.Protection.EarlyWithdrawalBusinessDays),
        _ => false,
    };

    private Protection? CutToLimit(
        ClaimTarget on, Protection wanted, DateTimeOffset unused, ProgramVersion program, DateTimeOffset now)
    {
        // Protection that lies ahead already is spent as well.
        var end = now + Left(on, program, now);
        var until = wanted.Until < end ? wanted.Until : end;
        return until > unused ? wanted with { Until = until } : null;
    }

    private TimeSpan Left(ClaimTarget on, ProgramVersion program, DateTimeOffset now)
    {
        var (left, counted) = (
            TimeSpan.FromDays(program.Protection.LimitDays), now.AddDays(-program.Protection.LimitWindowDays));
        // Days that two claims had at once count once.
        foreach (var (from, until) in SpansOn(on, program, now).OrderBy(it => it.From))
        {
            if (until <= counted) continue;
            left -= until - (from > counted ? from : counted);
            counted = until;
        }

        return left;
    }

    /// <summary>What counts of the window up to now: protection, and what was held undecided for too long.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> SpansOn(
        ClaimTarget on, ProgramVersion program, DateTimeOffset now)
    {
        var since = now.AddDays(-program.Protection.LimitWindowDays);
        foreach (var it in claims.Where(it => it.IsOn(on)))
        {
            var end = it.EndedAt(now) ?? now;
            var undecided = (
                From: it.HeldSince?.AddDays(program.Protection.UncountedUndecidedDays), Until: it.Protection?.From ?? end);
            if (undecided.From < undecided.Until && undecided.Until > since) yield return (undecided.From.Value, undecided.Until);
            if (it.Protection is not var (from, until)) continue;
            if (until > end) until = end;
            if (from < until && until > since) yield return (from, until);
        }
    }
}
