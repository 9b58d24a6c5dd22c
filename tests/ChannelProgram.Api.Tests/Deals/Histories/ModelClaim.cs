namespace ChannelProgram.Api.Tests.Deals.Histories;

internal enum ClaimIs { Held, Offered, Waitlisted, Released }

/// <summary>What ended a claim; <c>Other</c> starts no cooling off.</summary>
internal enum EndedBy { Expiry, Withdrawal, Loss, Revocation, Other }

/// <summary>What one registration has, or had, of one line.</summary>
internal sealed class ModelClaim(string line)
{
    public string Line => line;

    public ClaimIs Is { get; set; }

    public DateTimeOffset? HeldSince { get; set; }

    public DateTimeOffset? From { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>When the clock ends it; null: never.</summary>
    public DateTimeOffset? Dies { get; set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public EndedBy? Because { get; private set; }

    private ClaimIs Was { get; set; }

    public bool IsLive => Is is not ClaimIs.Released;

    /// <summary>Nobody else can have the line.</summary>
    public bool Takes => Is is ClaimIs.Held or ClaimIs.Offered;

    public bool IsProtected => Is is ClaimIs.Held && Until is not null;

    public bool IsUndecided => Is is ClaimIs.Held && Until is null;

    public bool WasHeld => Is is ClaimIs.Released && Was is ClaimIs.Held;

    /// <summary>Its protection ended by the clock.</summary>
    public bool HasRunOut => WasHeld && Because is EndedBy.Expiry && Until is not null;

    public ModelClaim Copy() => (ModelClaim)MemberwiseClone();

    public void Take(DateTimeOffset now) => (Is, HeldSince, Dies) = (ClaimIs.Held, now, null);

    public void Protect(DateTimeOffset from, DateTimeOffset until) => (From, Until, Dies) = (from, until, until);

    public void End(DateTimeOffset at, EndedBy because)
    {
        if (IsLive) (Was, Is, EndedAt, Because, Dies) = (Is, ClaimIs.Released, at, because, null);
    }

    /// <summary>It has the line again that it held; what it waited for, or was offered, it waits for again.</summary>
    public void Revive()
    {
        (Is, EndedAt, Because) = (Was is ClaimIs.Held ? ClaimIs.Held : ClaimIs.Waitlisted, null, null);
        Dies = Is is ClaimIs.Held ? Until : null;
    }
}
