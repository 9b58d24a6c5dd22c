using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.CustomerResolution;

public readonly record struct AccountMergeId(Guid Value) : ITypedId<AccountMergeId>
{
    public static AccountMergeId From(Guid value) => new(value);
}

public sealed class AccountMerge : AggregateRoot
{
    private AccountMerge() { }

    public AccountMergeId Id { get; private init; }

    public AccountId Survivor { get; private init; }

    public AccountId Absorbed { get; private init; }

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public IReadOnlyList<ClaimSnapshot> Snapshots { get; private init; } = [];

    /// <summary>The accounts whose parent was the absorbed account; their parent is the survivor now.</summary>
    public IReadOnlyList<AccountId> Subsidiaries { get; private init; } = [];

    public static AccountMerge Of(
        Account survivor, Account absorbed, IReadOnlyList<ClaimSnapshot> snapshots, IReadOnlyList<AccountId> subsidiaries,
        DateTimeOffset now)
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
        foreach (var (account, type,
            other) in new[] { (survivor.Id, AccountEvent.Absorbed, absorbed.Id),
                (absorbed.Id, AccountEvent.Merged, survivor.Id) })
            merge.Raise(new AccountEvent(type, account, now, new AccountMergeBody(other.Value, merge.Id.Value)));
        return merge;
    }

    public bool IsFinal(ProgramVersion program, DateTimeOffset now) => now >= At.AddDays(program.Accounts.UnmergeDays);

    public void Undo(Account absorbed, DateTimeOffset now)
    {
        UndoneAt = now;
        absorbed.Unmerge(now);
        foreach (var account in new[] { Survivor, Absorbed })
            Raise(new AccountEvent(
                AccountEvent.Unmerged, account, now,
                new AccountMergeBody((account == Survivor ? Absorbed : Survivor).Value, Id.Value)));
    }
}
