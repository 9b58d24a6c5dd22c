using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Common;
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
            var evaluated = engine.Evaluate(facts[one.Partner.Id], StateOf(one, program));
            found.Add(evaluated);
            if (one is { Tier: { } tier, Last: { } last }
                && ReferenceEquals(evaluated.Next, tier.State) && last.FoundTheSameAs(evaluated))
                unchanged.Add(one.Partner.Id);
            else Keep(one, evaluated, program, now);
        }

        await tiers.Save(ct);
        await tiers.MarkEvaluated(unchanged, now, ct);
        return found;
    }

    /// <summary>Changes what staff decides of one tier, and evaluates it in the same step.</summary>
    public async Task<Refusal?> Change(
        PartnerId partner, Func<PartnerTier, ProgramVersion, Refusal?> decide, DateTimeOffset now, CancellationToken ct)
    {
        if ((await tiers.Load([partner], ct)).SingleOrDefault() is not { } found) return TierRefusals.NoSuchPartner;

        var program = programs.InForce(now);
        var one = found with { Tier = found.Tier ?? PartnerTier.Begin(found.Partner, program) };
        tiers.Change(one);
        if (decide(one.Tier, program) is { } refused) return refused;

        var engine = new TierEngine(program, now);
        var facts = await reader.Of(
            new Dictionary<PartnerId, DateTimeOffset> { [partner] = one.Partner.CreatedAt }, [engine], ct);
        Record(one.Partner, one.Tier, engine.Evaluate(facts[partner], one.Tier.State), now);
        await tiers.Save(ct);
        return null;
    }

    private static TierState StateOf(EvaluatedPartner it, ProgramVersion program) =>
        (it.Tier ?? PartnerTier.Begin(it.Partner, program)).State;

    private void Keep(EvaluatedPartner found, TierEvaluation evaluated, ProgramVersion program, DateTimeOffset now)
    {
        var one = found with { Tier = found.Tier ?? PartnerTier.Begin(found.Partner, program) };
        tiers.Change(one);
        Record(one.Partner, one.Tier, evaluated, now);
    }

    private void Record(Partner partner, PartnerTier tier, TierEvaluation evaluated, DateTimeOffset now)
    {
        tiers.Add(tier.Record(evaluated));
        partner.Hold(tier.Held(evaluated.IsPaused), now);
    }
}
