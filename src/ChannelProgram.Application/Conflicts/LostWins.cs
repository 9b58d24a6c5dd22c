using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A deal was won without a line that somebody else has by now: whose sale it was is a case.</summary>
internal sealed class LostWins(IConflicts conflicts, ConflictOpening opening) : ILostWins
{
    public async Task OpenCases(Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        if (await conflicts.IsOpenAbout(deal.Id, ConflictKind.Attribution, ct)) return;

        var lines = deal.Products.Where(it => it.IsWon).Select(it => it.ProductLine).Distinct()
            .Where(it => deal.StateOf(it) is not ClaimState.Held).Order(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var lost = deal.Claims.First(it => it.ProductLine == line);
            if (await opening.HolderOf(deal, lost.Target, now, ct) is { Holder: var holder })
                opening.Open(deal, ConflictKind.Attribution, line, holder as Deal, now);
        }
    }
}
