using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.CustomerResolution;

/// <summary>Ids ascend with time.</summary>
public readonly record struct AccountMergeId(Guid Value) : ITypedId<AccountMergeId>
{
    public static AccountMergeId From(Guid value) => new(value);
}

/// <summary>
/// Two customers that staff found to be one, with what that changed of lines that both had, so that it can be taken back.
/// </summary>
public sealed class AccountMerge : AggregateRoot
{
    private AccountMerge() { }

    public AccountMergeId Id { get; private init; }

    /// <summary>The customer that remains.</summary>
    public AccountId Survivor { get; private init; }

    /// <summary>The one that became part of it; what it had is the survivor's.</summary>
    public AccountId Absorbed { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>When staff told them apart again; null: it did not.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>What did not stand, each as it was before.</summary>
    public IReadOnlyList<ClaimSnapshot> Snapshots { get; private init; } = [];

    /// <summary>Whose parent was the one that became part of the other, and is the other now.</summary>
    public IReadOnlyList<AccountId> Subsidiaries { get; private init; } = [];

    public static AccountMerge Of(
        Account survivor, Account absorbed, IReadOnlyList<ClaimSnapshot> snapshots, IReadOnlyList<AccountId> subsidiaries, DateTimeOffset now)
    {
        var merge = new AccountMerge
        {
            Id = new(Guid.CreateVersion7(now)),
            Survivor = survivor.Id,
            Absorbed = absorbed.Id,
            At = now,
            Snapshots = snapshots,
            Subsidiaries = subsidiaries,
        };
        absorbed.MergeInto(survivor.Id, now);
        foreach (var (account, type, other) in new[] { (survivor.Id, AccountEvent.Absorbed, absorbed.Id), (absorbed.Id, AccountEvent.Merged, survivor.Id) })
            merge.Raise(new AccountEvent(type, account, now, new AccountMergeBody(other.Value, merge.Id.Value)));
        return merge;
    }

    /// <summary>From here on they stay one.</summary>
    public bool IsFinal(ProgramVersion program, DateTimeOffset now) => now >= At.AddDays(program.Accounts.UnmergeDays);

    /// <summary>They are two again.</summary>
    public void Undo(Account absorbed, DateTimeOffset now)
    {
        UndoneAt = now;
        absorbed.Unmerge(now);
        foreach (var account in new[] { Survivor, Absorbed })
            Raise(new AccountEvent(
                AccountEvent.Unmerged, account, now, new AccountMergeBody((account == Survivor ? Absorbed : Survivor).Value, Id.Value)));
    }
}
