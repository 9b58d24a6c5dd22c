namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>Why a registration waits for staff.</summary>
[Flags]
internal enum Doubts { None = 0, Limit = 1, NotAllLines = 2, UnconfirmedKeys = 4, FewWins = 8 }

/// <summary>
/// One registration, by the rules' section "Deal registration" alone. It is as the last transaction left it; <see cref="At"/>
/// says how it reads.
/// </summary>
internal sealed partial class ModelDeal(ModelPartner partner, decimal value, DateTimeOffset submittedAt)
{
    private static readonly string[] Ended = ["expired", "withdrawn", "rejected", "lost", "revoked"];

    private string? _settled;

    public ModelPartner Partner => partner;
    public decimal Value => value;
    public DateTimeOffset SubmittedAt => submittedAt;
    public List<ModelClaim> Claims { get; private set; } = [];

    public int Stage { get; private set; }
    public int FurthestStage { get; private set; }
    public DateTimeOffset? ProgressAt { get; private set; }
    public DateTimeOffset ActiveAt { get; set; }

    /// <summary>Before it was protected, nobody had to do anything for it.</summary>
    public DateTimeOffset IdleSince =>
        Claims.Where(it => it.IsProtected).Min(it => it.From) is { } from && from > ActiveAt ? from : ActiveAt;

    public DateTimeOffset? AnswerDue { get; private set; }
    public DateTimeOffset? AskedAt { get; private set; }
    public int TimesAsked { get; private set; }
    public TimeSpan TimeToAnswer { get; private set; }

    public DateTimeOffset? WinDue { get; set; }
    public IReadOnlyCollection<string> WinLines { get; set; } = [];
    public DateTimeOffset? WonAt { get; set; }

    /// <summary>A report has kept its lines beyond their protection: once per deal.</summary>
    public bool WasKept { get; set; }

    public int Extensions { get; set; }
    public DateTimeOffset? ExtensionAskedAt { get; set; }

    public bool ReviewRequired { get; set; }
    public Doubts Doubts { get; set; }

    /// <summary>Since when staff's time to decide runs, and until when it should.</summary>
    public (DateTimeOffset Since, DateTimeOffset Due)? Review { get; set; }

    /// <summary>The decision that ended it; null: none did.</summary>
    public string? Outcome { get; set; }
    public string? EndReason { get; set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public string Status =>
        WinDue is not null ? "winReported"
        : AnswerDue is not null ? "informationRequested"
        : Outcome is "won" ? "won"
        : Claims.Exists(it => it.IsProtected) ? "approved"
        : Claims.Exists(it => it.IsUndecided) ? "submitted"
        : Claims.Exists(it => it.IsLive) ? "waitlisted"
        : Outcome ?? "expired";

    public bool IsOver => Status is "won" || Ended.Contains(Status);

    public bool NeedsReview => Status is "submitted" || ReviewRequired || ExtensionAskedAt is not null;

    public IEnumerable<ModelClaim> Live => Claims.Where(it => it.IsLive);

    public IEnumerable<ModelClaim> Undecided => Claims.Where(it => it.IsUndecided);

    public IEnumerable<ModelClaim> Offered => Claims.Where(it => it.Is is ClaimIs.Offered);

    public bool HasOffer => Offered.Any();

    public ModelClaim? ClaimOn(string line) => Claims.Find(it => it.Line == line);

    public ModelDeal Copy()
    {
        var copy = (ModelDeal)MemberwiseClone();
        copy.Claims = Claims.ConvertAll(it => it.Copy());
        return copy;
    }

    /// <summary>How it reads, whether or not anybody has noticed what the clock did.</summary>
    public ModelDeal At(DateTimeOffset now)
    {
        var read = Copy();
        read.Advance(now);
        return read;
    }

    /// <summary>Does what the clock brought about.</summary>
    /// <returns>The lines that came free.</returns>
    public IReadOnlyList<string> Advance(DateTimeOffset now)
    {
        var taken = Claims.Where(it => it.Takes).Select(it => it.Line).ToList();
        while (Live.Select(it => it.Dies).Append(AnswerDue).Append(WinDue).Min() is { } at && at <= now)
        {
            if (AnswerDue <= at)
            {
                TimeToAnswer += at - AskedAt!.Value;
                End("withdrawn", EndedBy.Withdrawal, at);
                continue;
            }

            if (WinDue <= at) ForgetWin();
            foreach (var claim in Live.Where(it => it.Dies <= at).ToList())
                claim.End(at, Outcome is "won" ? EndedBy.Other : EndedBy.Expiry);
            Settle(at);
        }

        return [.. taken.Where(it => ClaimOn(it) is { Takes: false })];
    }

    public void End(string outcome, EndedBy because, DateTimeOffset at)
    {
        AnswerDue = null;
        if (WinDue is not null) ForgetWin();
        foreach (var claim in Claims) claim.End(at, because);
        Outcome = outcome;
        Settle(at);
    }

    /// <summary>What follows from its lines, whatever happened to them.</summary>
    public void Settle(DateTimeOffset at)
    {
        var status = Status;
        EndedAt = !IsOver ? null : status == _settled ? EndedAt ?? at : at;
        _settled = status;
        if (status is not "approved") ExtensionAskedAt = null;
        // Beside what is protected, staff has a held line to decide.
        ReviewRequired = status is "approved" or "winReported" && (ReviewRequired || Undecided.Any());
        if (!NeedsReview) Review = null;
    }

    public void RequestReview(DateTimeOffset now, DateTimeOffset? since = null)
    {
        if (NeedsReview) Review ??= (since ?? now, BusinessDays.After(now, 2));
    }

    /// <summary>A win that nobody confirmed: it goes back to what the clock says.</summary>
    private void ForgetWin()
    {
        (WinDue, WinLines) = (null, []);
        foreach (var claim in Claims.Where(it => it.Is is ClaimIs.Held)) claim.Dies = claim.Until;
    }
}
