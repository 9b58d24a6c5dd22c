using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>For whom a deal is to be registered: the caller's own partner, or the one that staff names.</summary>
public sealed class Registering(IChannelDb db, IProgramVersions programs, CurrentCaller caller, TimeProvider time)
{
    /// <summary>The partner as of now, if it may register.</summary>
    public async Task<Result<Registrant>> Find(RegistrationForm form, CancellationToken ct)
    {
        var id = caller.Known.Partner ?? new PartnerId(form.Partner!.Value);
        if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, ct) is not { } partner)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["/partner"] = ["is no partner of the program"] });

        var registrant = Registrant.From(partner, programs.InForce(time.Now()));
        return registrant.Refused is { } refused ? refused : registrant;
    }
}
