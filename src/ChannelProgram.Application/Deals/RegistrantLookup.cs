using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

public sealed class RegistrantLookup(CurrentCaller caller, IProgramVersions programs, ProgramClock clock)
{
    /// <param name="known">What the deal was known by as a draft; null: it was none.</param>
    public RegistrationRequest Read(DealRegistration form, DealIdentity? known = null)
    {
        var now = clock.Now();
        var program = programs.InForce(now);
        return new(PartnerOf(form), form.Read(program), program, now) { Known = known };
    }

    public PartnerId PartnerOf(DealRegistration form) => caller.Known.Partner ?? form.Partner!.Value;

    public static Result<Registrant> CheckEligibility(
        Partner? found, ProgramVersion program, Registration asked, DateTimeOffset now)
    {
        if (found is null)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["/partner"] = ["is no partner of the program"] });
        if (asked.Distributor is { } distributor && distributor != found.Distributor) return DealRefusals.OtherDistributor;

        var registrant = Registrant.From(found, program, now);
        return registrant.RefusedFor(asked.Customer.StrongKeys(program.AllSharedHosts)) is { } refused ? refused : registrant;
    }
}
