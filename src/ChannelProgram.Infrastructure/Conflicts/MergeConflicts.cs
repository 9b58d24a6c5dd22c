using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Conflicts;

internal sealed class MergeConflicts(ChannelDb db, IProgramVersions programs) : IMergeConflicts
{
    public void Open(AccountMergeId merge, MergeDecision decision, DateTimeOffset now) =>
        db.Add(LineConflict.Open(merge, decision, programs.InForce(now), now));

    public Task<bool> AnyDecided(AccountMergeId merge, CancellationToken ct) =>
        db.Set<LineConflict>().AnyAsync(it => it.Merge == merge && it.DecidedAt != null, ct);
}
