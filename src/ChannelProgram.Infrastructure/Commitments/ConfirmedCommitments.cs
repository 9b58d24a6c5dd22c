using ChannelProgram.Application.Commitments;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Commitments;

internal sealed class ConfirmedCommitments(ChannelDb db) : IConfirmedCommitments
{
    public async Task<IReadOnlyList<ConfirmedCommitment>> Of(
        IReadOnlyCollection<PartnerId> partners, CancellationToken ct) =>
        await partners.QueryInChunks(some => db.Set<Commitment>().AsNoTracking()
            .Where(it => some.Contains(it.Partner) && it.ConfirmedAt != null)
            .Select(it => new ConfirmedCommitment(it.Partner, it.Year, it.Amount.Amount, it.ConfirmedAt!.Value, it.EndedAt))
            .ToListAsync(ct));
}
