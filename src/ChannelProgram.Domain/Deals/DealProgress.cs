using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

/// <summary>What shows that its partner works on the deal.</summary>
public sealed partial class Deal
{
    /// <summary>When its partner last did something for it, its registration included.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>When it last came closer to an order: a stage further than any before, or an activity that shows it.</summary>
    public DateTimeOffset? LastProgressAt { get; private set; }

    /// <summary>The furthest stage that it ever had.</summary>
    public SalesStage FurthestStage { get; private set; }

    /// <summary>What was done before it was protected does not count against it.</summary>
    public TimeSpan IdleFor(DateTimeOffset now) =>
        now - (Lines.Protection is { From: var since } && since > LastActivityAt ? since : LastActivityAt);

    /// <summary>It is protected, and nothing was done for it for some days.</summary>
    public bool IsStale(ProgramVersion program, DateTimeOffset now) =>
        Lines.AnyProtected && Status is DealStatus.Approved && IdleFor(now) >= TimeSpan.FromDays(program.Protection.StaleDays);

    /// <summary>
    /// Its partner did something for it. What counts is when that was recorded, not when it is said to have been.
    /// </summary>
    /// <param name="showsProgress">It brought the deal closer to an order.</param>
    public Refusal? RecordActivity(Guid activity, bool showsProgress, DateTimeOffset now)
    {
        if (RefusalOfAnEnded is { } refused) return refused;

        Change(now, isAutomatic: false, () =>
        {
            LastActivityAt = now;
            if (showsProgress) LastProgressAt = now;
        }, DealEvent.ActivityAdded, [$"/activities/{activity}"]);
        return null;
    }

    /// <summary>Also an expired deal takes it, as long as a late order may be reported.</summary>
    public Refusal? AddDocument(Guid document, ProgramVersion program, DateTimeOffset now)
    {
        if (!MayReportLate(program, now) && RefusalOfAnEnded is { } refused) return refused;

        ChangeDocuments(DealEvent.DocumentAdded, document, now);
        return null;
    }

    public Refusal? RemoveDocument(Guid document, DateTimeOffset now)
    {
        if (Status is DealStatus.WinReported or DealStatus.Won && OrderReference is null)
            return DealRefusals.StatusForbids(Status, "The documents of this deal prove its win.");
        if (RefusalOfAnEnded is { } refused) return refused;

        ChangeDocuments(DealEvent.DocumentRemoved, document, now);
        return null;
    }

    private Refusal? RefusalOfAnEnded => HasEnded ? DealRefusals.StatusForbids(Status, "This deal has ended.") : null;

    private void ChangeDocuments(string type, Guid document, DateTimeOffset now) =>
        Change(now, isAutomatic: false, () => { }, type, [$"/documents/{document}"]);

    private void MoveToStage(SalesStage stage, DateTimeOffset now)
    {
        Stage = stage;
        if (stage <= FurthestStage) return;
        (FurthestStage, LastProgressAt) = (stage, now);
    }
}
