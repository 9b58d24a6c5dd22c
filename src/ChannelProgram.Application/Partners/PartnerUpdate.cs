using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Partners;

/// <summary>
/// Steps of every change of a partner: load, check the version that the caller named, decide. Of two at once the later one is
/// done again, since the revision is a concurrency token.
/// </summary>
public sealed class PartnerUpdate(IChannelDb db, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
{
    public async Task<Result<PartnerView>> Update(
        PartnerId id, Func<Partner, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (await db.Partners.SingleOrDefaultAsync(it => it.Id == id, ct) is not { } partner) return PartnerRefusals.NotFound;
        if (!preconditions.Met(View(partner))) return Refusal.VersionChanged;
        if (await decide(partner, clock.Now()) is { } refused) return refused;

        await db.Save(ct);
        return View(partner);
    }

    public Task<Result<PartnerView>> Update(
        PartnerId id, Func<Partner, DateTimeOffset, Refusal?> decide, CancellationToken ct) =>
        Update(id, (partner, now) => Task.FromResult(decide(partner, now)), ct);

    public PartnerView View(Partner partner) => PartnerView.Of(partner, caller.Known, clock.Now());
}
