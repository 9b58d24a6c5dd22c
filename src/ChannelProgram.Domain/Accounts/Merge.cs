using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Ids ascend with time.</summary>
public readonly record struct MergeId(Guid Value);

/// <summary>
/// Two customers that staff found to be one, with what that changed of lines that both had, so that it can be taken back.
/// </summary>
public sealed class Merge : AggregateRoot
{
    private Merge() { }

    public MergeId Id { get; private init; }

    /// <summary>The customer that remains.</summary>
    public AccountId Survivor { get; private init; }

    /// <summary>The one that became part of it; what it had is the survivor's.</summary>
    public AccountId Absorbed { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>When staff told them apart again; null: it did not.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>What did not stand, each as it was before.</summary>
    public IReadOnlyList<Contest> Contests { get; private init; } = [];

    /// <summary>Whose parent was the one that became part of the other, and is the other now.</summary>
    public IReadOnlyList<AccountId> Subsidiaries { get; private init; } = [];

    public static Merge Of(
        Account survivor, Account absorbed, IReadOnlyList<Contest> contests, IReadOnlyList<AccountId> subsidiaries, DateTimeOffset now)
    {
        var merge = new Merge
        {
            Id = new(Guid.CreateVersion7(now)),
            Survivor = survivor.Id,
            Absorbed = absorbed.Id,
            At = now,
            Contests = contests,
            Subsidiaries = subsidiaries,
        };
        absorbed.BecomePartOf(survivor.Id, now);
        foreach (var (account, type, other) in new[] { (survivor.Id, AccountEvent.Absorbed, absorbed.Id), (absorbed.Id, AccountEvent.Merged, survivor.Id) })
            merge.Raise(new AccountEvent(type, account, now, new { Account = other, Merge = merge.Id }));
        return merge;
    }

    /// <summary>From here on they stay one.</summary>
    public bool IsFinal(ProgramVersion program, DateTimeOffset now) => now >= At.AddDays(program.Terms.UnmergeDays);

    /// <summary>They are two again.</summary>
    public void Undo(Account absorbed, DateTimeOffset now)
    {
        UndoneAt = now;
        absorbed.StandAlone(now);
        foreach (var account in new[] { Survivor, Absorbed })
            Raise(new AccountEvent(AccountEvent.Unmerged, account, now, new { Account = account == Survivor ? Absorbed : Survivor, Merge = Id }));
    }
}

/// <summary>A claim that did not stand when two customers became one, as it was before.</summary>
/// <param name="Kept">What was left of a protection that it waited for even then.</param>
/// <param name="Left">What its deal read right after the merge; null: it is the vendor's.</param>
public sealed record Contest(
    long Claim, Fate Fate, ClaimState State, bool Ahead, TimeSpan? Kept, Protection? Protection, int? ProgramVersion, DealStatus? Left);
