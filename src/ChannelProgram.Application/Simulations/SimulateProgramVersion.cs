using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Simulations;
using ChannelProgram.Domain.Tiers;
using MediatR;

namespace ChannelProgram.Application.Simulations;

/// <summary>
/// Replays a span under a draft, or another version, and under the versions that were in force then, partner by partner: what
/// differs is due to the draft. Stores nothing.
/// </summary>
public sealed record SimulateProgramVersion(int Version, SimulateProgramVersion.Span Asked, PageRequest Paging)
    : IRequest<Result<Page<SimulatedPartner>>>
{
    public sealed record Span : IListFilter
    {
        [Description("The first day, in the program's time zone. Absent: that of the last completed quarter.")]
        public DateOnly? From { get; init; }

        [Description("The day after the last one: today at most, and at most 366 days after the first. Absent: a quarter later.")]
        public DateOnly? Until { get; init; }

        [Description("Only these partners.")]
        public IReadOnlyList<PartnerId> Partner { get; init; } = [];
    }

    public sealed class Handler(
        ProgramDrafts drafts, IProgramVersionStore versions, IProgramVersions programs, IPartnerTiers tiers,
        TierFactsReader reader, IPastRegistrations registrations, ProgramClock clock)
        : IRequestHandler<SimulateProgramVersion, Result<Page<SimulatedPartner>>>
    {
        public async Task<Result<Page<SimulatedPartner>>> Handle(SimulateProgramVersion request, CancellationToken ct)
        {
            var now = clock.Now();
            var found = await Find(request.Version, now, ct);
            if (found.Refusal is { } refused) return refused;
            var asked = SimulatedSpan.Of(request.Asked.From, request.Asked.Until, programs.InForce(now).Calendar.Today(now));
            if (asked.Refusal is { } wrong) return wrong;

            var (simulated, span, limit) = (found.Value, asked.Value, request.Paging.Limit);
            var partners = await tiers.InOrder(
                request.Asked.Partner, new(request.Paging.After?.Id ?? Guid.Empty), request.Paging.FetchLimit, ct);
            Partner[] shown = [.. partners.Take(limit)];
            return new Page<SimulatedPartner>(
                await Simulate(shown, simulated, span, ct),
                partners.Count > limit ? new PagePosition(0, shown[^1].Id.Value) : null);
        }

        private async Task<Result<ProgramVersion>> Find(int version, DateTimeOffset now, CancellationToken ct)
        {
            if (await versions.LoadDraft(version, ct) is not { } draft)
                return programs.Find(version) is { } published ? published : ProgramRefusals.NotFound;

            var (program, faults) = drafts.Check(draft, now);
            return faults.Count > 0 ? ProgramRefusals.HasFaults(faults.Sum(it => it.Value.Length)) : program;
        }

        private async Task<IReadOnlyList<SimulatedPartner>> Simulate(
            Partner[] partners, ProgramVersion simulated, SimulatedSpan span, CancellationToken ct)
        {
            PartnerId[] ids = [.. partners.Select(it => it.Id)];
            var (before, after) = (
                TierReplay.Of(span.From, span.Until, InForceOn), TierReplay.Of(span.From, span.Until, _ => simulated));
            var facts = await reader.Of(
                partners.ToDictionary(it => it.Id, it => it.CreatedAt), [.. before.Nights, .. after.Nights], ct);
            var (from, until) = (simulated.Calendar.StartOf(span.From), simulated.Calendar.StartOf(span.Until));
            var recorded = await tiers.History(ids, from, until, ct);
            var deals = (await registrations.Of(ids, from, until, ct)).ToLookup(it => it.Partner);
            return [.. partners.Select(it =>
            {
                var (state, given) = (StateBefore(it, recorded[it.Id].FirstOrDefault()), TierReplay.GivenIn(recorded[it.Id]));
                return SimulatedPartner.Of(
                    it, Held(before), Held(after), [.. deals[it.Id]], from, programs.InForce, simulated);

                HeldTiers Held(TierReplay replay) => new(replay.Run(facts[it.Id], state, given), replay.Nights);
            })];

            TierState StateBefore(Partner partner, RecordedTierEvaluation? first) =>
                first is null ? PartnerTier.Begin(partner, InForceOn(span.From)).State
                : first.At < from ? first.After
                : first.Before;
        }

        /// <summary>Days before the first version are judged by that.</summary>
        private ProgramVersion InForceOn(DateOnly day) =>
            programs.At(programs.First.Calendar.StartOf(day)) ?? programs.First;
    }
}
