using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class CallerProfiles(ChannelDb db, ProgramClock clock) : ICallerProfiles
{
    public async Task<string> NameOf(Caller caller, CancellationToken ct)
    {
        if (caller.Kind is not (CallerKind.PartnerUser or CallerKind.Staff)) return caller.Id;

        var id = Guid.Parse(caller.Id, CultureInfo.InvariantCulture);
        return await db.Users.Where(it => it.Id == id).Select(it => it.Email!).SingleAsync(ct);
    }

    public async Task<MeView.PartnerView> PartnerOf(PartnerId partner, CancellationToken ct)
    {
        var now = clock.Now();
        return await db.Set<Partner>().Where(it => it.Id == partner)
            .Select(it => new MeView.PartnerView(it.Id.Value, it.Name, it.TierUntil <= now ? it.TierAfter! : it.Tier, it.Status))
            .SingleAsync(ct);
    }
}
