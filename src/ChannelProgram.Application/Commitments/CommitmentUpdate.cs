using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Commitments;

/// <summary>
/// Steps of every change of a commitment. Of two at once the later one is done again, since the revision is a concurrency token.
/// </summary>
public sealed class CommitmentUpdate(IChannelDb db, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
{
    public async Task<Result<CommitmentView>> Update(
        PartnerId partner, CommitmentId id, Func<Commitment, DateTimeOffset, Task<Refusal?>> change, CancellationToken ct)
    {
        if (await db.FindCommitment(partner, id, ct) is not { } commitment) return CommitmentRefusals.NotFound;
        if (!preconditions.Met(View(commitment))) return Refusal.VersionChanged;
        if (await change(commitment, clock.Now()) is { } refused) return refused;

        await db.Save(ct);
        return View(commitment);
    }

    public Task<Result<CommitmentView>> Update(
        PartnerId partner, CommitmentId id, Func<Commitment, DateTimeOffset, Refusal?> change, CancellationToken ct) =>
        Update(partner, id, (commitment, now) => Task.FromResult(change(commitment, now)), ct);

    public CommitmentView View(Commitment commitment) => CommitmentView.Of(commitment, caller.Known);
}

public static class CommitmentSet
{
    extension(IChannelDb db)
    {
        public DbSet<Commitment> Commitments => db.Set<Commitment>();

        /// <returns>Null: the caller has no such commitment of this partner.</returns>
        public Task<Commitment?> FindCommitment(PartnerId partner, CommitmentId id, CancellationToken ct) =>
            db.Commitments.SingleOrDefaultAsync(it => it.Id == id && it.Partner == partner, ct);
    }
}
