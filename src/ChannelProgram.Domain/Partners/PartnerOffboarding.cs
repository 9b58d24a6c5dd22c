using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Partners;

/// <summary>A partner that leaves the program, with or without a successor.</summary>
public sealed partial class Partner
{
    /// <summary>
    /// From when on it leaves the program, as planned; null: it stays. A suspended one stays suspended meanwhile.
    /// </summary>
    public DateTimeOffset? LeavesAt { get; private set; }

    /// <summary>The partner that takes over its business then; null: nobody does.</summary>
    public PartnerId? Successor { get; private set; }

    /// <summary>By the clock, whether or not that is stored.</summary>
    public PartnerStatus StatusAt(DateTimeOffset now) =>
        Status is PartnerStatus.Active && LeavesAt <= now ? PartnerStatus.Offboarding : Status;

    /// <summary>It registers deals: it is neither suspended nor leaving, by the clock.</summary>
    public bool IsActive(DateTimeOffset now) => StatusAt(now) is PartnerStatus.Active;

    public bool MayBeOffboarded => Status is PartnerStatus.Active or PartnerStatus.Suspended && LeavesAt is null;

    /// <summary>It is to leave the program, now or later.</summary>
    /// <param name="successor">Who takes over its business; null: nobody, and what is protected runs out.</param>
    public Refusal? Offboard(PartnerId? successor, DateTimeOffset at, DateTimeOffset now)
    {
        if (!MayBeOffboarded) return PartnerRefusals.StatusForbids(Status);
        (LeavesAt, Successor) = (at, successor);
        // A suspended one stays suspended until it has left.
        if (at > now || Status is PartnerStatus.Suspended) Record(PartnerEvent.Changed, now);
        else BeginToLeave(now);
        return null;
    }

    /// <summary>The planned instant has come. Repeating it changes nothing.</summary>
    public void BeginToLeave(DateTimeOffset now)
    {
        if (!(LeavesAt <= now) || Status is not PartnerStatus.Active) return;
        Status = PartnerStatus.Offboarding;
        Record(PartnerEvent.Offboarding, LeavesAt.Value);
    }

    /// <summary>
    /// Another partner names it as its successor: nobody offboards it at the same instant, for both change it.
    /// </summary>
    public void BecomeSuccessor() => Revision++;

    /// <summary>Nothing is left to it.</summary>
    public void CompleteOffboarding(DateTimeOffset now)
    {
        (Status, SuspensionMessage) = (PartnerStatus.Offboarded, null);
        (Distributor, ChannelManager, DeputyManager) = (null, null, null);
        Record(PartnerEvent.Offboarded, now);
    }

    /// <summary>It is the same organisation now: it registers no deals with a customer that has one of these.</summary>
    public void TakeOverKeys(IEnumerable<StrongKey> keys, DateTimeOffset now)
    {
        var added = keys.Except(_keys.Select(it => it.Key)).ToList();
        if (added.Count == 0) return;
        _keys.AddRange(added.Select(it => new PartnerKey(it)));
        Record(PartnerEvent.Changed, now);
    }
}
