using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>Evaluates tiers of partners, and keeps what has changed.</summary>
public sealed class TierEvaluations(IPartnerTiers tiers, TierFactsReader reader, IProgramVersions programs)
{
    /// <summary>Evaluates all of them at once. Of two at the same time the later is done again.</summary>
    /// <returns>What was found, of those that the caller sees.</returns>
    public async Task<IReadOnlyList<TierEvaluation>> Evaluate(
        IReadOnlyCollection<PartnerId> partners, DateTimeOffset now, CancellationToken ct)
    {
        var (program, loaded) = (programs.InForce(now), await tiers.Load(partners, ct));
        var engine = new TierEngine(program, now);
        var facts = await reader.Of(loaded.ToDictionary(it => it.Partner.Id, it => it.Partner.CreatedAt), [engine], ct);
        var (unchanged, found) = (new List<PartnerId>(), new List<TierEvaluation>());
        foreach (var one in loaded)
        {
            var at = After(one.Tier, now);
            var evaluated = (at == now ? engine : new TierEngine(program, at))
                .Evaluate(facts[one.Partner.Id], StateOf(one, program));
            found.Add(evaluated);
            if (one is { Tier: { } tier, Last: { } last }
                && ReferenceEquals(evaluated.Next, tier.State) && last.FoundTheSameAs(evaluated)
                && evaluated.IsShortOfLowest == one.Partner.IsTierPaused)
                unchanged.Add(one.Partner.Id);
            else Keep(one, evaluated, program);
        }

        await tiers.Save(ct);
        await tiers.MarkEvaluated(unchanged, now, ct);
        return found;
    }

    /// <summary>Changes what staff decides of one tier, and evaluates it in the same step.</summary>
    /// <param name="decide">Gets the instant at which it takes effect.</param>
    public async Task<Refusal?> Change(
        PartnerId partner, Func<PartnerTier, ProgramVersion, DateTimeOffset, Refusal?> decide, DateTimeOffset now,
        CancellationToken ct)
    {
        if ((await tiers.Load([partner], ct)).SingleOrDefault() is not { } found) return TierRefusals.NoSuchPartner;

        var (program, at) = (programs.InForce(now), After(found.Tier, now));
        var one = found with { Tier = found.Tier ?? PartnerTier.Begin(found.Partner, program) };
        tiers.Change(one);
        if (decide(one.Tier, program, at) is { } refused) return refused;

        var engine = new TierEngine(program, at);
        var facts = await reader.Of(
            new Dictionary<PartnerId, DateTimeOffset> { [partner] = one.Partner.CreatedAt }, [engine], ct);
        Record(one.Partner, one.Tier, engine.Evaluate(facts[partner], one.Tier.State), program);
        await tiers.Save(ct);
        return null;
    }

    private static TierState StateOf(EvaluatedPartner it, ProgramVersion program) =>
        (it.Tier ?? PartnerTier.Begin(it.Partner, program)).State;

    /// <summary>
    /// Evaluations of one partner follow each other in time, whatever another node's clock says, and whoever was quicker.
    /// </summary>
    private static DateTimeOffset After(PartnerTier? tier, DateTimeOffset now) =>
        tier?.EvaluatedAt >= now ? tier.EvaluatedAt.Value.AddMicroseconds(1) : now;

    private void Keep(EvaluatedPartner found, TierEvaluation evaluated, ProgramVersion program)
    {
        var one = found with { Tier = found.Tier ?? PartnerTier.Begin(found.Partner, program) };
        tiers.Change(one);
        Record(one.Partner, one.Tier, evaluated, program);
    }

    private void Record(Partner partner, PartnerTier tier, TierEvaluation evaluated, ProgramVersion program)
    {
        tiers.Add(tier.Record(evaluated));
        partner.Hold(tier.Held(program, evaluated.IsShortOfLowest), evaluated.At);
    }
}
