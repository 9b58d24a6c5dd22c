using ChannelProgram.Domain.Accounts;

namespace ChannelProgram.Application.Deals;

/// <summary>Account merges that can still be undone. Until they are final each part must keep a key.</summary>
public interface IUndoableMerges
{
    /// <summary>Accounts that were merged into one of these after this instant and have keys there.</summary>
    Task<IReadOnlySet<AccountId>> FindParts(IReadOnlySet<AccountId> accounts, DateTimeOffset mergedAfter, CancellationToken ct);
}
