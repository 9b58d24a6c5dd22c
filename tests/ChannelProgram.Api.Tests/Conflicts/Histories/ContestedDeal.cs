using System.Text.Json;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Deals.Histories;

namespace ChannelProgram.Api.Tests.Conflicts.Histories;

internal enum LineIs { Waiting, Offered, Held, Over }

/// <summary>One registration of the contested line, as the last transaction left it.</summary>
internal sealed class ContestedDeal
{
    public LineIs Is { get; private set; }

    /// <summary>When its protection ends, or its offer; null: the clock does nothing to it.</summary>
    public DateTimeOffset? Until { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A decision took the line, so another one can give it back.</summary>
    public bool EndedByDecision { get; private set; }

    /// <summary>The same line of another customer, as long as nobody has merged the two.</summary>
    public bool IsElsewhere { get; init; }

    private bool IsMerged { get; set; }

    /// <summary>First in line, whatever the order of registration.</summary>
    public bool IsFirst { get; private set; }

    private string? EndedAs { get; set; }

    /// <summary>What was left of its protection when it lost the line.</summary>
    private TimeSpan? Left { get; set; }

    /// <summary>When its protection would end without any case, and when it ends by one.</summary>
    private DateTimeOffset? UsualEnd { get; set; }

    private DateTimeOffset? EndByCase { get; set; }

    public bool IsHere => !IsElsewhere || IsMerged;

    public bool IsLive => Is is not LineIs.Over;

    public bool TakesLine => IsHere && Is is LineIs.Held or LineIs.Offered;

    public bool MayHaveLine => IsLive || EndedByDecision;

    public ContestedDeal Copy() => (ContestedDeal)MemberwiseClone();

    /// <summary>How it reads, whether or not anybody has noticed what the clock did.</summary>
    public ContestedDeal At(DateTimeOffset now)
    {
        var read = Copy();
        read.Expire(now);
        return read;
    }

    public void Expire(DateTimeOffset now)
    {
        if (Until <= now) End("expired", Until.Value);
    }

    /// <summary>Approved, and protected for 30 days.</summary>
    public void Protect(DateTimeOffset now) => Hold(now.AddDays(30));

    /// <summary>It accepts an offer: protection that a merge had interrupted runs on, any other begins.</summary>
    public void Accept(DateTimeOffset now) => Hold(now + (Left ?? TimeSpan.FromDays(30)));

    /// <summary>It has the line again, with the rest of its protection.</summary>
    public void HaveAgain(DateTimeOffset now) => Hold(now + Left);

    public void Offer(DateTimeOffset until) => (Is, Until) = (LineIs.Offered, until);

    public void WaitAgain() => (Is, Until, EndedAt, EndedByDecision, EndedAs, Left) = (
        LineIs.Waiting, null, null, false, null, IsFirst ? Left : null);

    /// <summary>Its customer became another's: it waits first in line.</summary>
    public void Yield(DateTimeOffset now)
    {
        Left = Until - now;
        (Is, Until, IsMerged, IsFirst) = (LineIs.Waiting, null, true, true);
    }

    public void End(string status, DateTimeOffset at)
    {
        // Days that a case gave are no part of what was left.
        if (Is is LineIs.Held) Left = (Until == EndByCase && UsualEnd > at ? UsualEnd : Until) - at;
        (Is, Until, EndedAt, EndedAs, EndedByDecision) = (LineIs.Over, null, at, status, false);
    }

    /// <summary>No line is left to it: it reads <c>revoked</c> if the line was protected.</summary>
    public void ReleaseByDecision(DateTimeOffset at)
    {
        End(Is is LineIs.Held && Until is not null ? "revoked" : "rejected", at);
        EndedByDecision = true;
    }

    /// <summary>While a challenger's evidence stands: 30 days beyond the usual end at most, once.</summary>
    public void KeepProtected()
    {
        var longer = (UsualEnd ?? Until)?.AddDays(30);
        if (Is is not LineIs.Held || !(longer > Until) || (UsualEnd is not null && Until != EndByCase)) return;
        UsualEnd ??= Until;
        Until = EndByCase = longer;
    }

    /// <summary>The days that a case gave are over: to where it was, or to this instant if that is later.</summary>
    public void EndKeeping(DateTimeOffset atLeast)
    {
        if (Is is not LineIs.Held || Until is null || Until != EndByCase) return;
        var until = UsualEnd > atLeast ? UsualEnd.Value : atLeast;
        if (until < Until) Until = EndByCase = until;
    }

    /// <summary><c>approved held 12-23T09:00:00</c></summary>
    public string Read(DateTimeOffset now)
    {
        var it = At(now);
        return it.Is switch
        {
            LineIs.Held => $"{(it.Until is null ? "submitted" : "approved")} held {DealReading.Text(it.Until)}",
            LineIs.Offered => $"waitlisted offered {DealReading.Text(it.Until)}",
            LineIs.Waiting => "waitlisted waitlisted -",
            LineIs.Over => $"{it.EndedAs} released -",
            _ => throw new InvalidOperationException(),
        };
    }

    public static string Read(JsonElement deal)
    {
        var line = deal.GetProperty("products")[0];
        DateTimeOffset? until =
            !deal.IsNull("protection") ? deal.GetProperty("protection").GetProperty("until").GetDateTimeOffset()
            : line.IsNull("offeredUntil") ? null : line.GetProperty("offeredUntil").GetDateTimeOffset();
        return $"{deal.GetProperty("status").GetString()} {line.GetProperty("claim").GetString()} {DealReading.Text(until)}";
    }

    private void Hold(DateTimeOffset? until) => (Is, Until, EndedAt, EndedByDecision, EndedAs, Left, IsFirst) = (
        LineIs.Held, until, null, false, null, null, false);
}
