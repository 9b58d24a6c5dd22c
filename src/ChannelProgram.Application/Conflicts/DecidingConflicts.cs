using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What staff decides about a line that two registrations held, under the locks of both.</summary>
public sealed class DecidingConflicts(IChannelDb db, ILineConflicts conflicts, Succession succession, IProgramVersions programs)
{
    /// <returns>The deal that waited for the line, as it is then; null: there is no such conflict, or it is over.</returns>
    public async Task<Deal?> Decide(Guid id, LineOutcome outcome, DateTimeOffset now, CancellationToken ct)
    {
        if (await conflicts.Find(id, ct) is not var (conflict, _, _, _, _)) return null;

        var holder = await conflicts.HolderOf(conflict.HolderClaim, ct);
        var challenger = (Deal)await conflicts.HolderOf(conflict.ChallengerClaim, ct);
        await succession.Retire([holder], now, ct);
        // The clock has decided: the line went to the next, which the challenger was.
        if (await conflicts.Find(id, ct) is null) return null;

        conflict.Decide(outcome, now);
        if (outcome is LineOutcome.UpholdHolder) challenger.Lose(conflict.ChallengerClaim, now);
        else
        {
            if (holder is Deal deal) deal.Lose(conflict.HolderClaim, now);
            else ((VendorClaim)holder).Lose(conflict.HolderClaim, now);
            // Given up in the database before it is taken: the index that allows one holder looks at every statement.
            await db.Save(ct);
            challenger.Win(conflict.ChallengerClaim, programs.InForce(now), now);
        }

        await db.Save(ct);
        return challenger;
    }
}
