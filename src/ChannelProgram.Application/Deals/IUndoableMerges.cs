using ChannelProgram.Domain.Accounts;

namespace ChannelProgram.Application.Deals;

/// <summary>Merges of accounts that can still be undone: until then each part needs a key of its own.</summary>
public interface IUndoableMerges
{
    /// <summary>The accounts that were merged into one of these after this instant and have keys there.</summary>
    Task<IReadOnlySet<AccountId>> FindParts(IReadOnlySet<AccountId> accounts, DateTimeOffset mergedAfter, CancellationToken ct);
}
