using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// The claims of one deal, read by product line. A line has one claim for each account that the deal may be about.
/// </summary>
public sealed class DealClaims(IReadOnlyList<Claim> claims)
{
    public IEnumerable<Claim> Live => claims.Where(it => it.IsLive);

    public IEnumerable<Claim> Held => claims.Where(it => it.State is ClaimState.Held);

    public IEnumerable<Claim> Offered => claims.Where(it => it.State is ClaimState.Offered);

    public IEnumerable<Claim> Waiting => claims.Where(it => it.State is ClaimState.Waitlisted);

    /// <summary>What nobody else can have: held, or offered to this deal.</summary>
    public IEnumerable<Claim> Taken => claims.Where(it => it.State.TakesLine());

    /// <summary>Held, and nobody has decided about it.</summary>
    public IEnumerable<Claim> Undecided => Held.Where(it => !it.IsProtected);

    public IEnumerable<Claim> Protected => claims.Where(it => it.IsProtected);

    public IEnumerable<string> Lines => claims.Select(it => it.ProductLine).Distinct();

    public bool AnyProtected => Protected.Any();

    public bool AnyLineUndecided => Lines.Any(it => StateOf(it) is ClaimState.Held && ProtectionOf(it) is null);

    public bool AnyLineWaitlisted => Lines.Any(it => StateOf(it) is ClaimState.Waitlisted);

    public bool AllReleased => !Live.Any();

    /// <summary>When its last offer ends; null: it has none.</summary>
    public DateTimeOffset? OfferedUntil => Offered.Max(it => it.ExpiresAt);

    /// <summary>When the clock ends a claim next; null: never.</summary>
    public DateTimeOffset? NextExpiry => Live.Min(it => it.ExpiresAt);

    /// <summary>Some claim is about its customer as a whole, not about one buying unit.</summary>
    public bool AnyWithoutUnit => Live.Any(it => it.Unit == "");

    /// <summary>The accounts of its live claims; of all its claims if none is live.</summary>
    public IEnumerable<AccountId> Accounts => (AllReleased ? claims : Live).Select(it => it.Account).Distinct();

    /// <summary>From the earliest start to the latest end of the protected lines; null if none is protected.</summary>
    public Protection? Protection
    {
        get
        {
            Protection? all = null;
            foreach (var claim in claims)
            {
                if (!claim.IsProtected) continue;
                var (from, until) = claim.Protection!.Value;
                all = all is { } other
                    ? new(from < other.From ? from : other.From, until > other.Until ? until : other.Until)
                    : new(from, until);
            }

            return all;
        }
    }

    /// <summary>Held only if held on every account that the deal may be about.</summary>
    public ClaimState StateOf(string line) =>
        ClaimStates.Combine(claims.Where(it => it.ProductLine == line).Select(it => it.State));

    /// <summary>The span in which a line is protected; null if it is not.</summary>
    public Protection? ProtectionOf(string line) => FindProtected(line)?.Protection;

    /// <summary>The resale margin in percent that was fixed when a line was approved; null if it is not protected.</summary>
    public decimal? MarginOf(string line) => FindProtected(line)?.MarginPercent;

    /// <summary>Until when the partner may accept a line; null if it is not offered.</summary>
    public DateTimeOffset? OfferedUntilOf(string line) => Offered.Where(it => it.ProductLine == line).Min(it => it.ExpiresAt);

    public Claim Get(long id) => claims.Single(it => it.Id == id);

    /// <summary>Protects each claim for as long as its partner may be.</summary>
    /// <returns>False: nothing is left of the days in which the partner may be protected, and nothing was done.</returns>
    internal static bool Protect(
        IEnumerable<Claim> claims, ProtectionHistory history, ProgramVersion program, DateTimeOffset now)
    {
        var granted = claims.Select(it => (Claim: it, Span: history.Grant(it.Target, program, now))).ToList();
        if (granted.Exists(it => it.Span is null)) return false;

        foreach (var (claim, span) in granted) claim.Protect(span!.Value, program.Version, history.MarginPercent);
        return true;
    }

    internal void Release(DateTimeOffset at, ClaimEnd because)
    {
        foreach (var claim in claims) claim.Release(at, because);
    }

    /// <summary>The clock ends a line, on whichever account it ends; an offer ends with all that its line has.</summary>
    internal void Expire(string line, DateTimeOffset at, ClaimEnd because)
    {
        var own = Live.Where(it => it.ProductLine == line).ToList();
        var unanswered = own.Exists(it => it.State is ClaimState.Offered && it.HasExpired(at));
        foreach (var claim in own.Where(it => unanswered || it.HasExpired(at))) claim.Release(at, because);
    }

    /// <summary>Assigns the buying unit; lines that nobody holds for that unit are no longer waited for.</summary>
    internal void AssignUnit(NamedUnit unit, DateTimeOffset now)
    {
        foreach (var claim in Live)
        {
            claim.AssignUnit(unit.Name);
            if (claim.State is ClaimState.Waitlisted && !unit.Taken.Any(claim.Target.ConflictsWith)) claim.Hold(now);
        }
    }

    private Claim? FindProtected(string line) => Protected.FirstOrDefault(it => it.ProductLine == line);
}
