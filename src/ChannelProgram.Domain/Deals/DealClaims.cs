using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>
/// The claims of one deal, read by product line. A line has one claim for each account that the deal may be about.
/// </summary>
public sealed class DealClaims(IReadOnlyList<Claim> claims)
{
    public IEnumerable<Claim> Live => claims.Where(it => it.State is not ClaimState.Released);

    public IEnumerable<Claim> Held => claims.Where(it => it.State is ClaimState.Held);

    /// <summary>Held, and nobody has decided about it.</summary>
    public IEnumerable<Claim> Undecided => Held.Where(it => !it.IsProtected);

    public IEnumerable<Claim> Protected => claims.Where(it => it.IsProtected);

    public IEnumerable<string> Lines => claims.Select(it => it.ProductLine).Distinct();

    public bool AnyProtected => Protected.Any();

    public bool AnyLineUndecided => Lines.Any(it => StateOf(it) is ClaimState.Held && ProtectionOf(it) is null);

    public bool AnyLineWaitlisted => Lines.Any(it => StateOf(it) is ClaimState.Waitlisted);

    public bool AllReleased => !Live.Any();

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
    public Protection? ProtectionOf(string line) => Protected.FirstOrDefault(it => it.ProductLine == line)?.Protection;

    /// <summary>The claims whose protection is over, by the instant at which it ended.</summary>
    public IReadOnlyList<IGrouping<DateTimeOffset, Claim>> ExpiredAt(DateTimeOffset now)
    {
        // Every read of a deal asks this, and there is hardly ever one.
        var expired = claims.Where(it => it.HasExpired(now)).ToList();
        return expired.Count == 0 ? [] : [.. expired.GroupBy(it => it.Protection!.Value.Until).OrderBy(it => it.Key)];
    }

    public Claim Get(long id) => claims.Single(it => it.Id == id);

    internal void Protect(ProgramVersion program, DateTimeOffset now)
    {
        foreach (var claim in Undecided) claim.Protect(program.DealRegistration.GetProtection(now), program.Version);
    }

    internal void Release()
    {
        foreach (var claim in claims) claim.Release();
    }

    /// <summary>Assigns the buying unit; lines that nobody holds for that unit are no longer waited for.</summary>
    internal void AssignUnit(NamedUnit unit, DateTimeOffset now)
    {
        foreach (var claim in Live)
        {
            claim.AssignUnit(unit.Name);
            if (claim.State is ClaimState.Waitlisted && !unit.Held.Any(claim.Target.ConflictsWith)) claim.Hold(now);
        }
    }
}
