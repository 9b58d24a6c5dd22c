using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>What a partner holds and would hold by an evaluation of now, and what it is going to lose. Stores nothing.</summary>
public sealed class TierReading(
    IPartnerTiers tiers, TierFactsReader reader, IProgramVersions programs, IPreconditions preconditions, CurrentCaller caller,
    ProgramClock clock)
{
    /// <summary>Null: there is this partner, and the caller knows its tier as it is, if it named a version.</summary>
    public async Task<Refusal?> Check(PartnerId partner, CancellationToken ct)
    {
        var known = await Read(partner, ct);
        return known.Refusal ?? (preconditions.Met(known.Value) ? null : Refusal.VersionChanged);
    }

    /// <param name="assume">What there is besides; null: nothing.</param>
    public async Task<Result<TierView>> Read(
        PartnerId partner, CancellationToken ct,
        Func<TierFacts, ProgramVersion, DateTimeOffset, Result<TierFacts>>? assume = null)
    {
        if ((await tiers.Load([partner], ct)).SingleOrDefault() is not { } found) return TierRefusals.NoSuchPartner;

        var now = clock.Now();
        var program = programs.InForce(now);
        var (engine, tier) = (new TierEngine(program, now), found.Tier ?? PartnerTier.Begin(found.Partner, program));
        var known = (await reader.Of(
            new Dictionary<PartnerId, DateTimeOffset> { [partner] = found.Partner.CreatedAt }, [engine], ct))[partner];
        var assumed = assume is null ? known : assume(known, program, now);
        if (assumed.Refusal is { } refused) return refused;

        return TierView.Of(
            found.Partner, tier, engine.Evaluate(assumed.Value, tier.State), engine.Forecast(assumed.Value, tier.State), program,
            caller.Known, now, isAssumed: assume is not null);
    }
}
