using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// Steps of every decision of staff. Of two at once the later one is done again, since the revision is a concurrency token.
/// </summary>
public sealed class ApplicationDecisions(
    IPartnerApplications applications, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
{
    public async Task<Result<PartnerApplicationView>> Decide(
        PartnerApplicationId id, Func<PartnerApplication, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (await applications.Find(id, ct) is not { } found) return PartnerApplicationRefusals.NotFound;
        if (!preconditions.Met(PartnerApplicationView.Of(found, caller.Known))) return Refusal.VersionChanged;
        return await decide(found, clock.Now()) is { } refused ? refused : PartnerApplicationView.Of(found, caller.Known);
    }
}
