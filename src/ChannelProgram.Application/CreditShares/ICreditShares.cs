using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.CreditShares;

/// <summary>How the credit for lines of deals is shared. It is the program's: no partner is told anything of it.</summary>
public interface ICreditShares
{
    /// <summary>The one in force for a line of a deal, to change it; null: the credit is all the holder's.</summary>
    Task<CreditSplit?> Find(DealId deal, string line, CancellationToken ct);

    /// <summary>Those in force for any line of these deals.</summary>
    Task<IReadOnlyList<CreditSplit>> InForce(IReadOnlyCollection<DealId> deals, CancellationToken ct);

    /// <summary>Also those that have ended.</summary>
    Task<IReadOnlyList<CreditSplit>> WithIds(IReadOnlyCollection<CreditSplitId> ids, CancellationToken ct);

    /// <summary>Of two at once for one line the later loses by the unique index, and its transaction is run again.</summary>
    void Add(CreditSplit split);
}
