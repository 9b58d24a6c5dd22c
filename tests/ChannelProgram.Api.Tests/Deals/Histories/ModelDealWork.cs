namespace ChannelProgram.Api.Tests.Deals.Histories;

/// <summary>What its partner and staff do with it, without a look at others.</summary>
internal sealed partial class ModelDeal
{
    private DateTimeOffset? _pausedSince;

    public bool MayBeAsked => TimesAsked < 2 && TimeToAnswer < TimeSpan.FromDays(10);

    public void Begin(int stage) => (Stage, FurthestStage) = (stage, stage);

    public void MoveToStage(int to, DateTimeOffset now)
    {
        if (to == Stage) return;
        if (to > FurthestStage) (FurthestStage, ProgressAt) = (to, now);
        (Stage, ActiveAt) = (to, now);
    }

    public void Ask(DateTimeOffset now)
    {
        (AskedAt, _pausedSince, TimesAsked) = (now, Review?.Since ?? now, TimesAsked + 1);
        AnswerDue = now + TimeSpan.FromDays(10) - TimeToAnswer;
        Settle(now);
    }

    public void Answer(DateTimeOffset now)
    {
        var took = now - AskedAt!.Value;
        TimeToAnswer += took;
        (AnswerDue, ActiveAt) = (null, now);
        Settle(now);
        // Time in the partner's hands does not count.
        RequestReview(now, _pausedSince + took);
    }

    /// <summary>Lines in the last 10 days of their protection.</summary>
    public IEnumerable<ModelClaim> Extensible(DateTimeOffset now) =>
        Status is "approved" && Extensions < 2 ? Claims.Where(it => it.IsProtected && it.Until <= now.AddDays(10)) : [];

    /// <summary>Lines whose protection has ended and whose order may still be reported.</summary>
    public IEnumerable<ModelClaim> Late(DateTimeOffset now) =>
        // At 15 days to the instant the rules are silent: it is over, as everything half-open.
        Claims.Where(it => it.HasRunOut && it.Until > now.AddDays(-15));

    /// <summary>Lines that an order of this day may be about.</summary>
    public IEnumerable<ModelClaim> Winnable(DateTime wonOn, DateTimeOffset now)
    {
        var day = new DateTimeOffset(wonOn, TimeSpan.Zero);
        return Claims.Where(it => it.IsProtected).Concat(Late(now).Where(it => day < it.Until));
    }

    public bool MayWin(DateTimeOffset now) => Status is "approved"
        || (Status is "expired" or "submitted" or "waitlisted" && Late(now).Any());

    /// <summary>What it had when it was lost or withdrawn, as far as it is not over by now anyway.</summary>
    public IEnumerable<ModelClaim> Undoable(DateTimeOffset now) =>
        Status is "lost" or "withdrawn" && EndedAt > now.AddDays(-7)
            ? Claims.Where(it => it.Because is EndedBy.Withdrawal or EndedBy.Loss && it.EndedAt == EndedAt
                && !(it.WasHeld && it.Until <= now))
            : [];

    /// <summary>What its partner could do, in the order in which the API names it.</summary>
    public IEnumerable<string> NextActions(DateTimeOffset now)
    {
        if (Status is "submitted" or "informationRequested" or "waitlisted" or "approved") yield return "update";
        if (Status is "informationRequested") yield return "answer";
        if (HasOffer) yield return "acceptOffer";
        if (HasOffer) yield return "declineOffer";
        if (Extensible(now).Any() && ExtensionAskedAt is null) yield return "extend";
        if (MayWin(now)) yield return "win";
        if (Status is "approved") yield return "lose";
        if (!IsOver) yield return "withdraw";
        if (Status is "waitlisted" && Claims.Exists(it => it.Is is ClaimIs.Waitlisted)) yield return "dispute";
    }

    /// <summary>Instants around which something may change.</summary>
    public IEnumerable<DateTimeOffset> Brinks()
    {
        foreach (var claim in Claims)
        {
            if (claim.Dies is { } dies) yield return dies;
            if (claim.IsProtected) yield return claim.Until!.Value.AddDays(-10);
            if (claim.HasRunOut) yield return claim.Until!.Value.AddDays(15);
            if (claim.EndedAt is { } ended) yield return ended.AddDays(30);
        }

        foreach (var at in new[] { AnswerDue, WinDue, EndedAt?.AddDays(7), IdleSince.AddDays(21) })
            if (at is { } known) yield return known;
        if (Review is not var (since, due)) yield break;
        foreach (var at in new[] { due, BusinessDays.After(since, 5), BusinessDays.After(since, 20) }) yield return at;
    }
}
