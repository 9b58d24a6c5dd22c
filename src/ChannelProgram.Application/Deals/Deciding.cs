using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>What staff decides about a deal, one at a time or many at once: the one place where it happens, in a deal that was opened.</summary>
public sealed class Deciding(DealForChange deals, IProgramVersions programs)
{
    public Task<Refusal?> Approve(Deal deal, DateTimeOffset now, CancellationToken ct) =>
        deals.Change(deal, () => deal.Approve(programs.InForce(now), now), now, ct);

    public Task<Refusal?> Reject(Deal deal, DealReason reason, string? message, DateTimeOffset now, CancellationToken ct) =>
        deals.Change(deal, () => deal.Reject(reason, message, now), now, ct);
}
